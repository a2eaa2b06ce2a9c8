package de.pimux.actors.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.actors.config.PasswordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleLoginTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void only_who_knows_the_password_comes_in() throws Exception {
        ConsoleLogin login = login();
        assertThat(login.authenticate(credentials("ann", "correct horse")).getPrincipals())
                .hasSize(1);
        refused(login, credentials("ann", "wrong horse"));
        refused(login, credentials("bob", ""));
        refused(login, credentials("bob", "correct horse"));
        refused(login, "ann");
        refused(login, null);
    }

    @Test
    void after_too_many_wrong_passwords_nobody_comes_in_for_the_rest_of_the_minute() throws Exception {
        ConsoleLogin login = login();
        for (int i = 0; i < ConsoleLogin.WRONG_PER_MINUTE; i++) refused(login, credentials("ann", "guess" + i));
        refused(login, credentials("ann", "correct horse"));
        now = now.plusSeconds(60);
        assertThat(login.authenticate(credentials("ann", "correct horse"))).isNotNull();
    }

    @Test
    void a_file_that_others_can_read_or_that_holds_no_good_password_is_refused() throws Exception {
        Path file = file("ann correct horse\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> PasswordFile.read(file)).hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> PasswordFile.read(file("ann short\n"))).hasMessageContaining("at least 12");
        assertThatThrownBy(() -> PasswordFile.read(file("# nobody\n"))).hasMessageContaining("holds no line");
        assertThatThrownBy(() -> PasswordFile.read(folder.resolve("none"))).hasMessageContaining("there is no file");
    }

    private static void refused(ConsoleLogin login, @Nullable Object credentials) {
        assertThatThrownBy(() -> login.authenticate(credentials)).isInstanceOf(SecurityException.class);
    }

    private static Object credentials(String name, String password) {
        return new String[] {name, password};
    }

    private ConsoleLogin login() throws IOException {
        return new ConsoleLogin(PasswordFile.read(file("ann correct horse\n")), () -> now);
    }

    private Path file(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("passwords"), lines);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
