package de.pimux.bench.jmh;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.offline.QueueEvent.MessagesDelivered;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Making bytes of an event for the journal, and the event again of its bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
    private static final Jid BOB = Jid.of("bob@a.example");
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00.123456789Z");
    private static final Element MESSAGE = Element.builder("jabber:client", "message")
            .attribute("from", "bob@a.example/phone")
            .attribute("to", "alice@a.example")
            .attribute("id", "m1")
            .attribute("type", "chat")
            .textChild(
                    "jabber:client", "body", "Shall we meet at the old bridge at seven? The ferry leaves at half past.")
            .build();

    /** What accounts write most: two for each message, and one for each change of a contact. */
    public enum Sample {
        MESSAGE_QUEUED,
        MESSAGES_DELIVERED,
        ROSTER_ITEM_SET;

        private AccountEvent event() {
            return switch (this) {
                case MESSAGE_QUEUED -> new MessageQueued(1_000_001, AT, BOB, MESSAGE);
                case MESSAGES_DELIVERED -> new MessagesDelivered(new long[] {1_000_001, 1_000_002, 1_000_003});
                case ROSTER_ITEM_SET -> new ItemSet(contact(), 1_795_424_401L);
            };
        }

        private static RosterItem contact() {
            return new RosterItem(BOB, "Bob", List.of("Friends", "Colleagues"), Subscription.BOTH, false, false);
        }
    }

    @Param
    public Sample sample = Sample.MESSAGE_QUEUED;

    private final EventCodec codec = new EventCodec(List.of(new AccountCodecs()));
    private AccountEvent event = sample.event();
    private byte[] bytes = new byte[0];

    @Setup
    public void open() {
        event = sample.event();
        bytes = codec.encode(event);
    }

    @Benchmark
    public byte[] encode() {
        return codec.encode(event);
    }

    @Benchmark
    public Object decode() {
        return codec.decode(bytes);
    }
}
