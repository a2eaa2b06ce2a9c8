package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.Tombstone;
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

    /** @param affiliation any but none: see {@link AffiliationEnded} */
    record AffiliationChanged(Jid user, Affiliation affiliation) implements RoomEvent {
        @Override
        public RoomFacts applyTo(RoomFacts room) {
            return room.with(user, affiliation);
        }
    }

    /**
     * Somebody is nothing to the room any more. It is a tombstone, so that a full disk takes it.
     *
     * @param user a bare address
     */
    record AffiliationEnded(Jid user) implements RoomEvent, Tombstone {
        @Override
        public long[] discards() {
            return new long[0];
        }

        @Override
        public RoomFacts applyTo(RoomFacts room) {
            return room.with(user, Affiliation.NONE);
        }
    }

    /** Who has set the subject has come to an end; the subject stays, and is the room's. A tombstone as well. */
    record SubjectAuthorForgotten() implements RoomEvent, Tombstone {
        @Override
        public long[] discards() {
            return new long[0];
        }

        @Override
        public RoomFacts applyTo(RoomFacts room) {
            Subject subject = room.subject();
            return subject == null ? room : room.with(subject.ofRoom());
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
