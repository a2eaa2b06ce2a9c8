package de.pimux.core.archive;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Cut;
import de.pimux.core.retention.Indexed;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.retention.Trimming;
import de.pimux.xml.Element;
import de.pimux.xml.WrittenElement;
import java.time.Instant;
import java.util.Set;

/** What has happened to an account's archive. No state is made of its content. */
public sealed interface ArchiveEvent extends AccountEvent {
    /**
     * A message was sent or received, and its owner wants it kept.
     *
     * @param peer to whom it was sent, or from whom it came
     */
    record MessageArchived(Instant at, Direction direction, Jid peer, WrittenElement stanza)
            implements ArchiveEvent, Indexed {
        public MessageArchived(Instant at, Direction direction, Jid peer, Element stanza) {
            this(at, direction, peer, WrittenElement.of(stanza));
        }

        @Override
        public RetentionClass retention() {
            return RetentionClass.ARCHIVE;
        }

        @Override
        public Instant recordedAt() {
            return at;
        }

        /** By both forms of the address, so that a page of either costs the same. */
        @Override
        public Set<String> foundBy() {
            return peer.isBare() ? Set.of(peer.text()) : Set.of(peer.bare().text(), peer.text());
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account;
        }
    }

    /** The owner said what is archived from now on (XEP-0441). */
    record ArchivePreferencesChanged(ArchivePreferences preferences) implements ArchiveEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.archive().with(preferences));
        }
    }

    /**
     * The owner wants archived messages to live shorter than the policy lets them.
     *
     * @param days 0 for as long as the policy says
     */
    record ArchiveRetentionChanged(int days) implements ArchiveEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.archive().withRetention(days));
        }
    }

    /** Everything archived up to a position, included, is gone. */
    record ArchiveTrimmed(Instant at, ShelfPosition last) implements ArchiveEvent, Trimming {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public Cut cut() {
            return Cut.upTo(RetentionClass.ARCHIVE, last);
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account;
        }
    }

    /** One archived message is gone. */
    record ArchivedMessageDeleted(Instant at, ShelfPosition position) implements ArchiveEvent, Trimming {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public Cut cut() {
            return Cut.only(RetentionClass.ARCHIVE, position);
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account;
        }
    }

    /**
     * Everything archived of one contact is gone. Of this event itself only the sequence number stays: with whom
     * somebody no longer wants to have talked is content.
     */
    record ConversationDeleted(Jid contact) implements ArchiveEvent, Trimming {
        @Override
        public RetentionClass retention() {
            return RetentionClass.PENDING;
        }

        @Override
        public Cut cut() {
            return Cut.foundBy(RetentionClass.ARCHIVE, contact.text());
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account;
        }
    }
}
