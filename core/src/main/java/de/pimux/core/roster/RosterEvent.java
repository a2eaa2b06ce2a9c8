package de.pimux.core.roster;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;

/** What has happened to a roster. */
public sealed interface RosterEvent extends AccountEvent {
    Roster applyTo(Roster roster);

    @Override
    default AccountState applyTo(AccountState account) {
        return account.with(applyTo(account.roster()));
    }

    @Override
    default RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }

    /**
     * An item is new, or was replaced.
     *
     * @param version of the roster from here on
     */
    record ItemSet(RosterItem item, long version) implements RosterEvent {
        @Override
        public Roster applyTo(Roster roster) {
            return roster.with(item, version);
        }
    }

    record ItemRemoved(Jid jid, long version) implements RosterEvent {
        @Override
        public Roster applyTo(Roster roster) {
            return roster.without(jid, version);
        }
    }

    /**
     * Somebody asks to see the owner's presence. Replaces an older request of the same contact.
     *
     * @param stanza with its payload (status, nick, preauth), which every redelivery repeats
     */
    record SubscriptionRequested(Jid from, Element stanza) implements RosterEvent {
        @Override
        public Roster applyTo(Roster roster) {
            return roster.withRequest(new SubscriptionRequest(from, stanza));
        }
    }

    /** The request was answered, or taken back. */
    record RequestSettled(Jid from) implements RosterEvent {
        @Override
        public Roster applyTo(Roster roster) {
            return roster.withoutRequest(from);
        }
    }

    /** Changes up to this version can no longer be told one by one; a client that has an older roster gets it whole. */
    record HistoryForgotten(long upTo) implements RosterEvent {
        @Override
        public Roster applyTo(Roster roster) {
            return roster.forgettingHistory(upTo);
        }
    }
}
