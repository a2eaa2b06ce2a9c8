package de.pimux.actors.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Writes what is logged into a file for each day, and deletes the files whose time is up. */
public final class DailyLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Set<StandardOpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final LogFolder folder;
    private final InstantSource clock;
    private final LineLayout layout = new LineLayout();
    private @Nullable LocalDate day;
    private @Nullable FileChannel file;

    private DailyLog(LogFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Starts to write, after everything was deleted that became due while nothing ran. Files are for their owner only.
     *
     * @throws IOException if there is no such folder and none can be made, or what is due can't be deleted
     */
    public static DailyLog open(Path path, int days, InstantSource clock) throws IOException {
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        DailyLog log = new DailyLog(new LogFolder(path, days), clock);
        log.folder.sweep(LogFolder.day(clock.instant()));
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        log.setContext(context);
        log.setName("daily log");
        log.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        return log;
    }

    /** To be called every now and then, also when nothing is logged. */
    public void sweep() {
        try {
            folder.sweep(LogFolder.day(clock.instant()));
        } catch (IOException | DateTimeException e) {
            addError("log files whose time is up can't be deleted", e);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        try {
            LocalDate today = LogFolder.day(clock.instant());
            if (!today.equals(day)) turn(today);
            FileChannel open = file;
            if (open == null) return;
            ByteBuffer line = ByteBuffer.wrap(layout.doLayout(event).getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) open.write(line);
        } catch (IOException e) {
            addError("nothing can be logged", e);
        }
    }

    private void turn(LocalDate today) throws IOException {
        if (file != null) file.close();
        file = FileChannel.open(
                folder.file(today),
                APPEND,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        day = today;
        folder.sweep(today);
    }

    /** Logs no more. */
    @Override
    public void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender(this);
        stop();
        synchronized (this) {
            try {
                if (file != null) file.close();
            } catch (IOException e) {
                addError("the log can't be closed", e);
            }
        }
    }
}
