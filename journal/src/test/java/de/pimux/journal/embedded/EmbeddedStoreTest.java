package de.pimux.journal.embedded;

import de.pimux.journal.EventStore;
import de.pimux.journal.EventStoreContract;
import de.pimux.journal.ExpiryContract;
import de.pimux.journal.RemovalContract;
import de.pimux.journal.ShelfContract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest implements EventStoreContract, RemovalContract, ExpiryContract, ShelfContract {
    @TempDir
    Path folder;

    private Instant now = TUESDAY;
    private EventStore store;

    @BeforeEach
    void open() {
        store = opened(folder, () -> now);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The data in {@code journal}, the keys in {@code vault} of this folder; the clock stands still. */
    static EmbeddedStore opened(Path folder) {
        return opened(folder, () -> TUESDAY);
    }

    static EmbeddedStore opened(Path folder, InstantSource clock) {
        return EmbeddedStore.open(folder.resolve("journal"), settings(folder.resolve("vault"), clock, 0));
    }

    static EmbeddedStore.Settings settings(Path vault, InstantSource clock, long reserve) {
        return new EmbeddedStore.Settings(vault, POLICY, reserve, clock, Runnable::run);
    }

    @Override
    public void setClock(Instant time) {
        now = time;
    }

    @Override
    public EventStore store() {
        return store;
    }

    @Override
    public EventStore reopened() {
        store.close();
        open();
        return store;
    }
}
