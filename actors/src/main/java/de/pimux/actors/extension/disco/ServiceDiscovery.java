package de.pimux.actors.extension.disco;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.DiscoNodes;
import de.pimux.actors.extension.DiscoNodes.Asking;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.Identity;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Registry.AccountIqHandler;
import de.pimux.actors.extension.Service;
import de.pimux.actors.extension.Xep;
import de.pimux.core.caps.Caps;
import de.pimux.core.caps.CapsHash;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** Tells what the server and its accounts can do, and the server's capabilities as a stream feature. */
@Xep(number = 30, version = "2.5.0", name = "Service Discovery")
@Xep(
        number = 115,
        version = "1.6.0",
        name = "Entity Capabilities",
        note = "those of clients are believed once an answer has proven the hash")
public final class ServiceDiscovery implements Extension {
    private static final String NODE = "https://pimux.de/";
    private static final Identity SERVER = new Identity("server", "im", "pimux");

    private final Extensions extensions;

    /** @param extensions asked for their features when a client asks, so also for those installed later */
    public ServiceDiscovery(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public void register(Registry on) {
        on.disco(Disco.INFO).disco(Disco.ITEMS).disco(Caps.NAMESPACE);
        on.accountIdentity(new Identity("account", "registered", ""));
        on.accountDisco(Disco.INFO).accountDisco(Disco.ITEMS);
        on.streamFeature(this::caps);
        on.serverIq(Iq.Type.GET, Disco.INFO, "query", this::serverInfo);
        on.serverIq(Iq.Type.GET, Disco.ITEMS, "query", this::serverItems);
        on.serviceIq(Iq.Type.GET, Disco.INFO, "query", ServiceDiscovery::serviceInfo);
        on.serviceIq(Iq.Type.GET, Disco.ITEMS, "query", (service, iq) -> noItems(iq));
        on.accountIq(Iq.Type.GET, Disco.INFO, "query", this::accountInfo);
        on.accountIq(Iq.Type.GET, Disco.ITEMS, "query", this::accountItems);
        on.publicIq(Iq.Type.GET, Disco.INFO, "query", (account, iq) -> seen(account, iq, this::accountInfo));
        on.publicIq(Iq.Type.GET, Disco.ITEMS, "query", (account, iq) -> seen(account, iq, this::accountItems));
    }

    private Element caps() {
        return Element.of(Caps.NAMESPACE, "c")
                .with("hash", CapsHash.SHA_1)
                .with("node", NODE)
                .with("ver", ver());
    }

    private String ver() {
        String ver = CapsHash.of(info(extensions.forms()), CapsHash.SHA_1);
        if (ver == null) throw new IllegalStateException("features that can't be hashed");
        return ver;
    }

    private Element info(List<Element> forms) {
        return Disco.info(List.of(SERVER), extensions.features(), forms);
    }

    private Iq serverInfo(Iq iq) {
        String node = iq.requested().attribute("node");
        if (node != null && !node.equals(NODE + "#" + ver()))
            return (Iq) iq.error(StanzaError.of(Condition.ITEM_NOT_FOUND));
        // what a hash names is the same for everybody (XEP-0115 §5.1)
        List<Element> forms = node == null ? extensions.forms(iq.lang()) : extensions.forms();
        return iq.result(info(forms).with("node", node));
    }

    private Iq serverItems(Iq iq) {
        if (iq.requested().attribute("node") != null) return noItems(iq);
        List<DiscoNodes.Item> items = extensions.services().stream()
                .map(service -> new DiscoNodes.Item(
                        service.address(), null, service.info().identity().name()))
                .toList();
        return iq.result(Disco.items(null, items));
    }

    private static Iq serviceInfo(Service service, Iq iq) {
        if (iq.requested().attribute("node") != null) return (Iq) iq.error(StanzaError.of(Condition.ITEM_NOT_FOUND));
        List<String> features = new ArrayList<>(service.info().features());
        features.add(Disco.INFO);
        return iq.result(Disco.info(List.of(service.info().identity()), features, service.forms(iq.lang())));
    }

    private Outcome accountInfo(AccountContext account, Iq iq) {
        String node = iq.requested().attribute("node");
        if (node == null)
            return Outcome.reply(
                    iq.result(Disco.info(extensions.accountIdentities(), extensions.accountFeatures(), List.of())));
        for (DiscoNodes nodes : extensions.accountNodes()) {
            DiscoNodes.Info info = nodes.info(node, asking(account, iq));
            if (info != null)
                return Outcome.reply(iq.result(Disco.info(List.of(info.identity()), info.features(), List.of())
                        .with("node", node)));
        }
        return Outcome.refuse(Condition.ITEM_NOT_FOUND);
    }

    private Outcome accountItems(AccountContext account, Iq iq) {
        String node = iq.requested().attribute("node");
        if (node == null) return Outcome.reply(iq.result(Disco.items(null, roots(asking(account, iq)))));
        for (DiscoNodes nodes : extensions.accountNodes()) {
            List<DiscoNodes.Item> items = nodes.items(node, asking(account, iq));
            if (items != null) return Outcome.reply(iq.result(Disco.items(node, items)));
        }
        return Outcome.refuse(Condition.ITEM_NOT_FOUND);
    }

    private List<DiscoNodes.Item> roots(Asking asking) {
        return extensions.accountNodes().stream()
                .flatMap(nodes -> nodes.roots(asking).stream())
                .toList();
    }

    private static Asking asking(AccountContext account, Iq iq) {
        Jid from = iq.from();
        return new Asking(
                account,
                from == null ? account.jid() : from,
                Language.of(iq.element().attribute(Attribute.XML_NAMESPACE, "lang")));
    }

    private static Iq noItems(Iq iq) {
        if (iq.requested().attribute("node") != null) return (Iq) iq.error(StanzaError.of(Condition.ITEM_NOT_FOUND));
        return iq.result(Element.of(Disco.ITEMS, "query"));
    }

    /**
     * Whoever may not see the owner's presence must not learn that there is an owner (XEP-0030 §8), unless the owner shows
     * something to everybody.
     */
    private Outcome seen(AccountContext account, Iq iq, AccountIqHandler handler) {
        Asking asking = asking(account, iq);
        RosterItem item = account.state().roster().item(asking.from().bare());
        boolean sees = item != null && item.subscription().hasFrom();
        return sees || !roots(asking).isEmpty()
                ? handler.handle(account, iq)
                : Outcome.refuse(Condition.SERVICE_UNAVAILABLE);
    }
}
