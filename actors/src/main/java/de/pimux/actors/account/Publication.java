package de.pimux.actors.account;

import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.Asker;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.Notice;
import de.pimux.core.roster.RosterItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who hears of what happens to a node (XEP-0163 §4.3). */
public final class Publication {
    private Publication() {}

    /** What the account sends because of this. */
    public static List<AccountEffect> effects(AccountContext account, Notice notice) {
        Jid only = notice.only();
        if (only != null) return List.of(new AccountEffect.Route(notice.message(account.jid(), only)));
        List<AccountEffect> effects = new ArrayList<>();
        for (BoundSession session : account.sessions().all())
            if (session.wants(notice.node().name()))
                effects.add(
                        new AccountEffect.ToResource(session.resource(), notice.message(account.jid(), session.jid())));
        recipients(account, notice.node())
                .forEach((recipient, subscribed) -> effects.add(new AccountEffect.ToAccount(
                        new PublicationCommands.Published(recipient, account.jid(), notice, subscribed))));
        return effects;
    }

    /** The accounts of others, each with its addresses that were subscribed explicitly. */
    private static Map<Jid, List<Jid>> recipients(AccountContext account, LeafNode node) {
        Map<Jid, List<Jid>> recipients = new LinkedHashMap<>();
        for (RosterItem contact : account.state().roster().items())
            if (contact.subscription().hasFrom() && hears(account, contact.jid(), node))
                recipients.put(contact.jid(), new ArrayList<>(0));
        for (Jid subscriber : node.subscribers())
            if (hears(account, subscriber, node))
                recipients
                        .computeIfAbsent(subscriber.bare(), added -> new ArrayList<>(1))
                        .add(subscriber);
        return recipients;
    }

    private static boolean hears(AccountContext account, Jid somebody, LeafNode node) {
        AccountState state = account.state();
        return !state.blockList().blocks(somebody)
                && Asker.of(somebody, account.jid(), state.roster()).mayRead(node);
    }
}
