package de.pimux.actors.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is logged into a file for each day, and deletes the files whose time is up. */
public final class DailyLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DailyLog.class);

    /** Of the names of its files. */
    static final String PREFIX = "pimux-";

    private final DailyFile file;
    private final LineLayout layout = new LineLayout();

    private DailyLog(DailyFile file) {
        this.file = file;
    }

    /**
     * Starts to write, after everything was deleted that became due while nothing ran. Files are for their owner only.
     *
     * @throws IOException if there is no such folder and none can be made, or what is due can't be deleted
     */
    public static DailyLog open(Path path, int days, InstantSource clock) throws IOException {
        DailyLog log = new DailyLog(DailyFile.open(path, PREFIX, days, clock));
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
            file.sweep();
        } catch (IOException e) {
            LOG.error("Log files whose time is up can't be deleted; it is tried again in a minute");
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        try {
            file.append(layout.doLayout(event));
        } catch (IOException e) {
            addError("nothing can be logged", e);
        }
    }

    /** Logs no more. */
    @Override
    public void close() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender(this);
        stop();
        try {
            file.close();
        } catch (IOException e) {
            addError("the log can't be closed", e);
        }
    }
}
