package de.pimux.actors.room;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import de.pimux.actors.account.Tokens;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.HostingService;
import de.pimux.actors.router.Router;
import de.pimux.core.jid.Jid;
import de.pimux.journal.plugin.JournalExtension;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The rooms of one running server, and what they share. */
public final class RoomSystem {
    /** Before the domain of the accounts. */
    private static final String LABEL = "conference.";

    private final RoomService service;

    private RoomSystem(RoomService service) {
        this.service = service;
    }

    public static RoomSystem start(
            ActorSystem<?> system,
            ClusterSharding sharding,
            JournalExtension journal,
            ServerConfig config,
            Extensions extensions,
            Router router,
            Tokens tokens,
            InstantSource clock) {
        AtomicReference<ActorRef<ShardingEnvelope<RoomEntity.Command>>> region = new AtomicReference<>();
        Rooms rooms = new Rooms(Jid.of(LABEL + config.domain().text()), journal.secret(), region::get);
        Archives archives = new Archives(
                journal.store(), journal.codec(), journal.secret(), rooms::persistenceId, config.archiveBounds());
        RoomDirectory directory = RoomDirectory.start(
                system, sharding, journal.store(), config.rooms().perAccount());
        RoomServices services = new RoomServices(
                rooms,
                directory,
                router,
                journal.store(),
                archives,
                config.rooms().limits(),
                config.policy().retention(),
                tokens,
                clock);
        region.set(sharding.init(
                Entity.of(Rooms.KEY, entity -> RoomEntity.create(entity.getEntityId(), entity.getShard(), services))
                        .withStopMessage(new RoomEntity.Stop())));
        return new RoomSystem(new RoomService(
                rooms, directory, extensions, router, config.policy().retention()));
    }

    /** The address at which they are. */
    public HostingService service() {
        return service;
    }
}
