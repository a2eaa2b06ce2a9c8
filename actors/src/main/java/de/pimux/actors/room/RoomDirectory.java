package de.pimux.actors.room;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.ListedRoom;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Which rooms there are. */
public final class RoomDirectory {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ActorSystem<?> system;
    private final ClusterSharding sharding;

    private RoomDirectory(ActorSystem<?> system, ClusterSharding sharding) {
        this.system = system;
        this.sharding = sharding;
    }

    /** @param roomsPerAccount that it creates and that are there at one time */
    public static RoomDirectory start(
            ActorSystem<?> system, ClusterSharding sharding, EventStore store, int roomsPerAccount) {
        sharding.init(Entity.of(RoomDirectoryEntity.KEY, entity -> RoomDirectoryEntity.create(store, roomsPerAccount)));
        return new RoomDirectory(system, sharding);
    }

    /** Whether an account may create this room; if so, it is counted from now on. */
    CompletionStage<Boolean> claim(Jid room, EntityKey creator) {
        return AskPattern.ask(
                entity(),
                replyTo -> new RoomDirectoryEntity.Claim(room, mark(creator), replyTo),
                TIMEOUT,
                system.scheduler());
    }

    /** Completes with whether the room is on the list of persistent ones, durably; if not, it could not be written. */
    CompletionStage<Boolean> enlist(RoomDirectoryEntity.Update update) {
        return AskPattern.ask(
                entity(), replyTo -> new RoomDirectoryEntity.Enlist(update, replyTo), TIMEOUT, system.scheduler());
    }

    /** Completes with whether the list does not know any more what these accounts have created, durably. */
    CompletionStage<Boolean> forget(Set<EntityKey> accounts) {
        Set<String> creators = accounts.stream().map(RoomDirectory::mark).collect(Collectors.toSet());
        return AskPattern.ask(
                entity(), replyTo -> new RoomDirectoryEntity.Forget(creators, replyTo), TIMEOUT, system.scheduler());
    }

    private static String mark(EntityKey account) {
        return Long.toHexString(account.high()) + '-' + Long.toHexString(account.low());
    }

    void tell(RoomDirectoryEntity.Command command) {
        entity().tell(command);
    }

    /** All rooms, also those that are shown to nobody. */
    public CompletionStage<List<ListedRoom>> rooms() {
        return AskPattern.ask(entity(), RoomDirectoryEntity.Read::new, TIMEOUT, system.scheduler());
    }

    private RecipientRef<RoomDirectoryEntity.Command> entity() {
        return sharding.entityRefFor(RoomDirectoryEntity.KEY, RoomDirectoryEntity.ID);
    }
}
