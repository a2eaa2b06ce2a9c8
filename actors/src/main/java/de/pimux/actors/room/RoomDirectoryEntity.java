package de.pimux.actors.room;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.ListedRoom;
import de.pimux.core.room.RoomList;
import de.pimux.core.room.RoomListEvent;
import de.pimux.core.room.RoomListEvent.RoomListed;
import de.pimux.journal.EventStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows the rooms that there are: the persistent ones by its journal, the others in memory only. There is one for the
 * whole server. A room that wakes up tells it anew what a crash may have kept from it.
 */
final class RoomDirectoryEntity extends EventSourcedBehavior<RoomDirectoryEntity.Command, RoomListEvent, RoomList> {
    static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "rooms");

    /** The id of the only entity. */
    static final String ID = "list";

    sealed interface Command {}

    /** Somebody wants to create a room. */
    record Claim(Jid room, String creator, ActorRef<Boolean> replyTo) implements Command {}

    /** What is to be said of a room now. */
    record Update(Jid room, String name, boolean isPublic, boolean persistent) implements Command {}

    /** The room is about to be stored; answered when that it is on the list is durable, or can't be. */
    record Enlist(Update update, ActorRef<Boolean> replyTo) implements Command {}

    /** These have come to their end; answered with whether the list knows no more what they created. */
    record Forget(Set<String> creators, ActorRef<Boolean> replyTo) implements Command {}

    /** There is no such room any more. */
    record Remove(Jid room) implements Command {}

    record Read(ActorRef<List<ListedRoom>> replyTo) implements Command {}

    private final ActorContext<Command> context;
    private final EventStore store;
    private final int roomsPerAccount;
    private final Map<Jid, ListedRoom> temporary;

    private RoomDirectoryEntity(
            ActorContext<Command> context, EventStore store, int roomsPerAccount, Map<Jid, ListedRoom> temporary) {
        super(
                PersistenceId.ofUniqueId(KEY.name()),
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
        this.context = context;
        this.store = store;
        this.roomsPerAccount = roomsPerAccount;
        this.temporary = temporary;
    }

    static Behavior<Command> create(EventStore store, int roomsPerAccount) {
        Map<Jid, ListedRoom> temporary = new LinkedHashMap<>();
        return Behaviors.setup(context -> new RoomDirectoryEntity(context, store, roomsPerAccount, temporary));
    }

    @Override
    public RoomList emptyState() {
        return new RoomList();
    }

    @Override
    public CommandHandler<Command, RoomListEvent, RoomList> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Claim.class, this::claim)
                .onCommand(Enlist.class, this::enlist)
                .onCommand(Update.class, this::update)
                .onCommand(Forget.class, this::forget)
                .onCommand(Remove.class, this::remove)
                .onCommand(Read.class, this::read)
                .build();
    }

    private Effect<RoomListEvent, RoomList> claim(RoomList list, Claim claim) {
        long rooms = all(list).stream()
                .filter(room -> room.creator().equals(claim.creator()))
                .count();
        boolean allowed = rooms < roomsPerAccount;
        if (allowed) temporary.put(claim.room(), new ListedRoom(claim.room(), "", claim.creator(), false));
        return Effect().reply(claim.replyTo(), allowed);
    }

    private Effect<RoomListEvent, RoomList> enlist(RoomList list, Enlist enlist) {
        if (!store.health().accepting()) return Effect().reply(enlist.replyTo(), false);
        return update(list, enlist.update()).thenReply(enlist.replyTo(), now -> true);
    }

    private EffectBuilder<RoomListEvent, RoomList> update(RoomList list, Update update) {
        ListedRoom room = new ListedRoom(update.room(), update.name(), creator(list, update.room()), update.isPublic());
        if (update.persistent()) {
            temporary.remove(update.room());
            boolean takes = store.health().accepting();
            return takes
                    ? persist(list.list(room, lastSequenceNumber(context) + 1))
                    : Effect().none();
        }
        temporary.put(update.room(), room);
        return persist(list.unlist(update.room()));
    }

    private Effect<RoomListEvent, RoomList> forget(RoomList list, Forget forget) {
        temporary.replaceAll((jid, room) -> forget.creators().contains(room.creator()) ? room.ofNobody() : room);
        List<RoomListEvent> events = list.ofNobody(forget.creators(), lastSequenceNumber(context) + 1);
        if (!events.isEmpty() && !store.health().accepting()) return Effect().reply(forget.replyTo(), false);
        return persist(events).thenReply(forget.replyTo(), now -> true);
    }

    /** That of a room that nobody has claimed, as a crash may leave one, counts for nobody. */
    private String creator(RoomList list, Jid room) {
        ListedRoom claimed = temporary.get(room);
        if (claimed != null) return claimed.creator();
        ListedRoom listed = list.room(room);
        return listed == null ? "" : listed.creator();
    }

    private Effect<RoomListEvent, RoomList> remove(RoomList list, Remove remove) {
        temporary.remove(remove.room());
        return persist(list.unlist(remove.room()));
    }

    private EffectBuilder<RoomListEvent, RoomList> persist(List<RoomListEvent> events) {
        return events.isEmpty() ? Effect().none() : Effect().persist(events);
    }

    private Effect<RoomListEvent, RoomList> read(RoomList list, Read read) {
        return Effect().reply(read.replyTo(), all(list));
    }

    private List<ListedRoom> all(RoomList list) {
        List<ListedRoom> all = new ArrayList<>(temporary.values());
        for (RoomListed listed : list.rooms())
            if (!temporary.containsKey(listed.room().jid())) all.add(listed.room());
        return all;
    }

    @Override
    public EventHandler<RoomList, RoomListEvent> eventHandler() {
        return (list, event) -> event.applyTo(list);
    }
}
