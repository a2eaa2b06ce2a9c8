package de.pimux.actors.account;

import de.pimux.actors.account.AccountEntity.PublicationCommand;
import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.Notice;
import java.util.List;
import java.util.Set;

/** What accounts tell each other of what they publish. */
final class PublicationCommands {
    private PublicationCommands() {}

    /**
     * A client has become interested in these nodes of a contact.
     *
     * @param account of the contact
     * @param subscriber the full address of the client
     */
    record LastWanted(Jid account, Jid subscriber, Set<String> nodes) implements PublicationCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.interests().lastWanted(context, subscriber, nodes);
        }
    }

    /**
     * Something has happened to a node of somebody else.
     *
     * @param account of the subscriber
     * @param subscribed its addresses that were subscribed explicitly; its clients' interests count beside
     */
    record Published(Jid account, Jid publisher, Notice notice, List<Jid> subscribed) implements PublicationCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.interests().published(context, this);
        }
    }
}
