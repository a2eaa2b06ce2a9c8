package de.pimux.actors.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what was asked of the web port into a file for each day. Who asked has no place in it. */
public final class AccessLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    /** Of the names of its files. */
    static final String PREFIX = "web-";

    /** Of a path, which may be nonsense; the rest is cut off. */
    private static final int MOST_CHARS = 500;

    private final DailyFile file;
    private final InstantSource clock;

    private AccessLog(DailyFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * All that is known of an access.
     *
     * @param path without what is asked behind it, and escaped as in a URL
     * @param bytes of content, received or sent
     */
    public record Access(String method, String path, int status, long bytes) {
        String line(Instant at) {
            String shown = path.length() > MOST_CHARS ? path.substring(0, MOST_CHARS) : path;
            return at.truncatedTo(ChronoUnit.SECONDS) + " " + method + " " + shown + " " + status + " " + bytes + "\n";
        }
    }

    /** As {@link DailyLog#open}. */
    public static AccessLog open(Path path, int days, InstantSource clock) throws IOException {
        return new AccessLog(DailyFile.open(path, PREFIX, days, clock), clock);
    }

    public void note(Access access) {
        try {
            file.append(access.line(clock.instant()));
        } catch (IOException e) {
            LOG.warn("An access to the web port can't be logged");
        }
    }

    /** To be called every now and then, also when nobody asks for anything. */
    public void sweep() {
        try {
            file.sweep();
        } catch (IOException e) {
            LOG.error("Web access logs whose time is up can't be deleted; it is tried again in a minute");
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
