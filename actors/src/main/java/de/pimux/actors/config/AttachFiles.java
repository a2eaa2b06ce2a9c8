package de.pimux.actors.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files through which tools reach a JVM. A JVM that was asked for has a socket in the temporary folder, which it
 * leaves there when it is killed; a tool that is killed leaves a request. Both bear the number of the process.
 */
final class AttachFiles {
    /** HotSpot's own choice (os::get_temp_directory), whatever {@code java.io.tmpdir} is. */
    private static final Path TEMPORARY = Path.of("/tmp");

    private AttachFiles() {}

    /** Takes away what the server left that once wrote this file, if it has ended without cleaning up. */
    static void clean(Path pidFile) throws IOException {
        long pid = pid(pidFile);
        if (pid <= 0 || ProcessHandle.of(pid).isPresent()) return;
        List<Path> left = List.of(
                TEMPORARY.resolve(".java_pid" + pid),
                TEMPORARY.resolve(".attach_pid" + pid),
                Path.of(".attach_pid" + pid));
        for (Path file : left) delete(file);
    }

    private static long pid(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(file).trim());
        } catch (NoSuchFileException | NumberFormatException nothingLeft) {
            return 0;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // another user's: the folder's sticky bit keeps it from us, as it should
        }
    }
}
