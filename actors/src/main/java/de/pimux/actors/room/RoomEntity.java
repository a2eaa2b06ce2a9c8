package de.pimux.actors.room;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import de.pimux.actors.archive.Served;
import de.pimux.actors.room.RoomCommand.Ask;
import de.pimux.actors.room.RoomCommand.Claimed;
import de.pimux.actors.room.RoomCommand.Destroy;
import de.pimux.actors.room.RoomCommand.Enlisted;
import de.pimux.actors.room.RoomCommand.Forget;
import de.pimux.actors.room.RoomCommand.HistoryRead;
import de.pimux.actors.room.RoomCommand.Idle;
import de.pimux.actors.room.RoomCommand.Inbound;
import de.pimux.actors.room.RoomCommand.Reviewed;
import de.pimux.actors.room.RoomCommand.Stop;
import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.room.Departure;
import de.pimux.core.room.DiscussionHistory;
import de.pimux.core.room.Entrance;
import de.pimux.core.room.Membership;
import de.pimux.core.room.Occupants;
import de.pimux.core.room.Room;
import de.pimux.core.room.RoomEvent;
import de.pimux.core.room.RoomFacts;
import de.pimux.core.room.RoomOutcome;
import de.pimux.core.room.RoomOwner;
import de.pimux.core.room.RoomStorage;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Keeps one room. What a persistent room is made of, and what it archives, is durable before anybody sees it; of any other
 * room nothing is stored, so that it goes with the last of its occupants, or with the process.
 */
public final class RoomEntity extends EventSourcedBehavior<RoomCommand, Retained, RoomFacts> {
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** So many messages may exceed the bound of an archive before somebody looks. */
    static final int REVIEW_AFTER = 500;

    private final String id;
    private final ActorContext<RoomCommand> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final RoomServices services;
    private final RoomRequests requests;
    private final RoomArchive archive;
    private final RoomMemory memory;

    /** Whether anything has come since the last snapshot that a snapshot would cover. */
    private boolean replayed;

    /** The snapshot that a start has found missing. */
    private CompletionStage<?> condensed = CompletableFuture.completedFuture(null);

    private RoomEntity(
            String entityId,
            ActorContext<RoomCommand> context,
            ActorRef<ClusterSharding.ShardCommand> shard,
            RoomServices services,
            RoomMemory memory) {
        super(
                PersistenceId.ofUniqueId(Rooms.persistenceId(entityId)),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
        this.id = entityId;
        this.context = context;
        this.shard = shard;
        this.services = services;
        this.archive = new RoomArchive(services);
        this.requests = new RoomRequests(services.archives(), services.policy(), services.tokens());
        this.memory = memory;
    }

    /** The behaviour of the entity with this opaque id. */
    public static Behavior<RoomCommand> create(
            String entityId, ActorRef<ClusterSharding.ShardCommand> shard, RoomServices services) {
        RoomMemory memory = services.memories().of(entityId);
        Behavior<RoomCommand> room = Behaviors.setup(context -> {
            context.setReceiveTimeout(IDLE, new Idle());
            return new RoomEntity(entityId, context, shard, services, memory);
        });
        return Behaviors.supervise(room)
                .onFailure(SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    }

    @Override
    public RoomFacts emptyState() {
        return RoomFacts.ABSENT;
    }

    @Override
    public CommandHandler<RoomCommand, Retained, RoomFacts> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Inbound.class, this::inbound)
                .onCommand(Claimed.class, this::claimed)
                .onCommand(HistoryRead.class, (stored, read) -> historyRead(read))
                .onCommand(Enlisted.class, this::enlisted)
                .onCommand(Destroy.class, this::destroy)
                .onCommand(Forget.class, this::forget)
                .onCommand(Ask.class, this::ask)
                .onCommand(Reviewed.class, (stored, reviewed) -> reviewed(stored, reviewed))
                .onCommand(Idle.class, (stored, idle) -> idle())
                .onCommand(Stop.class, (stored, stop) -> stop())
                .build();
    }

    /** Archived messages are no part of the state. */
    @Override
    public EventHandler<RoomFacts, Retained> eventHandler() {
        return (room, event) -> {
            replayed |= event.retention() == RetentionClass.ACCOUNT;
            return event instanceof RoomEvent change ? room.apply(change) : room;
        };
    }

    /** Whatever lasts changes seldom, and what it replaces, such as a subject or somebody's ban, has to go soon. */
    @Override
    public boolean shouldSnapshot(RoomFacts room, Retained event, long sequenceNr) {
        return event.retention() == RetentionClass.ACCOUNT && room.exists();
    }

    /** A crash may have come between a change and its snapshot. */
    @Override
    public SignalHandler<RoomFacts> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), room -> {
                    if (room.exists()) memory.temporary = null; // the write that made it persistent only seemed to fail
                    if (replayed && room.exists())
                        condensed = services.journal()
                                .saveSnapshot(persistenceId().id(), lastSequenceNumber(context), room);
                })
                .build();
    }

    private Effect<Retained, RoomFacts> destroy(RoomFacts stored, Destroy destroy) {
        if (memory.waits) return Effect().stash();
        memory.jid = destroy.room();
        RoomFacts facts = memory.facts(stored);
        if (!facts.exists()) return leaving(Effect().reply(destroy.replyTo(), false));
        return apply(stored, RoomOwner.destroy(room(destroy.room(), facts)), new RoomWaiter.Asker(destroy.replyTo()));
    }

    private Effect<Retained, RoomFacts> forget(RoomFacts stored, Forget forget) {
        if (memory.waits) return Effect().stash();
        memory.jid = forget.room();
        RoomOutcome outcome = Departure.decide(
                room(forget.room(), memory.facts(stored)),
                user -> forget.accounts().contains(services.account(user)),
                forget.accounts().stream()
                        .map(account -> services.rooms().occupantId(forget.room(), account))
                        .collect(Collectors.toSet()));
        return leaving(apply(stored, outcome, new RoomWaiter.Asker(forget.replyTo(), condensed)));
    }

    private Effect<Retained, RoomFacts> ask(RoomFacts stored, Ask ask) {
        if (memory.waits) return Effect().stash();
        RoomFacts facts = memory.facts(stored);
        memory.listing.tell(services.directory(), ask.room(), facts);
        Membership membership = Membership.of(ask.room(), facts, ask.account());
        return leaving(Effect().reply(ask.replyTo(), membership));
    }

    /** A room that was only woken up for a question goes to sleep again. */
    private <E extends Effect<Retained, RoomFacts>> E leaving(E effect) {
        idle();
        return effect;
    }

    private Effect<Retained, RoomFacts> inbound(RoomFacts stored, Inbound inbound) {
        memory.jid = inbound.room();
        if (memory.waits) return Effect().stash();
        RoomFacts facts = memory.facts(stored);
        if (facts.config().keepsConversation() && !memory.historyKnown) return readHistory(inbound);
        memory.historyKnown = true;
        boolean creates =
                !facts.exists() && inbound.stanza() instanceof Presence presence && Entrance.isEntering(presence);
        return creates ? claim(inbound) : decide(stored, inbound);
    }

    /** Whoever enters a room first after a start finds what was said before; from then on it is in memory. */
    private Effect<Retained, RoomFacts> readHistory(Inbound inbound) {
        memory.waits = true;
        context.pipeToSelf(
                archive.latest(inbound.room()),
                (said, failure) -> new HistoryRead(said == null ? DiscussionHistory.EMPTY : said));
        return Effect().stash();
    }

    private Effect<Retained, RoomFacts> historyRead(HistoryRead read) {
        memory.waits = false;
        memory.historyKnown = true;
        memory.history = read.history();
        return Effect().none().thenUnstashAll();
    }

    private Effect<Retained, RoomFacts> claim(Inbound entering) {
        Jid creator = entering.stanza().from();
        if (creator == null) return Effect().none();
        memory.waits = true;
        context.pipeToSelf(
                services.directory().claim(entering.room(), services.account(creator)),
                (allowed, failure) -> new Claimed(entering, Boolean.TRUE.equals(allowed)));
        return Effect().none();
    }

    private Effect<Retained, RoomFacts> claimed(RoomFacts stored, Claimed claimed) {
        memory.waits = false;
        if (claimed.allowed()) {
            memory.listing.claimed(claimed.entering().room());
            return decide(stored, claimed.entering()).thenUnstashAll();
        }
        memory.listing.tell(services.directory(), memory.jid(), memory.facts(stored)); // it may have said yes too late
        waiter(claimed.entering())
                .refused(StanzaError.of(Condition.NOT_ALLOWED)); // XEP-0045 §7.2, of who may not create
        return Effect().none().thenUnstashAll();
    }

    private EffectBuilder<Retained, RoomFacts> decide(RoomFacts stored, Inbound inbound) {
        Room room = room(inbound.room(), memory.facts(stored));
        RoomWaiter sender = waiter(inbound);
        if (inbound.stanza() instanceof Presence presence)
            return apply(stored, Entrance.decide(room, presence), sender);
        if (inbound.stanza() instanceof Message message)
            return apply(stored, memory.privateMessages.decide(room, message), sender);
        Iq iq = (Iq) inbound.stanza();
        CompletionStage<Served> served = requests.serve(room, iq);
        if (served == null) return apply(stored, requests.decide(room, iq, memory.relayed), sender);
        deliver(served, sender);
        return Effect().none();
    }

    private RoomWaiter waiter(Inbound inbound) {
        return new RoomWaiter.Sender(inbound.room(), inbound.stanza(), inbound.receipt(), services.router());
    }

    private Room room(Jid jid, RoomFacts facts) {
        return services.room(jid, facts, memory, lastSequenceNumber(context) + 1);
    }

    /** From a thread of the store: the room goes on meanwhile. */
    private void deliver(CompletionStage<Served> served, RoomWaiter sender) {
        served.whenComplete((page, failure) -> {
            if (page == null) sender.refused(StanzaError.of(Condition.INTERNAL_SERVER_ERROR));
            else if (page.refusal() != null) sender.refused(page.refusal());
            else {
                page.stanzas().forEach(stanza -> services.router().route(stanza, null));
                sender.done();
            }
        });
    }

    private EffectBuilder<Retained, RoomFacts> apply(RoomFacts stored, RoomOutcome outcome, RoomWaiter waiter) {
        RoomFacts after = left(stored, outcome);
        if (after.isPersistent() && !isStored(stored)) {
            enlist(outcome, waiter, after);
            return Effect().none();
        }
        return write(stored, outcome, waiter, after);
    }

    private RoomFacts left(RoomFacts stored, RoomOutcome outcome) {
        RoomFacts after = outcome.factsAfter(memory.facts(stored));
        return !after.isPersistent() && outcome.occupants().isEmpty() ? RoomFacts.ABSENT : after;
    }

    private boolean isStored(RoomFacts stored) {
        return stored.exists() && memory.temporary == null;
    }

    /** A room that is stored, and is not on the list, would not be found by who has to ask all of them. */
    private void enlist(RoomOutcome outcome, RoomWaiter waiter, RoomFacts after) {
        memory.waits = true;
        context.pipeToSelf(
                memory.listing.enlist(services.directory(), memory.jid(), after),
                (listed, failure) -> new Enlisted(outcome, waiter, Boolean.TRUE.equals(listed)));
    }

    private Effect<Retained, RoomFacts> enlisted(RoomFacts stored, Enlisted enlisted) {
        memory.waits = false;
        if (enlisted.listed())
            return write(stored, enlisted.outcome(), enlisted.waiter(), left(stored, enlisted.outcome()))
                    .thenUnstashAll();
        noRoom(stored, enlisted.waiter());
        return Effect().none().thenUnstashAll();
    }

    private EffectBuilder<Retained, RoomFacts> write(
            RoomFacts stored, RoomOutcome outcome, RoomWaiter waiter, RoomFacts after) {
        List<Retained> events = RoomStorage.written(
                isStored(stored), after, outcome.events(), services.clock().instant());
        if (events.isEmpty()) {
            finish(after, outcome, waiter);
            return Effect().none();
        }
        List<Retained> taken =
                services.journal().store().health().accepting() ? events : RoomStorage.writtenWhenFull(events);
        if (taken.isEmpty()) {
            noRoom(stored, waiter);
            return Effect().none();
        }
        return Effect().persist(taken).thenRun(now -> {
            finish(after, outcome, waiter);
            review(after, taken);
        });
    }

    private void noRoom(RoomFacts stored, RoomWaiter waiter) {
        memory.listing.tell(services.directory(), memory.jid(), memory.facts(stored));
        waiter.refused(StanzaError.of(Condition.RESOURCE_CONSTRAINT));
    }

    private void finish(RoomFacts after, RoomOutcome outcome, RoomWaiter waiter) {
        memory.temporary = after.isPersistent() || !after.exists() ? null : after;
        memory.occupants = after.exists() ? outcome.occupants() : Occupants.NONE;
        memory.history = after.exists() ? outcome.history() : DiscussionHistory.EMPTY;
        memory.listing.tell(services.directory(), memory.jid(), after);
        outcome.stanzas().forEach(stanza -> services.router().route(stanza, null));
        if (outcome.refusal() != null) waiter.refused(outcome.refusal());
        else waiter.done();
        if (!after.exists()) leave();
    }

    /** An archive that has outgrown its bound loses its oldest messages, in steps. */
    private void review(RoomFacts room, List<Retained> events) {
        if (!room.config().keepsConversation()) return;
        for (Retained event : events) if (event.retention() == RetentionClass.ARCHIVE) memory.unreviewed++;
        if (memory.unreviewed < REVIEW_AFTER) return;
        memory.unreviewed = 0;
        context.pipeToSelf(
                archive.overdue(memory.jid()),
                (excess, failure) -> new Reviewed(excess == null ? null : excess.orElse(null)));
    }

    private Effect<Retained, RoomFacts> reviewed(RoomFacts stored, Reviewed reviewed) {
        if (reviewed.excess() == null || !stored.exists()) return Effect().none();
        return Effect().persist(new ArchiveTrimmed(services.clock().instant(), reviewed.excess()));
    }

    /** An entity without occupants goes; a room that is persistent wakes up when somebody addresses it. */
    private Effect<Retained, RoomFacts> idle() {
        if (memory.occupants.isEmpty() && !memory.waits) leave();
        return Effect().none();
    }

    private void leave() {
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }

    /**
     * What was in the mailbox when the entity asked to go has been done meanwhile: somebody may have entered, or be about
     * to.
     */
    private Effect<Retained, RoomFacts> stop() {
        if (memory.waits) return Effect().stash();
        if (memory.occupants.isEmpty()) services.memories().forget(id);
        return Effect().stop();
    }
}
