package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CtlTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A server process of its own, as {@code ctl} is to find one: it keeps its accounts in memory. */
    public static final class Server implements AccountsPort {
        private final Map<String, String> accounts = new ConcurrentHashMap<>();

        public static void main(String[] arguments) throws IOException {
            try (DataFolder data = DataFolder.open(Path.of(arguments[0]))) {
                Accounts.register(new Server());
                System.out.println(data.path());
                System.in.transferTo(System.out);
            }
        }

        @Override
        public CompletionStage<Optional<String>> create(String name, String password) {
            return CompletableFuture.supplyAsync(() -> Optional.ofNullable(accounts.putIfAbsent(name, password))
                    .map(old -> "there is an account of that name"));
        }
    }

    @Test
    void accounts_are_made_by_a_running_server() throws Exception {
        Path file = Files.write(
                folder.resolve("accounts"),
                IntStream.range(0, 2000)
                        .mapToObj(i -> "user" + i + " pass word " + i)
                        .toList());
        Process server = start();
        try {
            assertThat(ctl("--data", folder.toString(), "accounts", "create", "--from", file.toString()))
                    .isZero();
            assertThat(out).hasToString("accounts created: 2000, not created: 0\n");
            Files.write(file, List.of("user1 again", "", "new one", "nopassword"));
            assertThat(ctl("accounts", "create", "--from", file.toString(), "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(out.toString(UTF_8)).endsWith("accounts created: 1, not created: 2\n");
            assertThat(err)
                    .hasToString(file + ":1: there is an account of that name\n" + file
                            + ":4: must be a name, a space and a password\n");
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start() throws IOException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(server.inputReader(UTF_8).readLine()).isEqualTo(folder.toString());
        return server;
    }

    @Test
    void without_a_server_the_failure_is_told() {
        assertThat(ctl("--data", folder.toString(), "accounts", "create", "--from", "accounts"))
                .isEqualTo(1);
        assertThat(err).hasToString("pimux ctl: no pimux runs in " + folder + "\n");
    }

    @Test
    void a_wrong_command_is_answered_with_the_right_ones() {
        assertThat(ctl("accounts", "creat")).isEqualTo(2);
        assertThat(ctl("accounts", "create")).isEqualTo(2);
        assertThat(ctl("--nonsense")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("accounts create --from FILE");
        assertThat(ctl("help")).isZero();
    }

    private int ctl(String... arguments) {
        return new Ctl(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }
}
