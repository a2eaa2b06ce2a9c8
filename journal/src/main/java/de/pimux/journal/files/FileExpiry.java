package de.pimux.journal.files;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when the files of a day go: with its shelf. To be called behind what expires shelves, so that the keys are
 * destroyed first; what a crash leaves between the two goes at the next start.
 */
public final class FileExpiry {
    private static final Logger LOG = LoggerFactory.getLogger(FileExpiry.class);
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final DayFolders files;
    private final RetentionClass retention;
    private final RetentionPolicy policy;
    private final Duration spread;
    private final InstantSource clock;

    /** @param spread how long after midnight a day goes */
    public FileExpiry(
            DayFolders files, RetentionClass retention, RetentionPolicy policy, Duration spread, InstantSource clock) {
        this.files = files;
        this.retention = retention;
        this.policy = policy;
        this.spread = spread;
        this.clock = clock;
    }

    /**
     * To be called at start, before anybody can ask for anything: without the spread.
     *
     * @throws de.pimux.journal.StoreException if the storage fails
     */
    public void expireOverdue() {
        expire(Duration.ZERO);
    }

    /**
     * To be called every now and then; expires in the calling thread what is due.
     *
     * @throws de.pimux.journal.StoreException if the storage fails; the next call tries again
     */
    public void expireIfDue() {
        expire(spread);
    }

    private void expire(Duration after) {
        for (LocalDate day : due(after)) {
            files.drop(day);
            LOG.info("The files of {} have expired", day);
        }
    }

    private List<LocalDate> due(Duration after) {
        Instant now = clock.instant();
        return files.days().stream()
                .filter(day -> !policy.endOf(retention, day).plus(after).isAfter(now))
                .toList();
    }

    /** Whether files of a day are there longer than they may be by more than an hour. */
    public boolean isOverdue() {
        return !due(spread.plus(TOLERANCE)).isEmpty();
    }
}
