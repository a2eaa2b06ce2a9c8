package de.pimux.actors.room;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.japi.function.Function;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.Belongings;
import de.pimux.actors.account.Tokens;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.HostingService;
import de.pimux.actors.router.Router;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.Affiliation;
import de.pimux.core.room.ListedRoom;
import de.pimux.core.room.Membership;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventStore;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** The rooms of one running server, and what they share. */
public final class RoomSystem implements Belongings {
    /** Before the domain of the accounts. */
    private static final String LABEL = "conference.";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** While the server is starting nobody may answer yet. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** So many rooms are asked at one time, where all are. */
    private static final int AT_ONCE = 16;

    private final ActorSystem<?> system;
    private final ClusterSharding sharding;
    private final Rooms rooms;
    private final RoomDirectory directory;
    private final RoomService service;

    private RoomSystem(
            ActorSystem<?> system,
            ClusterSharding sharding,
            Rooms rooms,
            RoomDirectory directory,
            RoomService service) {
        this.system = system;
        this.sharding = sharding;
        this.rooms = rooms;
        this.directory = directory;
        this.service = service;
    }

    public static RoomSystem start(
            ActorSystem<?> system,
            ClusterSharding sharding,
            JournalExtension journal,
            Accounts accounts,
            ServerConfig config,
            Extensions extensions,
            Router router,
            Tokens tokens,
            InstantSource clock) {
        AtomicReference<ActorRef<ShardingEnvelope<RoomCommand>>> region = new AtomicReference<>();
        Rooms rooms = new Rooms(Jid.of(LABEL + config.domain().text()), journal.secret(), region::get);
        Archives archives = new Archives(
                journal.store(), journal.codec(), journal.secret(), rooms::persistenceId, config.archiveBounds());
        RoomDirectory directory = RoomDirectory.start(
                system, sharding, journal.store(), config.rooms().perAccount());
        RoomServices services = new RoomServices(
                rooms,
                new RoomMemories(),
                directory,
                router,
                journal,
                accounts,
                archives,
                config.rooms().limits(),
                config.policy().retention(),
                tokens,
                clock);
        region.set(sharding.init(
                Entity.of(Rooms.KEY, entity -> RoomEntity.create(entity.getEntityId(), entity.getShard(), services))
                        .withStopMessage(new RoomCommand.Stop())));
        RoomService service = new RoomService(
                rooms, directory, extensions, router, config.policy().retention());
        return new RoomSystem(system, sharding, rooms, directory, service);
    }

    /** The address at which they are. */
    public HostingService service() {
        return service;
    }

    /** The addresses of all rooms. */
    public CompletionStage<List<Jid>> all() {
        return directory
                .rooms()
                .thenApply(all -> all.stream().map(ListedRoom::jid).toList());
    }

    /** Ends a room for good; completes with whether there was one. */
    public CompletionStage<Boolean> destroy(Jid room) {
        return ask(room, replyTo -> new RoomCommand.Destroy(room, replyTo));
    }

    /**
     * What an account is to rooms. No list of that is kept anywhere: each room is asked, which takes long where there are
     * thousands, and is done for a copy of everything and for an erasure only.
     */
    public CompletionStage<List<Membership>> memberships(Jid account) {
        return everyRoom((Jid room, ActorRef<Membership> replyTo) -> new RoomCommand.Ask(room, account.bare(), replyTo))
                .thenApply(all -> all.stream()
                        .filter(membership -> membership.affiliation() != Affiliation.NONE)
                        .toList());
    }

    /** Has rooms forget whom they know again since older data was brought back; goes on until they have. */
    public void resume(EventStore store) {
        if (store.erasedAgain().isEmpty()) return;
        forget(Set.copyOf(store.erasedAgain()))
                .thenCompose(forgotten -> store.forgetErasedAgain())
                .whenComplete((done, failure) -> {
                    if (failure != null)
                        system.scheduler().scheduleOnce(RETRY, () -> resume(store), system.executionContext());
                });
    }

    /** Fails if a room can't. */
    @Override
    public CompletionStage<Boolean> forget(Set<EntityKey> accounts) {
        return everyRoom((Jid room, ActorRef<Boolean> replyTo) -> new RoomCommand.Forget(room, accounts, replyTo))
                .thenCompose(all ->
                        all.contains(false) ? CompletableFuture.completedFuture(false) : directory.forget(accounts))
                .thenApply(forgotten -> {
                    if (!forgotten) throw new IllegalStateException("a room could not forget an account");
                    return true;
                });
    }

    private <T> CompletionStage<List<T>> everyRoom(BiFunction<Jid, ActorRef<T>, RoomCommand> question) {
        return Source.completionStage(all())
                .mapConcat(rooms -> rooms)
                .mapAsync(AT_ONCE, room -> this.<T>ask(room, replyTo -> question.apply(room, replyTo)))
                .runWith(Sink.seq(), system);
    }

    private <T> CompletionStage<T> ask(Jid room, Function<ActorRef<T>, RoomCommand> command) {
        return AskPattern.ask(
                sharding.entityRefFor(Rooms.KEY, rooms.opaqueId(room)), command, TIMEOUT, system.scheduler());
    }
}
