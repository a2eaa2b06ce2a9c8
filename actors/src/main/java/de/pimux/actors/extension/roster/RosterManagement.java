package de.pimux.actors.extension.roster;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Farewell;
import de.pimux.core.roster.RosterAnswer;
import de.pimux.core.roster.RosterCommand;
import de.pimux.core.roster.RosterEvent;
import de.pimux.core.roster.RosterLimits;
import de.pimux.core.roster.RosterXml;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.List;

/** Gets and sets of the roster, with versions (RFC 6121 §2) and pre-approval (§3.4). */
public final class RosterManagement implements Extension {
    private final RosterLimits limits;

    public RosterManagement(RosterLimits limits) {
        this.limits = limits;
    }

    @Override
    public void register(Registry on) {
        on.disco(RosterXml.NAMESPACE)
                .streamFeature(() -> Element.of("urn:xmpp:features:rosterver", "ver"))
                .streamFeature(() -> Element.of("urn:xmpp:features:pre-approval", "sub"))
                .accountIq(Iq.Type.GET, RosterXml.NAMESPACE, "query", RosterManagement::get)
                .accountIq(Iq.Type.SET, RosterXml.NAMESPACE, "query", this::set);
    }

    /** Whoever asks for the roster is told of its changes from then on (RFC 6121 §2.1.6). */
    private static Outcome get(AccountContext account, Iq iq) {
        Jid client = client(iq);
        RosterAnswer answer =
                RosterAnswer.to(account.state().roster(), iq.requested().attribute("ver"));
        Element query = answer.query();
        Outcome outcome = Outcome.NOTHING
                .then(new AccountEffect.Interested(client.resource()))
                .then(new AccountEffect.Reply(query == null ? iq.result() : iq.result(query)));
        for (Element push : answer.pushes())
            outcome =
                    outcome.then(new AccountEffect.Push(session -> session.jid().equals(client), push));
        return outcome;
    }

    private static Jid client(Iq iq) {
        Jid from = iq.from();
        if (from == null) throw new IllegalStateException("a request of no client");
        return from;
    }

    private Outcome set(AccountContext account, Iq iq) {
        RosterCommand command;
        try {
            command = RosterCommand.read(iq.requested());
        } catch (StanzaException malformed) {
            return Outcome.refuse(malformed.error());
        }
        return command.decide(account.state().roster(), account.jid(), limits)
                .fold(events -> accepted(account, iq, command, events), Outcome::refuse);
    }

    private static Outcome accepted(AccountContext account, Iq iq, RosterCommand command, List<RosterEvent> events) {
        if (command instanceof RosterCommand.RemoveItem remove) return removed(account, iq, remove.jid(), events);
        return pushed(events, Outcome.happened(events)).then(new AccountEffect.Reply(iq.result()));
    }

    /** The contact hears of it before the client has its answer (RFC 6121 §2.5.2), so that a crash can't part them. */
    private static Outcome removed(AccountContext account, Iq iq, Jid contact, List<RosterEvent> events) {
        Farewell farewell = account.state().roster().farewellTo(contact);
        Outcome outcome = Outcome.happened(events);
        if (farewell.hide()) outcome = outcome.then(new AccountEffect.PresenceTo(contact, false));
        return pushed(events, outcome).then(new AccountEffect.ReplyAfter(farewell.stanzas(account.jid()), iq.result()));
    }

    private static Outcome pushed(List<RosterEvent> events, Outcome outcome) {
        Outcome pushed = outcome;
        for (Element push : RosterXml.pushes(events))
            pushed =
                    pushed.then(new AccountEffect.Push(session -> session.view().interested(), push));
        return pushed;
    }
}
