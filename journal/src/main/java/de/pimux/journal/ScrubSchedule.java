package de.pimux.journal;

import java.time.Duration;
import java.time.InstantSource;

/** Decides when a store is scrubbed: so early that what was deleted has left the disk in time. */
public final class ScrubSchedule {
    private final EventStore store;
    private final InstantSource clock;
    private final Duration delay;

    /** @param within the longest time from a deletion to the end of the scrub that follows it */
    public ScrubSchedule(EventStore store, InstantSource clock, Duration within) {
        this.store = store;
        this.clock = clock;
        // a quarter of the time is left for the work
        this.delay = within.minus(within.dividedBy(4));
    }

    /**
     * To be called every now and then; scrubs in the calling thread if it is time.
     *
     * @return whether it was
     * @throws StoreException if the storage fails; the next call tries again
     */
    public boolean scrubIfDue() {
        boolean due = store.oldestUnscrubbed()
                .map(oldest -> !clock.instant().isBefore(oldest.plus(delay)))
                .orElse(false);
        if (due) {
            store.scrub();
        }
        return due;
    }
}
