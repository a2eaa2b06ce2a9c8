package de.pimux.actors.operator;

/** The journal, for the operator: {@code pimux:type=Journal}. */
@Described("The journal, which holds everything that is stored.")
public interface JournalMXBean {
    String NAME = "pimux:type=Journal";

    @Described("WRITABLE, FULL (no new content until there is room, deletions go on) or FAILED.")
    String getHealth();

    @Described("How many bytes may still be written to its disk.")
    long getFreeBytes();

    @Described("When the oldest deletion happened whose bytes may still be on the disk, in UTC; empty if none.")
    String getOldestUnscrubbed();

    @Described("How many events were written since the start.")
    long getEventsWritten();

    @Described("Whether new keys are being given, or that was interrupted and goes on by itself.")
    boolean isRenewingKeys();

    @Described("Makes what is deleted leave every file now, not within the configured time; returns when it has.")
    void scrub();
}
