package de.pimux.actors.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Appends lines to a file for each UTC day, and deletes the files whose time is up. Safe for every thread. */
final class DailyFile implements AutoCloseable {
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final LogFolder folder;
    private final InstantSource clock;
    private @Nullable LocalDate day;
    private @Nullable FileChannel file;

    private DailyFile(LogFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Starts after everything was deleted that became due while nothing ran. Files are for their owner only.
     *
     * @param prefix of the names of the files
     * @param days after so many days nothing of a day is left
     * @throws IOException if there is no such folder and none can be made, or what is due can't be deleted
     */
    static DailyFile open(Path path, String prefix, int days, InstantSource clock) throws IOException {
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        DailyFile file = new DailyFile(new LogFolder(path, prefix, days), clock);
        file.sweep();
        return file;
    }

    /** To be called every now and then, also when nothing is written. */
    void sweep() throws IOException {
        folder.sweep(clock.instant());
    }

    /** @param line with its end */
    synchronized void append(String line) throws IOException {
        Instant now = clock.instant();
        if (!LogFolder.day(now).equals(day)) turn(now);
        FileChannel open = file;
        if (open == null) return;
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) open.write(bytes);
    }

    private void turn(Instant now) throws IOException {
        LocalDate today = LogFolder.day(now);
        if (file != null) file.close();
        file = FileChannel.open(
                folder.file(today),
                APPEND,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        day = today;
        folder.sweep(now);
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) file.close();
    }
}
