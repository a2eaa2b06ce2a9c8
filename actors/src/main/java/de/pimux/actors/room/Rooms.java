package de.pimux.actors.room;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import de.pimux.core.jid.Jid;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EntityKey;
import java.util.function.Supplier;

/** Reaches the entity of a room, wherever it is. */
public final class Rooms {
    public static final EntityTypeKey<RoomCommand> KEY = EntityTypeKey.create(RoomCommand.class, "room");

    private final Jid address;
    private final DataSecret secret;
    private final Supplier<ActorRef<ShardingEnvelope<RoomCommand>>> region;

    /**
     * @param address the domain of all rooms
     * @param region known only after the sharding of rooms has started, which needs this object
     */
    public Rooms(Jid address, DataSecret secret, Supplier<ActorRef<ShardingEnvelope<RoomCommand>>> region) {
        this.address = address;
        this.secret = secret;
        this.region = region;
    }

    public Jid address() {
        return address;
    }

    public void tell(Jid room, RoomCommand command) {
        region.get().tell(new ShardingEnvelope<>(opaqueId(room), command));
    }

    /** Under which name the journal knows a room. */
    public String persistenceId(Jid room) {
        return persistenceId(opaqueId(room));
    }

    static String persistenceId(String entityId) {
        return "room|" + entityId;
    }

    String opaqueId(Jid room) {
        return secret.opaqueId("room", room.bare().text());
    }

    /** The same for an account in a room for good, another one in each room (XEP-0421). */
    String occupantId(Jid room, EntityKey account) {
        return secret.opaqueId("occupant", room.bare().text() + '\0' + account.high() + '\0' + account.low());
    }
}
