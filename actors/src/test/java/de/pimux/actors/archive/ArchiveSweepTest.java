package de.pimux.actors.archive;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.CredentialsEvent.AccountRestricted;
import de.pimux.core.archive.ArchiveEvent.ArchiveRetentionChanged;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.Direction;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Stanza;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.Snapshot;
import de.pimux.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Owners who want messages gone early, and who never come back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveSweepTest extends ArchiveFixture {
    private final EntityKey juliet = secret.entityKey(JULIET.text());

    private ArchiveSweep sweep() {
        return new ArchiveSweep(store, codec, () -> now, 30);
    }

    private void happened(AccountEvent event) {
        EventRecord record = EventRecord.of(++sequence, RetentionClass.ACCOUNT, codec.encode(event));
        store.append(juliet, List.of(record)).toCompletableFuture().join();
    }

    private long stored() {
        return store.count(juliet).toCompletableFuture().join().getOrDefault(RetentionClass.ARCHIVE, 0L);
    }

    private long newerThan(int days) {
        return model.stream()
                .filter(entry -> !entry.at().isBefore(now.minus(Duration.ofDays(days))))
                .count();
    }

    private void isRegistered() {
        happened(new AccountRegistered(new ScramCredentials(Map.of()), now));
    }

    @Test
    void what_is_older_than_its_owner_wants_goes_although_the_owner_does_nothing() {
        isRegistered();
        happened(new ArchiveRetentionChanged(3));
        archiveSome(150);
        ArchiveSweep sweep = sweep();
        sweep.goOn();
        assertThat(newerThan(3)).isBetween(1L, 149L);
        assertThat(stored()).isEqualTo(newerThan(3));
        now = now.plus(Duration.ofDays(1));
        sweep.goOn(); // sees that it is at the end
        sweep.goOn();
        assertThat(stored()).isEqualTo(newerThan(3));
        now = now.plus(Duration.ofDays(3));
        sweep.goOn();
        assertThat(stored()).isZero();
    }

    @Test
    void a_snapshot_tells_it_as_well_as_events_and_the_last_word_counts() {
        AccountState saved = AccountState.ABSENT
                .apply(new AccountRegistered(new ScramCredentials(Map.of()), now))
                .apply(new ArchiveRetentionChanged(9));
        store.saveSnapshot(juliet, new Snapshot(++sequence, now.toEpochMilli(), codec.encode(saved)))
                .toCompletableFuture()
                .join();
        archiveSome(300);
        sweep().goOn();
        assertThat(newerThan(9)).isBetween(1L, 299L);
        assertThat(stored()).isEqualTo(newerThan(9));
        long left = stored();
        happened(new ArchiveRetentionChanged(0));
        now = now.plus(Duration.ofDays(20));
        sweep().goOn();
        assertThat(stored()).isEqualTo(left);
    }

    @Test
    void who_wants_nothing_else_than_the_policy_or_is_restricted_keeps_everything() {
        isRegistered();
        archiveSome(150);
        sweep().goOn();
        assertThat(stored()).isEqualTo(150);
        happened(new ArchiveRetentionChanged(3));
        happened(new AccountRestricted(now));
        sweep().goOn();
        assertThat(stored()).isEqualTo(150);
    }

    @Test
    void all_accounts_have_their_turn_a_few_at_a_time() {
        for (int i = 0; i < 500; i++) {
            EventRecord record = EventRecord.of(
                    1,
                    RetentionClass.ACCOUNT,
                    codec.encode(new AccountRegistered(new ScramCredentials(Map.of()), now)));
            store.append(new EntityKey(i, i), List.of(record))
                    .toCompletableFuture()
                    .join();
        }
        EntityKey last = new EntityKey(-1, -1);
        MessageArchived old = new MessageArchived(
                now.minus(Duration.ofDays(9)), Direction.SENT, ROMEO, Element.of(Stanza.CLIENT, "message"));
        EventRecord begin = EventRecord.of(
                1, RetentionClass.ACCOUNT, codec.encode(new AccountRegistered(new ScramCredentials(Map.of()), now)));
        EventRecord wish = EventRecord.of(2, RetentionClass.ACCOUNT, codec.encode(new ArchiveRetentionChanged(3)));
        EventRecord message = EventRecord.of(3, RetentionClass.ARCHIVE, old.at(), codec.encode(old));
        store.append(last, List.of(begin, wish, message)).toCompletableFuture().join();
        ArchiveSweep sweep = sweep();
        sweep.goOn();
        sweep.goOn();
        assertThat(store.count(last).toCompletableFuture().join()).containsKey(RetentionClass.ARCHIVE);
        sweep.goOn();
        assertThat(store.count(last).toCompletableFuture().join()).doesNotContainKey(RetentionClass.ARCHIVE);
    }
}
