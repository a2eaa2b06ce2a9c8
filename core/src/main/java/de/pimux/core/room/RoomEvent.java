package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import java.time.Instant;

/**
 * What has happened to a room. Of one that is persistent it is stored until the room is destroyed; of any other nothing
 * is.
 */
public sealed interface RoomEvent extends Retained {
    RoomFacts applyTo(RoomFacts room);

    @Override
    default RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }

    /** Somebody has entered a room that there was not. It is closed to others until its owner has set it up. */
    record RoomCreated(Jid owner) implements RoomEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.VOLATILE;
        }

        @Override
        public RoomFacts applyTo(RoomFacts room) {
            return room.created().with(owner, Affiliation.OWNER);
        }
    }

    /** An owner has set it up, for the first time or in another way. */
    record RoomConfigured(RoomConfig config) implements RoomEvent {
        @Override
        public RoomFacts applyTo(RoomFacts room) {
            return room.with(config);
        }
    }

    /** @param user a bare address */
    record AffiliationChanged(Jid user, Affiliation affiliation) implements RoomEvent {
        @Override
        public RoomFacts applyTo(RoomFacts room) {
            return room.with(user, affiliation);
        }
    }

    record SubjectChanged(Subject subject) implements RoomEvent {
        @Override
        public RoomFacts applyTo(RoomFacts room) {
            return room.with(subject);
        }
    }

    /** The room and everything that was stored of it is gone. */
    record RoomErased(Instant at) implements RoomEvent, Erasure {
        @Override
        public RoomFacts applyTo(RoomFacts room) {
            return RoomFacts.ABSENT;
        }
    }
}
