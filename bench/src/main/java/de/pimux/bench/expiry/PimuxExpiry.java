package de.pimux.bench.expiry;

import de.pimux.bench.measure.ProcessTree;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.Direction;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.core.stanza.Stanza;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.EventStore;
import de.pimux.journal.RetentionSchedule;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.journal.codec.retention.RetentionCodecs;
import de.pimux.journal.embedded.EmbeddedStore;
import de.pimux.xml.Element;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** pimux's own store and its own schedule, in this process, with a clock that the bench sets. */
public final class PimuxExpiry {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 30;
    private static final int AT_ONCE = 2000;
    private static final String BODY = "The ferry at seven is full, so I booked the one at eight."
            + " Bring the blue bag and the two books that I left on your table.";

    private final DataSecret secret = new DataSecret(new byte[32]);
    private final EventCodec codec = new EventCodec(List.of(new AccountCodecs(), new RetentionCodecs()));
    private final ProcessTree self = new ProcessTree(ProcessHandle.current().pid());
    private final Random random = new Random(30);
    private final long[] sequences;
    private final int messages;
    private final PrintStream out;
    private volatile Instant now = START;
    private long recorded;

    public PimuxExpiry(int messages, int accounts, PrintStream out) {
        this.sequences = new long[accounts];
        this.messages = messages;
        this.out = out;
    }

    /** @param folder an empty folder */
    public void measure(Path folder) {
        RetentionPolicy policy = RetentionPolicy.of(DAYS, DAYS, 7, 7);
        EmbeddedStore.Settings settings = new EmbeddedStore.Settings(
                folder.resolve("vault"),
                policy,
                EmbeddedStore.Settings.DEFAULT_RESERVE_BYTES,
                () -> now,
                Runnable::run);
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("journal"), settings)) {
            out.println("pimux: archiving " + messages + " messages of " + sequences.length + " accounts, " + DAYS
                    + " days: " + Cost.of(self, () -> fill(store)));
            out.println("pimux: scrub after start: " + Cost.of(self, store::scrub));
            RetentionSchedule schedule =
                    new RetentionSchedule(store, () -> now, policy, Duration.ZERO, expired -> record(store, expired));
            Cost keys = Cost.of(self, () -> expireHours(schedule));
            out.println("pimux: one day's keys, hour by hour: " + keys);
            now = START.plus(Duration.ofDays(DAYS + 1));
            out.println("pimux: that day's shelf, " + messages / DAYS + " messages: "
                    + Cost.of(self, schedule::expireIfDue));
            out.println("pimux: scrub after it: " + Cost.of(self, store::scrub));
        }
    }

    /** Every account has its own journal, so each batch is of as many accounts as messages. */
    private void fill(EventStore store) {
        CompletableFuture<?>[] underWay = new CompletableFuture<?>[AT_ONCE];
        for (int i = 0; i < messages; i++) {
            now = START.plusSeconds(Duration.ofDays(DAYS).toSeconds() * i / messages);
            underWay[i % AT_ONCE] = archive(store).toCompletableFuture();
            if (i % AT_ONCE == AT_ONCE - 1) {
                CompletableFuture.allOf(underWay).join();
            }
        }
    }

    private CompletionStage<Void> archive(EventStore store) {
        int account = random.nextInt(sequences.length);
        String name = "account|" + account;
        Element stanza = Element.of(Stanza.CLIENT, "message")
                .with(Element.of(Stanza.CLIENT, "body").withText(BODY));
        Jid peer = Jid.of("u" + random.nextInt(sequences.length) + "@localhost/phone");
        MessageArchived event = new MessageArchived(now, Direction.RECEIVED, peer, stanza);
        long[] foundBy = event.foundBy().stream()
                .mapToLong(text -> secret.indexKey(name, text))
                .toArray();
        return store.append(
                secret.entityKey(name),
                List.of(EventRecord.indexed(
                        ++sequences[account], RetentionClass.ARCHIVE, now, codec.encode(event), foundBy)));
    }

    private CompletionStage<Void> record(EventStore store, ShelfExpired expired) {
        EntityKey ledger = secret.entityKey("retention");
        return store.append(ledger, List.of(EventRecord.of(++recorded, RetentionClass.ACCOUNT, codec.encode(expired))));
    }

    private void expireHours(RetentionSchedule schedule) {
        for (int hour = 1; hour < 24; hour++) {
            now = START.plus(Duration.ofDays(DAYS)).plus(Duration.ofHours(hour));
            schedule.expireIfDue();
        }
    }
}
