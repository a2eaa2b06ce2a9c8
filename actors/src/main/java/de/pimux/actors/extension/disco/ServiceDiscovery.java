package de.pimux.actors.extension.disco;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.DiscoNodes;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import java.util.List;

/** Tells what the server and its accounts can do, and the server's capabilities as a stream feature. */
@Xep(number = 30, version = "2.5.0", name = "Service Discovery")
@Xep(number = 115, version = "1.6.0", name = "Entity Capabilities")
public final class ServiceDiscovery implements Extension {
    static final String CAPS = "http://jabber.org/protocol/caps";
    private static final String NODE = "https://pimux.de/";
    private static final Disco.Identity SERVER = new Disco.Identity("server", "im", "pimux");
    private static final Disco.Identity ACCOUNT = new Disco.Identity("account", "registered", "");

    private final Extensions extensions;

    /** @param extensions asked for their features when a client asks, so also for those installed later */
    public ServiceDiscovery(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public void register(Registry on) {
        on.disco(Disco.INFO).disco(Disco.ITEMS).disco(CAPS);
        on.accountDisco(Disco.INFO).accountDisco(Disco.ITEMS);
        on.streamFeature(this::caps);
        on.serverIq(Iq.Type.GET, Disco.INFO, "query", this::serverInfo);
        on.serverIq(Iq.Type.GET, Disco.ITEMS, "query", ServiceDiscovery::noItems);
        on.accountIq(Iq.Type.GET, Disco.INFO, "query", (account, iq) -> ownInfo(iq));
        on.accountIq(Iq.Type.GET, Disco.ITEMS, "query", this::ownItems);
        on.publicIq(Iq.Type.GET, Disco.INFO, "query", (account, iq) -> seenBy(account, iq, accountInfo(iq)));
        on.publicIq(
                Iq.Type.GET, Disco.ITEMS, "query", (account, iq) -> seenBy(account, iq, Outcome.reply(noItems(iq))));
    }

    private Element caps() {
        return Element.of(CAPS, "c").with("hash", "sha-1").with("node", NODE).with("ver", ver());
    }

    private String ver() {
        return Capabilities.ver(SERVER, extensions.features(), extensions.forms());
    }

    private Iq serverInfo(Iq iq) {
        String node = iq.requested().attribute("node");
        if (node != null && !node.equals(NODE + "#" + ver()))
            return (Iq) iq.error(StanzaError.of(Condition.ITEM_NOT_FOUND));
        // what a hash names is the same for everybody (XEP-0115 §5.1)
        List<Element> forms = node == null ? extensions.forms(iq.lang()) : extensions.forms();
        return iq.result(Disco.info(SERVER, extensions.features(), forms).with("node", node));
    }

    private Outcome accountInfo(Iq iq) {
        if (iq.requested().attribute("node") != null) return Outcome.refuse(Condition.ITEM_NOT_FOUND);
        return Outcome.reply(iq.result(Disco.info(ACCOUNT, extensions.accountFeatures(), List.of())));
    }

    /** An owner may also look into the nodes that extensions have. */
    private Outcome ownInfo(Iq iq) {
        String node = iq.requested().attribute("node");
        if (node == null) return accountInfo(iq);
        for (DiscoNodes nodes : extensions.accountNodes()) {
            DiscoNodes.Info info = nodes.info(node, language(iq));
            if (info != null)
                return Outcome.reply(iq.result(
                        Disco.info(identity(info), info.features(), List.of()).with("node", node)));
        }
        return Outcome.refuse(Condition.ITEM_NOT_FOUND);
    }

    private static Disco.Identity identity(DiscoNodes.Info info) {
        return new Disco.Identity(info.category(), info.type(), info.name());
    }

    private Outcome ownItems(AccountContext account, Iq iq) {
        String node = iq.requested().attribute("node");
        if (node == null) return Outcome.reply(noItems(iq));
        for (DiscoNodes nodes : extensions.accountNodes()) {
            List<DiscoNodes.Item> items = nodes.items(node, account.jid(), language(iq));
            if (items != null) return Outcome.reply(iq.result(Disco.items(node, items)));
        }
        return Outcome.refuse(Condition.ITEM_NOT_FOUND);
    }

    private static Language language(Iq iq) {
        return Language.of(iq.element().attribute(Attribute.XML_NAMESPACE, "lang"));
    }

    private static Iq noItems(Iq iq) {
        if (iq.requested().attribute("node") != null) return (Iq) iq.error(StanzaError.of(Condition.ITEM_NOT_FOUND));
        return iq.result(Element.of(Disco.ITEMS, "query"));
    }

    /** Whoever may not see the owner's presence must not learn that there is an owner (XEP-0030 §8). */
    private static Outcome seenBy(AccountContext account, Iq iq, Outcome answer) {
        Jid asking = iq.from();
        RosterItem item = asking == null ? null : account.state().roster().item(asking.bare());
        boolean may =
                account.state().exists() && item != null && item.subscription().hasFrom();
        return may ? answer : Outcome.refuse(Condition.SERVICE_UNAVAILABLE);
    }
}
