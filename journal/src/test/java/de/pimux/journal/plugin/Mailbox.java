package de.pimux.journal.plugin;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.Tombstone;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An entity with a setting that lasts and a queue that does not: what an account is to the journal. */
final class Mailbox extends EventSourcedBehavior<Mailbox.Command, Retained, Mailbox.State> {
    sealed interface Command {}

    record Set(String setting, ActorRef<State> replyTo) implements Command {}

    record Queue(String message, ActorRef<State> replyTo) implements Command {}

    record Deliver(long number, ActorRef<State> replyTo) implements Command {}

    record Get(ActorRef<State> replyTo) implements Command {}

    record Stop() implements Command {}

    /** Persists an event that cannot be stored. */
    record Misbehave() implements Command {}

    record SettingChanged(String setting) implements Retained {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }
    }

    record Queued(long number, String message) implements Retained {
        @Override
        public RetentionClass retention() {
            return RetentionClass.PENDING;
        }
    }

    record Delivered(long number) implements Tombstone {
        @Override
        public RetentionClass retention() {
            return RetentionClass.PENDING;
        }

        @Override
        public long[] discards() {
            return new long[] {number};
        }
    }

    /** Has no codec. */
    record Unknown() implements Retained {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }
    }

    record State(String setting, int changes, SortedMap<Long, String> queue) {
        static final State EMPTY = new State("", 0, new TreeMap<>());

        State apply(Retained event) {
            SortedMap<Long, String> next = new TreeMap<>(queue);
            if (event instanceof SettingChanged changed) {
                return new State(changed.setting, changes + 1, next);
            } else if (event instanceof Queued queued) {
                next.put(queued.number, queued.message);
            } else if (event instanceof Delivered delivered) {
                next.remove(delivered.number);
            }
            return new State(setting, changes, next);
        }
    }

    public static final class Codecs implements CodecModule {
        @Override
        public List<Codec<?>> codecs() {
            List<Codec<?>> all = new ArrayList<>();
            all.add(new Codec<>(
                    "test-set",
                    1,
                    SettingChanged.class,
                    (e, out) -> out.text(e.setting),
                    (in, v) -> new SettingChanged(in.text())));
            all.add(new Codec<>(
                    "test-queued",
                    1,
                    Queued.class,
                    (e, out) -> out.number(e.number).text(e.message),
                    (in, v) -> new Queued(in.number(), in.text())));
            all.add(new Codec<>(
                    "test-delivered",
                    1,
                    Delivered.class,
                    (e, out) -> out.number(e.number),
                    (in, v) -> new Delivered(in.number())));
            all.add(new Codec<>(
                    "test-state",
                    1,
                    State.class,
                    (s, out) -> out.text(s.setting).number(s.changes),
                    (in, v) -> new State(in.text(), in.smallNumber(), new TreeMap<>())));
            return all;
        }
    }

    private static final int SNAPSHOT_EVERY = 50;

    private final akka.actor.typed.javadsl.ActorContext<Command> context;

    static Behavior<Command> create(String id) {
        return akka.actor.typed.javadsl.Behaviors.setup(context -> new Mailbox(context, id));
    }

    private Mailbox(akka.actor.typed.javadsl.ActorContext<Command> context, String id) {
        super(
                PersistenceId.ofUniqueId(id),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(20), Duration.ofMillis(200), 0));
        this.context = context;
    }

    @Override
    public State emptyState() {
        return State.EMPTY;
    }

    @Override
    public String journalPluginId() {
        return "pimux.journal.plugin";
    }

    @Override
    public String snapshotPluginId() {
        return "pimux.journal.snapshots";
    }

    @Override
    public boolean shouldSnapshot(State state, Retained event, long sequence) {
        return event instanceof SettingChanged && state.changes % SNAPSHOT_EVERY == 0;
    }

    @Override
    public CommandHandler<Command, Retained, State> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Set.class, (state, c) -> persist(new SettingChanged(c.setting), c.replyTo))
                .onCommand(
                        Queue.class,
                        (state, c) -> persist(new Queued(lastSequenceNumber(context) + 1, c.message), c.replyTo))
                .onCommand(Deliver.class, (state, c) -> persist(new Delivered(c.number), c.replyTo))
                .onCommand(Get.class, (state, c) -> Effect().none().thenReply(c.replyTo, s -> s))
                .onCommand(Misbehave.class, (state, c) -> Effect().persist(new Unknown()))
                .onCommand(Stop.class, (state, c) -> Effect().stop())
                .build();
    }

    private akka.persistence.typed.javadsl.Effect<Retained, State> persist(Retained event, ActorRef<State> replyTo) {
        return Effect().persist(event).thenReply(replyTo, state -> state);
    }

    @Override
    public EventHandler<State, Retained> eventHandler() {
        return State::apply;
    }
}
