package de.pimux.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DataSecretTest {
    @TempDir
    Path folder;

    @Test
    void names_are_the_same_after_a_restart_and_different_in_another_folder() throws IOException {
        EntityKey first = DataSecret.of(folder.resolve("a")).entityKey("account|x");
        assertThat(DataSecret.of(folder.resolve("a")).entityKey("account|x")).isEqualTo(first);
        assertThat(DataSecret.of(folder.resolve("b")).entityKey("account|x")).isNotEqualTo(first);
    }

    @Test
    void different_texts_and_different_purposes_have_different_names() {
        DataSecret secret = new DataSecret(new byte[32]);
        assertThat(secret.entityKey("account|x")).isNotEqualTo(secret.entityKey("account|y"));
        assertThat(secret.mac("a", "x")).isNotEqualTo(secret.mac("b", "x")).hasSize(32);
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        DataSecret.of(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining("glob:**secret").isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_damaged_secret_is_refused_instead_of_replaced() throws IOException {
        Files.write(folder.resolve("secret"), new byte[7]);
        assertThatThrownBy(() -> DataSecret.of(folder)).isInstanceOf(IOException.class);
    }
}
