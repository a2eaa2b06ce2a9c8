package de.pimux.actors.room;

import de.pimux.actors.account.AccountServices;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.Tokens;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.router.Router;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.room.MessageIds;
import de.pimux.core.room.Room;
import de.pimux.core.room.RoomFacts;
import de.pimux.core.room.RoomLimits;
import de.pimux.journal.EntityKey;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What every room shares.
 *
 * @param archives those of rooms
 */
public record RoomServices(
        Rooms rooms,
        RoomMemories memories,
        RoomDirectory directory,
        Router router,
        JournalExtension journal,
        Accounts accounts,
        Archives archives,
        RoomLimits limits,
        RetentionPolicy policy,
        Tokens tokens,
        InstantSource clock) {
    /** Under which name the journal knows an account. */
    EntityKey account(Jid user) {
        return journal.entity(AccountServices.persistenceId(accounts.opaqueId(user)));
    }

    /**
     * A room as a decision sees it now.
     *
     * @param nextSequenceNr the position of the first event that comes of it
     */
    Room room(Jid jid, RoomFacts facts, RoomMemory memory, long nextSequenceNr) {
        Instant now = clock.instant();
        ShelfPosition next = new ShelfPosition(LocalDate.ofInstant(now, ZoneOffset.UTC), nextSequenceNr);
        return new Room(
                jid,
                facts,
                memory.occupants,
                memory.history.since(policy.notBefore(RetentionClass.ARCHIVE, now)),
                user -> rooms.occupantId(jid, account(user)),
                new MessageIds() {
                    @Override
                    public String archived() {
                        return archives.ids(jid).of(next);
                    }

                    @Override
                    public String other() {
                        return tokens.next();
                    }
                },
                now,
                limits);
    }
}
