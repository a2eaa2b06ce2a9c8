package de.pimux.actors.room;

import de.pimux.actors.account.Tokens;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.router.Router;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.room.RoomLimits;
import de.pimux.journal.EventStore;
import java.time.InstantSource;

/**
 * What every room shares.
 *
 * @param archives those of rooms
 */
public record RoomServices(
        Rooms rooms,
        RoomDirectory directory,
        Router router,
        EventStore store,
        Archives archives,
        RoomLimits limits,
        RetentionPolicy policy,
        Tokens tokens,
        InstantSource clock) {}
