package de.pimux.actors.room;

import de.pimux.actors.account.Tokens;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.archive.Served;
import de.pimux.core.archive.ArchiveQuery;
import de.pimux.core.archive.ArchiveSettings;
import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.ping.PingRequest;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.room.Affiliation;
import de.pimux.core.room.Moderation;
import de.pimux.core.room.Muc;
import de.pimux.core.room.Occupant;
import de.pimux.core.room.Room;
import de.pimux.core.room.RoomAdmin;
import de.pimux.core.room.RoomDataPolicy;
import de.pimux.core.room.RoomInfo;
import de.pimux.core.room.RoomOutcome;
import de.pimux.core.room.RoomOwner;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Requests to a room and between its occupants (XEP-0045 §6.4, §9, §10, XEP-0313, XEP-0410). */
final class RoomRequests {
    private static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
    private static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";

    /** What an account answers for its owner, who need not be there. */
    private static final Set<String> OF_ACCOUNTS = Set.of("vcard-temp", "http://jabber.org/protocol/pubsub");

    /** That a room may have, by XEP-0045 §7.12 and §17.5. */
    private static final Set<String> NODES = Set.of("x-roomuser-item", Muc.NAMESPACE + "#traffic");

    private final Archives archives;
    private final RetentionPolicy policy;
    private final Tokens tokens;

    RoomRequests(Archives archives, RetentionPolicy policy, Tokens tokens) {
        this.archives = archives;
        this.policy = policy;
        this.tokens = tokens;
    }

    /** What the store answers; null for a request that is none to the archive. */
    @Nullable
    CompletionStage<Served> serve(Room room, Iq iq) {
        Jid to = iq.to();
        boolean isQuery = iq.isRequest()
                && to != null
                && to.isBare()
                && iq.requested().namespace().equals(ArchiveXml.NAMESPACE)
                && room.facts().config().keepsConversation();
        if (!isQuery) return null;
        if (!RoomInfo.mayEnter(room, iq.from())) return refused(StanzaError.of(Condition.FORBIDDEN));
        // what an owner decides about an archive of his own does not concern one of a room
        Archives.Reading reading = new Archives.Reading(room.jid(), ArchiveSettings.UNTOUCHED, room.now());
        String name = iq.requested().name();
        if (name.equals("metadata") && iq.isGet()) return archives.metadata(reading, iq);
        if (!name.equals("query")) return refused(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
        if (iq.isGet())
            return CompletableFuture.completedFuture(new Served(List.of(iq.result(ArchiveXml.form())), null));
        try {
            return archives.query(reading, iq, ArchiveQuery.read(iq.requested()));
        } catch (StanzaException malformed) {
            return refused(malformed.error());
        }
    }

    private static CompletionStage<Served> refused(StanzaError error) {
        return CompletableFuture.completedFuture(new Served(List.of(), error));
    }

    /** @param relayed the requests between occupants that wait for an answer */
    RoomOutcome decide(Room room, Iq iq, RelayedRequests relayed) {
        Jid to = iq.to();
        if (!iq.isRequest()) {
            Iq answer = relayed.answer(iq);
            return answer == null ? RoomOutcome.nothing(room) : RoomOutcome.reply(room, answer);
        }
        if (to != null && to.isFull()) return toOccupant(room, iq, to, relayed);
        boolean hidden = !room.facts().exists() || (room.facts().isLocked() && !isOwner(room, iq));
        return hidden ? RoomOutcome.refuse(room, Condition.ITEM_NOT_FOUND) : toRoom(room, iq);
    }

    private static boolean isOwner(Room room, Iq iq) {
        Jid from = iq.from();
        return from != null && room.facts().affiliation(from) == Affiliation.OWNER;
    }

    private RoomOutcome toRoom(Room room, Iq iq) {
        return switch (iq.requested().namespace()) {
            case Muc.OWNER -> RoomOwner.decide(room, iq, days(policy));
            case Muc.ADMIN -> RoomAdmin.decide(room, iq);
            case Moderation.NAMESPACE -> moderate(room, iq);
            case DISCO_INFO -> info(room, iq);
            case DISCO_ITEMS -> RoomOutcome.reply(room, iq.result(Element.of(DISCO_ITEMS, "query")));
            case PingRequest.NAMESPACE -> RoomOutcome.reply(room, iq.result());
            default -> RoomOutcome.refuse(room, Condition.SERVICE_UNAVAILABLE);
        };
    }

    private RoomOutcome moderate(Room room, Iq iq) {
        String id = iq.requested().attribute("id");
        ShelfPosition archived = id != null && room.facts().config().keepsConversation()
                ? archives.ids(room.jid()).position(id)
                : null;
        return Moderation.decide(room, iq, archived);
    }

    private static long days(RetentionPolicy policy) {
        return policy.bound(RetentionClass.ARCHIVE).map(Duration::toDays).orElse(0L);
    }

    private RoomOutcome info(Room room, Iq iq) {
        if (!iq.isGet()) return RoomOutcome.refuse(room, Condition.BAD_REQUEST);
        String node = iq.requested().attribute("node");
        if (node != null)
            return RoomOutcome.refuse(
                    room, NODES.contains(node) ? Condition.FEATURE_NOT_IMPLEMENTED : Condition.ITEM_NOT_FOUND);
        Element kept = RoomDataPolicy.of(policy, room.facts().config()).form(Language.of(iq.lang()));
        return RoomOutcome.reply(room, iq.result(RoomInfo.element(room, iq.from(), kept)));
    }

    private RoomOutcome toOccupant(Room room, Iq iq, Jid to, RelayedRequests relayed) {
        Occupant asking = room.occupants().of(iq.from());
        String namespace = iq.requested().namespace();
        boolean isDisco = namespace.equals(DISCO_INFO) || namespace.equals(DISCO_ITEMS);
        if (asking == null) // XEP-0045 §6.6, XEP-0410 §3.1
        return RoomOutcome.refuse(room, isDisco ? Condition.BAD_REQUEST : Condition.NOT_ACCEPTABLE);
        Occupant asked = room.occupants().named(to.resource());
        if (asked == null) return RoomOutcome.refuse(room, Condition.ITEM_NOT_FOUND);
        boolean isPing = namespace.equals(PingRequest.NAMESPACE);
        if (isPing && asked.nick().equals(asking.nick())) // XEP-0410 §3.2
        return RoomOutcome.reply(room, iq.result());
        boolean ofAccount = OF_ACCOUNTS.contains(namespace);
        if (ofAccount && iq.isSet()) return RoomOutcome.refuse(room, Condition.NOT_ALLOWED); // nobody else's to change
        Jid real = ofAccount
                ? asked.user()
                : asked.seats().get(asked.seats().size() - 1).session();
        return RoomOutcome.reply(room, relayed.relay(iq, room.jid().withResource(asking.nick()), real, tokens.next()));
    }
}
