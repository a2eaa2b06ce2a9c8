package de.pimux.actors.extension.pep;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.AvatarPresence;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.account.Publication;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Identity;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.account.AccountState;
import de.pimux.core.avatar.AvatarConversion;
import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.Asker;
import de.pimux.core.pubsub.Change;
import de.pimux.core.pubsub.Notice;
import de.pimux.core.pubsub.PubsubEvent;
import de.pimux.core.pubsub.PubsubRequest;
import de.pimux.core.pubsub.PubsubService;
import de.pimux.core.pubsub.PubsubXml;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.core.vcard.VCard;
import de.pimux.xml.Element;
import java.util.List;
import java.util.function.Supplier;

/** The nodes of an account: its owner publishes, and others read what they may. */
@Xep(number = 60, version = "1.30.0", name = "Publish-Subscribe", note = "at accounts only, as XEP-0163 wants it")
@Xep(number = 163, version = "1.2.2", name = "Personal Eventing Protocol")
@Xep(number = 223, version = "1.1.1", name = "Persistent Storage of Private Data via PubSub")
@Xep(number = 84, version = "1.1.4", name = "User Avatar")
@Xep(
        number = 153,
        version = "1.1.1",
        name = "vCard-Based Avatars",
        note = "the hash is added to presence by the server")
@Xep(number = 398, version = "1.0.0", name = "User Avatar to vCard-Based Avatars Conversion")
public final class PersonalEventing implements Extension {
    /** What of XEP-0060 there is (§10). */
    private static final List<String> FEATURES = List.of(
            "access-open",
            "access-presence",
            "access-roster",
            "access-whitelist",
            "auto-create",
            "auto-subscribe",
            "config-node",
            "config-node-max",
            "create-and-configure",
            "create-nodes",
            "delete-items",
            "delete-nodes",
            "filtered-notifications",
            "instant-nodes",
            "item-ids",
            "last-published",
            "manage-subscriptions",
            "member-affiliation",
            "modify-affiliations",
            "multi-items",
            "outcast-affiliation",
            "persistent-items",
            "presence-subscribe",
            "publish",
            "publish-options",
            "purge-nodes",
            "retract-items",
            "retrieve-affiliations",
            "retrieve-default",
            "retrieve-items",
            "retrieve-subscriptions",
            "rsm",
            "subscribe");

    private final Supplier<String> names;

    /** @param names gives names that nobody can guess, for items that are published without */
    public PersonalEventing(Supplier<String> names) {
        this.names = names;
    }

    @Override
    public void register(Registry on) {
        on.disco(PubsubXml.NAMESPACE + "#access-whitelist"); // of the accounts: the domain itself is no such service
        on.accountIdentity(new Identity("pubsub", "pep", "")).accountDisco(PubsubXml.NAMESPACE);
        for (String feature : FEATURES) on.accountDisco(PubsubXml.NAMESPACE + "#" + feature);
        on.accountDisco("urn:xmpp:pep-vcard-conversion:0").accountNodes(new PublishedNodes());
        for (Iq.Type type : List.of(Iq.Type.GET, Iq.Type.SET))
            for (String namespace : List.of(PubsubXml.NAMESPACE, PubsubXml.OWNER))
                on.accountIq(type, namespace, "pubsub", this::answer).publicIq(type, namespace, "pubsub", this::answer);
    }

    private Outcome answer(AccountContext account, Iq iq) {
        try {
            return answered(account, iq, PubsubService.answer(iq.type(), request(account, iq)));
        } catch (StanzaException refused) {
            return Outcome.refuse(refused.error());
        }
    }

    private PubsubRequest request(AccountContext account, Iq iq) throws StanzaException {
        Element action = iq.requested().firstElement();
        if (action == null) throw new StanzaException(Condition.BAD_REQUEST);
        Jid from = iq.from() == null ? account.jid() : iq.from();
        return new PubsubRequest(
                iq.requested(),
                action,
                account.state().nodes(),
                Asker.of(from, account.jid(), account.state().roster()),
                account.limits().nodes(),
                account.now(),
                names);
    }

    /** The answer comes before what the client hears of its own change. */
    private static Outcome answered(AccountContext account, Iq iq, Change change) {
        Outcome outcome = withAvatar(account, Outcome.happened(change.events()), change.events());
        Element answer = change.answer();
        outcome = outcome.then(new AccountEffect.Reply(answer == null ? iq.result() : iq.result(answer)));
        for (Notice notice : change.notices()) outcome = outcome.then(Publication.effects(account, notice));
        return outcome;
    }

    private static Outcome withAvatar(AccountContext account, Outcome outcome, List<PubsubEvent> events) {
        AccountState after = account.state();
        for (PubsubEvent event : events) after = after.apply(event);
        VCard vCard = AvatarConversion.vCard(after, events);
        return vCard == null
                ? outcome
                : outcome.and(new VCardPublished(vCard.element())).then(AvatarPresence.effects(account, vCard));
    }
}
