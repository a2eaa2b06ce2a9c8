package de.pimux.journal.plugin;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.POLICY;
import static de.pimux.journal.StoreFixture.TUESDAY;
import static de.pimux.journal.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.EventStore;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.retention.RetentionCodecs;
import de.pimux.journal.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpiryLedgerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    private EventStore store;
    private ExpiryLedger ledger;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(
                folder.resolve("journal"),
                new EmbeddedStore.Settings(folder.resolve("vault"), POLICY, 0, () -> TUESDAY, Runnable::run));
        ledger = new ExpiryLedger(store, new EventCodec(List.of(new RetentionCodecs())), ALICE, 3);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static ShelfExpired expired(int day, long records) {
        return new ShelfExpired(RetentionClass.SECURITY, DAY.plusDays(day), TUESDAY, records);
    }

    @Test
    void what_has_expired_is_there_after_a_restart() {
        await(ledger.record(expired(0, 7)));
        await(ledger.record(expired(1, 8)));
        close();
        open();
        assertThat(await(ledger.entries())).containsExactly(expired(0, 7), expired(1, 8));
    }

    @Test
    void a_drop_that_a_crash_prevented_is_on_record_once_and_a_shelf_that_came_back_twice() {
        await(ledger.record(expired(0, 7)));
        await(ledger.record(expired(0, 7)));
        await(ledger.record(expired(0, 1)));
        assertThat(await(ledger.entries())).containsExactly(expired(0, 7), expired(0, 1));
    }

    @Test
    void only_the_newest_are_kept() {
        for (int day = 0; day < 10; day++) {
            await(ledger.record(expired(day, 1)));
        }
        assertThat(await(ledger.entries())).containsExactly(expired(7, 1), expired(8, 1), expired(9, 1));
    }
}
