package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompletionTest {
    @TempDir
    Path folder;

    @Test
    void bash_completes_commands_and_options() throws Exception {
        assertThat(completed("pimux c")).containsExactlyInAnyOrder("check", "ctl");
        assertThat(completed("pimux ctl ret")).containsExactly("retention");
        assertThat(completed("pimux ctl accounts ")).contains("create", "create-from", "erase", "--json");
        assertThat(completed("pimux ctl --config pimux.conf sessions e")).containsExactly("end", "end-one");
        assertThat(completed("pimux ctl accounts create --f")).containsExactly("--from");
        assertThat(completed("pimux ctl accounts export ann --t")).containsExactly("--to");
        assertThat(completed("pimux ctl journal status --j")).containsExactly("--json");
    }

    @Test
    void bash_completes_names_of_files() throws Exception {
        Files.createFile(folder.resolve("my accounts.txt"));
        assertThat(completed("pimux ctl accounts create --from my")).containsExactly("my accounts.txt");
        assertThat(completed("pimux ctl accounts import my")).containsExactly("my accounts.txt");
        assertThat(completed("pimux ctl accounts export ann --to my")).containsExactly("my accounts.txt");
        assertThat(completed("pimux ctl --data my")).containsExactly("my accounts.txt");
    }

    private List<String> completed(String line) throws IOException {
        String script = Completion.bash() + "\nCOMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _pimux\n"
                + "printf '%s\\n' \"${COMPREPLY[@]}\"\n";
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script, "bash").directory(folder.toFile());
        for (String word : line.split(" ", -1)) bash.command().add(word);
        Process process = bash.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
    }
}
