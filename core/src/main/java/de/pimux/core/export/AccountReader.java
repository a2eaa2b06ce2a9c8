package de.pimux.core.export;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.archive.Direction;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.blocking.Blocking;
import de.pimux.core.export.ImportedAccount.Waiting;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.privatestorage.PrivateStorage;
import de.pimux.core.pubsub.PubsubXml;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.RosterXml;
import de.pimux.core.roster.Subscription;
import de.pimux.core.roster.SubscriptionRequest;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.sasl.ScramKeys;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code <user/>} of a document of XEP-0227, whoever wrote it, part by part; the archive is read message by
 * message, because it may be longer than the memory. What can't be read is left out and named, and the rest is read
 * (XEP-0227 §4).
 */
public final class AccountReader {
    private static final String OLD_MAM = "urn:xmpp:mam:tmp";

    private final Jid account;
    private final Instant now;
    private final Map<ScramHash, ScramKeys> keys = new EnumMap<>(ScramHash.class);
    private final Map<Jid, RosterItem> contacts = new LinkedHashMap<>();
    private final Map<Jid, SubscriptionRequest> requests = new LinkedHashMap<>();
    private final Set<Jid> blocked = new LinkedHashSet<>();
    private final Map<String, Element> privateXml = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final NodesXml nodes = new NodesXml(this::unread);
    private final @Nullable String password;
    private @Nullable Element vCard;
    private @Nullable ArchivePreferences preferences;
    private @Nullable Instant registered;
    private int archiveDays;

    private AccountReader(Jid account, @Nullable String password, Instant now) {
        this.account = account;
        this.password = password;
        this.now = now;
    }

    /** The address of a user; null if its name can't be part of one. */
    public static @Nullable Jid address(Element user, String host) {
        String name = user.attribute("name");
        Jid account = name == null ? null : Jid.parse(name + "@" + host);
        return account == null || !account.isAccount() ? null : account;
    }

    /**
     * @param user with its attributes; its children are to be {@link #add added}
     * @param host the domain around the user
     * @param now stands for times that the document doesn't tell
     * @return null for a user whose name can't be part of an address
     */
    public static @Nullable AccountReader of(Element user, String host, Instant now) {
        Jid account = address(user, host);
        return account == null ? null : new AccountReader(account, user.attribute("password"), now);
    }

    /** What all that was added describes. */
    public ImportedAccount account() {
        return new ImportedAccount(
                account,
                keys.isEmpty() ? null : new ScramCredentials(keys),
                password,
                registered,
                List.copyOf(contacts.values()),
                List.copyOf(requests.values()),
                List.copyOf(blocked),
                vCard,
                List.copyOf(privateXml.values()),
                nodes.events(now),
                preferences,
                archiveDays,
                List.copyOf(waiting),
                List.copyOf(unread));
    }

    /** Reads a child of the user. */
    public void add(Element part) {
        switch (part.namespace() + " " + part.name()) {
            case Pie.NAMESPACE + " offline-messages" -> part.elements().forEach(this::offline);
            case Pie.SCRAM + " scram-credentials" -> scram(part);
            case RosterXml.NAMESPACE + " query" -> part.elements().forEach(this::contact);
            case Stanza.CLIENT + " presence" -> request(part);
            case Pie.NAMESPACE + " presence" -> request(stanza(part)); // so Prosody 0.12 writes it
            case "vcard-temp vCard" -> vCard = part;
            case PrivateStorage.NAMESPACE + " query" -> part.elements().forEach(this::privateXml);
            case PubsubXml.OWNER + " pubsub" -> nodes.addOwned(part);
            case PubsubXml.NAMESPACE + " pubsub" -> nodes.addPublished(part);
            case Pie.PRIVACY + " query" -> privacy(part);
            case Blocking.NAMESPACE + " blocklist" -> part.elements().forEach(item -> block(item.attribute("jid")));
            case ArchiveXml.NAMESPACE + " prefs" -> preferences(part);
            case Pie.OWN + " account" -> own(part);
            default -> unread(part);
        }
    }

    private void unread(Element part) {
        unread.add(part.namespace().isEmpty() ? part.name() : part.namespace() + " " + part.name());
    }

    private void scram(Element part) {
        for (ScramHash hash : ScramHash.values())
            if (hash.mechanismName().equals(part.attribute("mechanism"))) {
                ScramKeys read = ScramXml.read(part, hash);
                if (read == null) unread(part);
                else keys.put(hash, read);
                return;
            }
        unread(part);
    }

    private void contact(Element item) {
        Jid jid = jid(item.attribute("jid"));
        String wire = item.attribute("subscription");
        Subscription subscription = wire == null ? Subscription.NONE : Subscription.parse(wire);
        if (jid == null || subscription == null) {
            unread(item);
            return;
        }
        String name = item.attribute("name");
        Set<String> groups = new LinkedHashSet<>();
        for (Element group : item.elements()) if (group.is(RosterXml.NAMESPACE, "group")) groups.add(group.text());
        boolean approved = "true".equals(item.attribute("approved")) || "1".equals(item.attribute("approved"));
        contacts.put(
                jid.bare(),
                new RosterItem(
                        jid.bare(),
                        name == null ? "" : name,
                        List.copyOf(groups),
                        subscription,
                        "subscribe".equals(item.attribute("ask")),
                        approved));
    }

    private void request(Element presence) {
        Jid from = jid(presence.attribute("from"));
        if (from == null || !"subscribe".equals(presence.attribute("type")) || !isStanza(presence)) unread(presence);
        else requests.put(from.bare(), new SubscriptionRequest(from.bare(), presence));
    }

    /** Without ids of another server's archive, as ejabberd 23.01 writes them beside those of XEP-0359. */
    private static Element without(Element stanza, String namespace, String name) {
        return stanza.withChildren(stanza.children().stream()
                .filter(child -> !(child instanceof Element element && element.is(namespace, name)))
                .toList());
    }

    private static Element stanza(Element element) {
        ElementBuilder stanza = Element.builder(Stanza.CLIENT, element.name());
        for (String name : List.of("from", "to", "type", "id")) stanza.attribute(name, element.attribute(name));
        return stanza.build();
    }

    private void privateXml(Element element) {
        if (element.namespace().isEmpty()) unread(element);
        else privateXml.put(element.namespace() + " " + element.name(), element);
    }

    /** What the default list denies somebody altogether; finer rules have no place here (XEP-0016 §2.2). */
    private void privacy(Element lists) {
        Element byDefault = lists.child(Pie.PRIVACY, "default");
        String name = byDefault == null ? null : byDefault.attribute("name");
        for (Element list : lists.elements()) {
            if (!list.is(Pie.PRIVACY, "list")) continue;
            if (name == null || !name.equals(list.attribute("name"))) unread(list);
            else list.elements().forEach(this::privacyItem);
        }
    }

    private void privacyItem(Element item) {
        boolean denies = "deny".equals(item.attribute("action")) && "jid".equals(item.attribute("type"));
        int kinds = item.elements().size();
        if (denies && (kinds == 0 || kinds == 4)) block(item.attribute("value"));
        else if (!"allow".equals(item.attribute("action"))) unread(item);
    }

    private void block(@Nullable String text) {
        Jid jid = jid(text);
        if (jid != null) blocked.add(jid);
    }

    private void preferences(Element prefs) {
        try {
            preferences = ArchivePreferences.read(prefs);
        } catch (StanzaException unreadable) {
            unread(prefs);
        }
    }

    private void offline(Element message) {
        Jid from = jid(message.attribute("from"));
        if (!isStanza(message) || !message.name().equals("message")) {
            unread(message);
            return;
        }
        Instant at = now;
        for (Element delay : message.elements())
            if (delay.is(Delay.NAMESPACE, "delay") && account.domain().equals(delay.attribute("from")))
                at = instant(delay.attribute("stamp"), at);
        Element stanza = StanzaIds.withoutForged(Delay.withoutForged(message, account.domain()), account);
        if (stanza.has(OLD_MAM, "archived")) stanza = without(stanza, OLD_MAM, "archived");
        waiting.add(new Waiting(at, from == null ? account.domainJid() : from.bare(), stanza));
    }

    /** What is stored is read again without asking, so nothing may be stored that can't be. */
    private static boolean isStanza(Element element) {
        try {
            if (element.is(Stanza.CLIENT, "presence")) Presence.of(element);
            else if (element.is(Stanza.CLIENT, "message")) Message.of(element);
            else return false;
            return true;
        } catch (StanzaException malformed) {
            return false;
        }
    }

    /** A child of the archive of this account; null if it can't be read. */
    public static @Nullable MessageArchived archived(Element result, Jid account) {
        Element forwarded = result.child(Pie.FORWARD, "forwarded");
        Element message = forwarded == null ? null : forwarded.child(Stanza.CLIENT, "message");
        Element delay = forwarded == null ? null : forwarded.child(Delay.NAMESPACE, "delay");
        Instant at = delay == null ? Instant.MIN : instant(delay.attribute("stamp"), Instant.MIN);
        Jid from = message == null ? null : jid(message.attribute("from"));
        if (message == null || from == null || at.equals(Instant.MIN) || !isStanza(message)) return null;
        boolean sent = from.sameBare(account);
        Jid to = jid(message.attribute("to"));
        Jid peer = sent ? (to == null ? account : to) : from;
        return new MessageArchived(
                at,
                sent && !peer.sameBare(account) ? Direction.SENT : Direction.RECEIVED,
                peer,
                StanzaIds.withoutForged(message, account));
    }

    private void own(Element own) {
        Instant at = instant(own.attribute("registered"), Instant.MIN);
        if (!at.equals(Instant.MIN) && !at.isAfter(now)) registered = at;
        try {
            String days = own.attribute("archive-days");
            archiveDays = days == null ? 0 : Math.max(0, Integer.parseInt(days));
        } catch (NumberFormatException unreadable) {
            unread(own);
        }
    }

    private static @Nullable Jid jid(@Nullable String text) {
        return text == null ? null : Jid.parse(text);
    }

    private static Instant instant(@Nullable String stamp, Instant otherwise) {
        try {
            return stamp == null ? otherwise : OffsetDateTime.parse(stamp).toInstant();
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }
}
