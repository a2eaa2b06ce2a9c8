package de.pimux.actors.config;

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
class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_new_data_folder_is_for_its_owner_only() throws Exception {
        Path data = folder.resolve("deep/data");
        try (DataFolder opened = DataFolder.open(data)) {
            assertThat(opened.path()).isEqualTo(data);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void two_servers_cannot_share_a_data_folder() throws Exception {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(first.path()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another pimux runs in");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void the_running_server_is_found_by_its_data_folder() throws Exception {
        try (DataFolder opened = DataFolder.open(folder)) {
            assertThat(DataFolder.runningIn(opened.path()))
                    .isEqualTo(ProcessHandle.current().pid());
        }
        assertThatThrownBy(() -> DataFolder.runningIn(folder)).hasMessageContaining("no pimux runs in");
    }

    @Test
    void what_a_killed_server_left_to_attach_by_goes_with_the_next_start() throws Exception {
        Path left = Files.createFile(Path.of("/tmp/.java_pid4194999")); // above every process id of Linux
        Files.writeString(folder.resolve("pimux.pid"), "4194999\n");
        DataFolder.open(folder).close();
        assertThat(left).doesNotExist();
    }

    @Test
    void the_files_of_a_process_that_runs_stay() throws Exception {
        long own = ProcessHandle.current().pid();
        Path request = Files.createFile(Path.of(".attach_pid" + own));
        try {
            Files.writeString(folder.resolve("pimux.pid"), own + "\n");
            DataFolder.open(folder).close();
            assertThat(request).exists();
        } finally {
            Files.delete(request);
        }
    }
}
