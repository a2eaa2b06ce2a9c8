package de.pimux.actors.account;

import de.pimux.core.caps.Caps;
import de.pimux.core.caps.Interests;
import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.Asker;
import de.pimux.core.pubsub.Item;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.Notice;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Presence;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Learns which nodes the clients of the account want to hear of (XEP-0060 §9.2), and gets them what was published there
 * last (XEP-0163 §4.3.4). An account knows its own clients' interests and nobody else's: what a contact publishes comes to
 * the account, which passes it on to the clients that want it.
 */
final class InterestDesk {
    private static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";

    private final AccountServices services;

    InterestDesk(AccountServices services) {
        this.services = services;
    }

    /** The client has broadcast this available presence. */
    List<AccountEffect> seen(AccountContext account, BoundSession session, Presence presence) {
        Caps caps = Caps.of(presence);
        ClientInterests before = session.interests();
        if (caps == null) {
            session.interests(null);
            return List.of();
        }
        if (before != null && before.caps().equals(caps)) return List.of();
        Interests known = before == null ? Interests.NONE : before.known();
        Interests proven = services.caps().get(caps);
        if (proven != null) return interested(account, session, caps, known, proven);
        Iq question = question(account, session, caps);
        session.interests(new ClientInterests(caps, question.id(), known));
        return List.of(new AccountEffect.ToResource(session.resource(), question));
    }

    private Iq question(AccountContext account, BoundSession session, Caps caps) {
        Element query = Element.of(DISCO_INFO, "query").with("node", caps.discoNode());
        return Iq.request(Iq.Type.GET, services.tokens().next(), account.jid(), session.jid(), query);
    }

    /** A client that has gone hears of everything anew when it is back. */
    void gone(BoundSession session) {
        session.interests(null);
    }

    /** What a client answers that was asked; other answers are nobody's. */
    Outcome answered(AccountContext account, Iq answer) {
        Jid from = answer.from();
        BoundSession session = from == null ? null : account.sessions().get(from.resource());
        ClientInterests before = session == null ? null : session.interests();
        if (session == null
                || before == null
                || before.asked() == null
                || !before.asked().equals(answer.id())) return Outcome.NOTHING;
        Element info = answer.payload();
        boolean isAnswer = info != null && info.is(DISCO_INFO, "query");
        Interests now = info != null && isAnswer ? Interests.of(info) : Interests.NONE;
        if (info != null && isAnswer && before.caps().isProvenBy(info))
            services.caps().put(before.caps(), now);
        return Outcome.NOTHING.then(interested(account, session, before.caps(), before.known(), now));
    }

    private static List<AccountEffect> interested(
            AccountContext account, BoundSession session, Caps caps, Interests before, Interests now) {
        session.interests(new ClientInterests(caps, null, now));
        Set<String> added = now.beyond(before);
        if (added.isEmpty()) return List.of();
        List<AccountEffect> effects = new ArrayList<>(last(account, session.jid(), added));
        for (RosterItem contact : account.state().roster().items())
            if (contact.subscription().hasTo() && !account.state().blockList().blocks(contact.jid()))
                effects.add(new AccountEffect.ToAccount(
                        new PublicationCommands.LastWanted(contact.jid(), session.jid(), added)));
        return effects;
    }

    /** From here on the account sees this contact (XEP-0163 §4.1). */
    List<AccountEffect> nowSees(AccountContext account, Jid contact) {
        List<AccountEffect> effects = new ArrayList<>();
        for (BoundSession session : account.sessions().all()) {
            ClientInterests interests = session.interests();
            if (interests != null && !interests.known().nodes().isEmpty())
                effects.add(new AccountEffect.ToAccount(new PublicationCommands.LastWanted(
                        contact, session.jid(), interests.known().nodes())));
        }
        return effects;
    }

    /** Somebody wants to know what was published last to these nodes. */
    Outcome lastWanted(AccountContext account, Jid subscriber, Set<String> nodes) {
        RosterItem contact = account.state().roster().item(subscriber.bare());
        boolean isSubscribed = contact != null && contact.subscription().hasFrom();
        if (!account.state().exists()
                || !isSubscribed
                || account.state().blockList().blocks(subscriber)) return Outcome.NOTHING;
        return Outcome.NOTHING.then(last(account, subscriber, nodes));
    }

    private static List<AccountEffect> last(AccountContext account, Jid subscriber, Set<String> wanted) {
        if (account.state().nodes().isEmpty()) return List.of();
        Asker asker = Asker.of(subscriber, account.jid(), account.state().roster());
        List<AccountEffect> effects = new ArrayList<>();
        for (LeafNode node : asker.readable(account.state().nodes())) {
            Item last = wanted.contains(node.name()) ? node.lastForPresence() : null;
            if (last != null) effects.addAll(Publication.effects(account, Notice.last(node, last, subscriber)));
        }
        return effects;
    }

    /** A contact, or somebody whom clients of the account have subscribed to, has published something. */
    Outcome published(AccountContext account, PublicationCommands.Published published) {
        if (!account.state().exists() || account.state().blockList().blocks(published.publisher()))
            return Outcome.NOTHING;
        Notice notice = published.notice();
        List<AccountEffect> effects = new ArrayList<>();
        for (BoundSession session : account.sessions().all())
            if (session.wants(notice.node().name()) || published.subscribed().contains(session.jid()))
                effects.add(toClient(published, session));
        if (effects.isEmpty() && published.subscribed().contains(account.jid()))
            for (BoundSession session : account.sessions().all())
                if (session.view().takesMessages()) effects.add(toClient(published, session));
        return Outcome.NOTHING.then(effects);
    }

    private static AccountEffect toClient(PublicationCommands.Published published, BoundSession session) {
        return new AccountEffect.ToResource(
                session.resource(), published.notice().message(published.publisher(), session.jid()));
    }
}
