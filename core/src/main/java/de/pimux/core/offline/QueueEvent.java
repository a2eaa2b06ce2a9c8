package de.pimux.core.offline;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.Tombstone;
import de.pimux.xml.Element;
import de.pimux.xml.WrittenElement;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What has happened to the messages on their way to an account. */
public sealed interface QueueEvent extends AccountEvent {
    /**
     * A message was accepted for the account, and is held until a client has taken it.
     *
     * @param sequenceNr its own position in the journal of the account, by which {@link MessagesDelivered} names it
     * @param sender the bare address of who sent it; bounds are counted by it
     */
    record MessageQueued(long sequenceNr, Instant at, Jid sender, WrittenElement stanza) implements QueueEvent {
        public MessageQueued(long sequenceNr, Instant at, Jid sender, Element stanza) {
            this(sequenceNr, at, sender, WrittenElement.of(stanza));
        }

        @Override
        public RetentionClass retention() {
            return RetentionClass.PENDING;
        }

        @Override
        public Instant recordedAt() {
            return at;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.queue().with(this));
        }
    }

    /**
     * Clients have taken these messages: their content goes in the same write. Of this event itself only the sequence
     * number stays: when somebody got messages is nobody's business later, and without them it tells a state nothing.
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    record MessagesDelivered(long[] sequenceNrs) implements QueueEvent, Tombstone {
        @Override
        public RetentionClass retention() {
            return RetentionClass.PENDING;
        }

        @Override
        public long[] discards() {
            return sequenceNrs;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.queue().without(sequenceNrs));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MessagesDelivered delivered && Arrays.equals(sequenceNrs, delivered.sequenceNrs);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(sequenceNrs);
        }

        @Override
        public String toString() {
            return "MessagesDelivered" + Arrays.toString(sequenceNrs);
        }
    }
}
