package de.pimux.actors.operator;

import de.pimux.journal.EventStore;
import java.time.Instant;
import java.util.Optional;

/** Shows the operator how the journal is. */
public final class Journal implements JournalMXBean {
    static final String DISK_FULL = "pimux.disk.full";

    private final EventStore store;

    private Journal(EventStore store) {
        this.store = store;
    }

    /** Puts the bean where a console finds it. */
    public static Alarm register(EventStore store) {
        Bean bean = Bean.register(NAME, new Journal(store), JournalMXBean.class, DISK_FULL, Alarm.over(DISK_FULL));
        return new Alarm(DISK_FULL, () -> trouble(store), bean::alarm);
    }

    private static Optional<String> trouble(EventStore store) {
        return switch (store.health()) {
            case WRITABLE -> Optional.empty();
            case FULL -> Optional.of("The disk of the journal is full: no new content is stored until there is room");
            case FAILED -> Optional.of("The journal's storage fails: nothing is stored until it is open again");
        };
    }

    @Override
    public String getHealth() {
        return store.health().name();
    }

    @Override
    public long getFreeBytes() {
        return store.figures().freeBytes();
    }

    @Override
    public String getOldestUnscrubbed() {
        return store.oldestUnscrubbed().map(Instant::toString).orElse("");
    }

    @Override
    public long getEventsWritten() {
        return store.figures().eventsWritten();
    }

    @Override
    public boolean isRenewingKeys() {
        return store.isRenewingKeys();
    }

    @Override
    public void scrub() {
        store.scrub();
    }
}
