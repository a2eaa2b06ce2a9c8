package de.pimux.actors.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.archive.ArchiveBounds;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.config.ConfigReader;
import de.pimux.core.account.AccountState;
import de.pimux.core.archive.ArchiveEvent.ArchiveRetentionChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences.Default;
import de.pimux.core.archive.Direction;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EventRecord;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.journal.embedded.EmbeddedStore;
import de.pimux.xml.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveGateTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

    private final DataSecret secret = new DataSecret(new byte[32]);
    private final EventCodec codec = new EventCodec(List.of(new AccountCodecs()));
    private EmbeddedStore store;
    private AccountContext account;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        store = EmbeddedStore.open(
                folder.resolve("journal"),
                new EmbeddedStore.Settings(
                        folder.resolve("vault"),
                        RetentionPolicy.of(30, 30, 7, 7),
                        0,
                        InstantSource.fixed(NOW),
                        Runnable::run));
        Archives archives = new Archives(
                store, codec, secret, Jid::text, new ArchiveBounds(Default.NEVER, 30, 1_000, 100, 1_000_000));
        account = new AccountContext(
                JULIET,
                AccountState.ABSENT,
                new Sessions(JULIET),
                archives,
                100,
                NOW,
                ConfigReader.defaults(Path.of("")).limits(),
                Duration.ZERO);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void archive(long sequence, Instant at) {
        MessageArchived event = new MessageArchived(
                at, Direction.SENT, Jid.of("romeo@montague.lit"), Element.of(Stanza.CLIENT, "message"));
        EventRecord row = EventRecord.of(sequence, RetentionClass.ARCHIVE, at, codec.encode(event));
        store.append(secret.entityKey(JULIET.text()), List.of(row))
                .toCompletableFuture()
                .join();
    }

    /** What an account decides once the effect of an outcome has found out what it looks for. */
    private Outcome afterReview(Outcome outcome) {
        assertThat(outcome.effects()).hasSize(1);
        AccountEffect.Investigate review =
                (AccountEffect.Investigate) outcome.effects().get(0);
        return review.question().get().toCompletableFuture().join().decide(account);
    }

    @Test
    void a_shorter_life_takes_at_once_what_has_outlived_it() {
        archive(1, NOW.minus(Duration.ofDays(9)));
        archive(2, NOW.minus(Duration.ofDays(8)));
        archive(3, NOW.minus(Duration.ofDays(6)));
        Outcome outcome = ArchiveGate.retain(account, 7);
        assertThat(outcome.events()).containsExactly(new ArchiveRetentionChanged(7));
        Instant last = NOW.minus(Duration.ofDays(8));
        assertThat(afterReview(outcome).events())
                .containsExactly(new ArchiveTrimmed(
                        NOW,
                        new ShelfPosition(last.atZone(java.time.ZoneOffset.UTC).toLocalDate(), 2)));
    }

    @Test
    void where_nothing_has_outlived_it_nothing_happens() {
        archive(1, NOW.minus(Duration.ofDays(6)));
        assertThat(afterReview(ArchiveGate.retain(account, 7)).events()).isEmpty();
    }

    @Test
    void a_longer_life_than_the_policy_allows_is_refused() {
        assertThat(ArchiveGate.retain(account, 31)).isEqualTo(Outcome.refuse(Condition.NOT_ACCEPTABLE));
    }
}
