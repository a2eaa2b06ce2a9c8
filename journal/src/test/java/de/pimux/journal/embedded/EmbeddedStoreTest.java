package de.pimux.journal.embedded;

import de.pimux.journal.EventStore;
import de.pimux.journal.EventStoreContract;
import de.pimux.journal.ShelfContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest implements EventStoreContract, ShelfContract {
    @TempDir
    Path folder;

    private EventStore store;

    @BeforeEach
    void open() {
        store = opened(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    static EmbeddedStore opened(Path folder) {
        return EmbeddedStore.open(folder, new EmbeddedStore.Settings(0, InstantSource.system(), Runnable::run));
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
