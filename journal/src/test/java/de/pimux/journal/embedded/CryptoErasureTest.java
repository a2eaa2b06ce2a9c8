package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.TUESDAY;
import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.archive;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.delivered;
import static de.pimux.journal.StoreFixture.pending;
import static de.pimux.journal.StoreFixture.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.Direction;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.StoreException;
import de.pimux.journal.StoreFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasure reaches what deletion can't: copies of the data, and what a crash left half done. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CryptoErasureTest {
    private static final String ERASED = "erased";

    @TempDir
    Path folder;

    private Path live;
    private Path backup;

    /** Alice and Bob have something of every class; a copy is made of it. */
    @BeforeEach
    void live() {
        live = folder.resolve("live");
        backup = folder.resolve("backup");
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            for (EntityKey entity : List.of(ALICE, BOB)) {
                await(store.append(
                        entity, List.of(account(1, "a"), account(2, "b"), pending(3, "c"), archive(4, MONDAY, "d"))));
                await(store.saveSnapshot(entity, snapshot(1, "s")));
            }
            Folders.copy(live, backup);
        }
    }

    private void erase(EventStore store, EntityKey entity, long sequence) {
        await(store.append(entity, List.of(EventRecord.erasure(sequence, ERASED.getBytes(UTF_8)))));
    }

    /** The folder of the backup becomes that of the live store. */
    private void bringBack(String what) {
        Folders.delete(live.resolve(what));
        Folders.copy(backup.resolve(what), live.resolve(what));
    }

    private static List<String> read(EventStore store, EntityKey entity) {
        List<String> found = new ArrayList<>();
        await(store.loadSnapshot(entity, SequenceRange.ALL))
                .ifPresent(snapshot -> found.add(new String(snapshot.state(), UTF_8)));
        await(store.replay(entity, SequenceRange.ALL, 99, event -> found.add(new String(event.payload(), UTF_8))));
        await(store.page(
                        Shelf.of(RetentionClass.ARCHIVE, MONDAY),
                        entity,
                        SequenceRange.ALL,
                        Direction.OLDEST_FIRST,
                        99))
                .forEach(event -> found.add(new String(event.payload(), UTF_8)));
        return found;
    }

    private static void expectErased(EmbeddedStore store) {
        assertThat(read(store, ALICE)).containsExactly(ERASED);
        assertThat(await(store.highestSequence(ALICE))).isEqualTo(5);
        assertThat(RawRows.of(store, ALICE)).as("the rows have gone as well").hasSize(1);
        assertThat(read(store, BOB)).containsExactly("s", "b", "c", "d");
    }

    @Test
    void data_that_is_brought_back_erases_again_what_was_erased_since() {
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            erase(store, ALICE, 5);
        }
        bringBack("journal");
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            expectErased(store);
        }
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            expectErased(store);
            await(store.append(ALICE, List.of(account(6, "new owner"))));
        }
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            assertThat(read(store, ALICE)).containsExactly(ERASED, "new owner");
        }
    }

    @Test
    void whom_others_may_know_again_is_told_at_each_start_until_they_have_forgotten_them() {
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            erase(store, ALICE, 5);
            assertThat(store.erasedAgain()).isEmpty();
        }
        bringBack("journal");
        for (int starts = 0; starts < 2; starts++)
            try (EventStore store = EmbeddedStoreTest.opened(live)) {
                assertThat(store.erasedAgain()).containsExactly(ALICE);
            }
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            await(store.forgetErasedAgain());
            erase(store, BOB, 5);
        }
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            assertThat(store.erasedAgain()).isEmpty();
        }
    }

    @Test
    void an_account_that_came_again_and_went_again_since_the_backup_is_erased_as_well() {
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            erase(store, ALICE, 5);
            await(store.append(ALICE, List.of(account(6, "new owner"))));
            erase(store, BOB, 5);
            await(store.erase(ALICE));
        }
        bringBack("journal");
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            assertThat(read(store, ALICE)).isEmpty();
            assertThat(read(store, BOB)).containsExactly(ERASED);
        }
    }

    @Test
    void a_crash_between_the_vault_and_the_data_is_finished_at_the_next_start() {
        Path crashed = folder.resolve("crashed");
        Folders.copy(live.resolve("journal"), crashed.resolve("journal"));
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            erase(store, ALICE, 5);
            Folders.copy(live.resolve("vault"), crashed.resolve("vault"));
        }
        try (EmbeddedStore store = EmbeddedStoreTest.opened(crashed)) {
            expectErased(store);
        }
    }

    @Test
    void a_crash_before_the_vault_has_erased_nothing_and_one_after_the_data_everything() {
        Path after = folder.resolve("after");
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            erase(store, ALICE, 5);
            Folders.copy(live, after);
        }
        try (EmbeddedStore store = EmbeddedStoreTest.opened(backup)) {
            assertThat(read(store, ALICE)).containsExactly("s", "b", "c", "d");
        }
        try (EmbeddedStore store = EmbeddedStoreTest.opened(after)) {
            expectErased(store);
        }
    }

    @Test
    void a_vault_that_is_older_than_the_data_is_refused() {
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            erase(store, ALICE, 5);
        }
        bringBack("vault");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> EmbeddedStoreTest.opened(live))
                .withMessageContaining("older than the data");
    }

    @Test
    void data_without_its_vault_is_refused() {
        Folders.copy(live.resolve("journal"), folder.resolve("one/journal"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> EmbeddedStoreTest.opened(folder.resolve("one")))
                .withMessageContaining("is missing");
    }

    @Test
    void in_data_that_is_brought_back_an_hour_that_has_expired_since_stays_unreadable() {
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            await(store.expire(RetentionClass.ARCHIVE, TUESDAY));
        }
        bringBack("journal");
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            assertThat(read(store, ALICE)).containsExactly("s", "b", "c");
        }
    }

    @Test
    void data_of_an_earlier_version_is_refused() {
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            store.look(database -> {
                database.rocks().delete(database.notes().handle(), "vault".getBytes(UTF_8));
                return database;
            });
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> EmbeddedStoreTest.opened(live))
                .withMessageContaining("before payloads were sealed");
    }

    @Test
    void data_from_before_new_keys_is_refused_because_nobody_can_read_it() {
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            store.renewKeys();
        }
        try (EventStore store = EmbeddedStoreTest.opened(live)) {
            assertThat(read(store, ALICE)).containsExactly("s", "b", "c", "d");
        }
        bringBack("journal");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> EmbeddedStoreTest.opened(live))
                .withMessageContaining("newer copy of the data");
    }

    @Test
    void new_keys_go_on_where_a_crash_stopped_them() {
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            store.beginRenewal();
            await(store.append(ALICE, List.of(pending(5, "after"))));
            assertThat(store.isRenewingKeys()).isTrue();
        }
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            assertThat(store.isRenewingKeys()).isTrue();
            assertThat(read(store, ALICE)).containsExactly("s", "b", "c", "after", "d");
            store.finishRenewingKeys();
            assertThat(store.isRenewingKeys()).isFalse();
        }
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            assertThat(read(store, ALICE)).containsExactly("s", "b", "c", "after", "d");
            store.finishRenewingKeys();
        }
    }

    @Test
    void new_keys_come_while_writing_goes_on_and_bring_nothing_back() {
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            List<CompletionStage<Void>> writes = new ArrayList<>();
            Thread writer = new Thread(() -> {
                for (long i = 10; i <= 20_000; i += 2) {
                    writes.add(store.append(BOB, List.of(pending(i, "x"))));
                    writes.add(store.append(BOB, List.of(delivered(i + 1, i))));
                    if (i == 10_000) {
                        writes.add(store.erase(ALICE));
                    }
                }
            });
            writer.start();
            do {
                store.renewKeys();
            } while (writer.isAlive());
            writes.forEach(StoreFixture::await);
            store.renewKeys();
            store.scrub();
            assertThat(read(store, BOB)).containsExactly("s", "b", "c", "d");
            assertThat(read(store, ALICE)).isEmpty();
            assertThat(RawRows.of(store, ALICE)).isEmpty();
            assertThat(RawRows.of(store, BOB)).hasSize(4);
        }
    }

    @Test
    void ten_thousand_new_accounts_share_syncs() {
        try (EmbeddedStore store = EmbeddedStoreTest.opened(live)) {
            long begin = System.nanoTime();
            List<CompletionStage<Void>> writes = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                writes.add(store.append(new EntityKey(i, i), List.of(account(1, "a"))));
            }
            writes.forEach(StoreFixture::await);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            assertThat((long) store.look(database -> database.vault().syncs())).isLessThan(2_000);
        }
    }
}
