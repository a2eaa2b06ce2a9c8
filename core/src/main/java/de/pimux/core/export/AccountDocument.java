package de.pimux.core.export;

import de.pimux.core.account.AccountState;
import de.pimux.core.account.Registration;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.archive.Archived;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.blocking.BlockList;
import de.pimux.core.blocking.BlockXml;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.privatestorage.PrivateStorage;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterXml;
import de.pimux.core.roster.SubscriptionRequest;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import de.pimux.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account as a document of XEP-0227, in pieces, so that nobody needs room for all of it: the head, then the archive
 * message by message, then the tail.
 */
public final class AccountDocument {
    private final Jid account;
    private final AccountState state;
    private final boolean withCredentials;

    /** @param withCredentials whether the keys that a password is checked against are part of it (XEP-0227 §4.3) */
    public AccountDocument(Jid account, AccountState state, boolean withCredentials) {
        this.account = account.bare();
        this.state = state;
        this.withCredentials = withCredentials;
    }

    /** Everything but archived messages. */
    public byte[] head() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Pie.ascii("<?xml version='1.0' encoding='UTF-8'?>\n"));
        out.writeBytes(Pie.open(Element.of(Pie.NAMESPACE, "server-data"), ""));
        out.writeBytes(Pie.open(Element.of(Pie.NAMESPACE, "host").with("jid", account.domain()), Pie.NAMESPACE));
        out.writeBytes(Pie.open(Element.of(Pie.NAMESPACE, "user").with("name", account.local()), Pie.NAMESPACE));
        for (Element part : parts()) line(part, Pie.NAMESPACE, out);
        out.writeBytes(Pie.ascii("\n"));
        out.writeBytes(Pie.open(Element.of(Pie.ARCHIVE, "archive"), Pie.NAMESPACE));
        return out.toByteArray();
    }

    /** One message of the archive; they come oldest first (XEP-0227 §4.10). */
    public static byte[] archived(String id, Archived message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        line(ArchiveXml.result(id, message), Pie.ARCHIVE, out);
        return out.toByteArray();
    }

    public static byte[] tail() {
        return Pie.ascii("\n</archive>\n</user></host></server-data>\n");
    }

    private static void line(Element element, String context, ByteArrayOutputStream out) {
        out.writeBytes(Pie.ascii("\n"));
        out.writeBytes(XmlWriter.bytes(element, context));
    }

    /** The children of the user; offline messages come first, as the schema wants it. */
    private List<Element> parts() {
        List<Element> parts = new ArrayList<>();
        if (!state.queue().isEmpty()) parts.add(offline());
        ScramCredentials credentials = state.credentials();
        if (withCredentials && credentials != null)
            new TreeMap<>(credentials.keys()).forEach((hash, keys) -> parts.add(ScramXml.element(hash, keys)));
        parts.add(roster(state.roster()));
        for (SubscriptionRequest request : state.roster().requests()) parts.add(request.stanza());
        if (state.vCard() != null) parts.add(state.vCard().element());
        if (!state.privateStorage().elements().isEmpty())
            parts.add(Element.builder(PrivateStorage.NAMESPACE, "query")
                    .addAll(state.privateStorage().elements())
                    .build());
        parts.addAll(NodesXml.elements(state.nodes()));
        if (!state.blockList().isEmpty()) parts.addAll(blocked(state.blockList()));
        if (state.archive().chosen() != null) parts.add(state.archive().chosen().element());
        parts.add(own());
        return parts;
    }

    /** Ids that this server gave are left out: they lead into an archive that the reader of the file hasn't got. */
    private Element offline() {
        ElementBuilder messages = Element.builder(Pie.NAMESPACE, "offline-messages");
        for (MessageQueued queued : state.queue().messages()) {
            Element stanza = StanzaIds.withoutForged(queued.stanza().element(), account);
            messages.add(stanza.with(Delay.element(account.domain(), queued.at())));
        }
        return messages.build();
    }

    private static Element roster(Roster roster) {
        return Element.builder(RosterXml.NAMESPACE, "query")
                .addAll(roster.items().stream().map(RosterXml::item).toList())
                .build();
    }

    /** As a privacy list, which XEP-0227 knows, and as the list that it was. */
    private static List<Element> blocked(BlockList blocked) {
        ElementBuilder list = Element.builder(Pie.PRIVACY, "list").attribute("name", "blocked");
        int order = 0;
        for (Jid jid : blocked.sorted())
            list.add(Element.of(Pie.PRIVACY, "item")
                    .with("type", "jid")
                    .with("value", jid.text())
                    .with("action", "deny")
                    .with("order", Integer.toString(++order)));
        Element lists = Element.builder(Pie.PRIVACY, "query")
                .add(Element.of(Pie.PRIVACY, "default").with("name", "blocked"))
                .add(list.build())
                .build();
        return List.of(lists, BlockXml.blockList(blocked));
    }

    private Element own() {
        int days = state.archive().retentionDays();
        return Element.of(Pie.OWN, "account")
                .with("registered", text(registered(state.registration())))
                .with("archive-days", days == 0 ? null : Integer.toString(days));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** When an account was made; null if there is none. */
    static @Nullable Instant registered(Registration registration) {
        if (registration instanceof Registration.Registered registered) return registered.at();
        return registration instanceof Registration.Restricted restricted ? restricted.at() : null;
    }
}
