package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.RoomEvent.AffiliationChanged;
import de.pimux.core.room.RoomEvent.AffiliationEnded;
import de.pimux.core.room.RoomOutcome.Steps;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roles and affiliations, read and changed by moderators, admins and owners (XEP-0045 §8, §9, §10.3 to §10.8). */
public final class RoomAdmin {
    /** Of one request: each is told to everybody in the room. */
    private static final int MAX_ITEMS = 100;

    private RoomAdmin() {}

    public static RoomOutcome decide(Room room, Iq iq) {
        Jid from = iq.from();
        if (from == null) return RoomOutcome.nothing(room);
        try {
            return iq.isGet() ? list(room, iq, from) : change(room, iq, from);
        } catch (StanzaException refused) {
            return RoomOutcome.refuse(room, refused.error());
        }
    }

    private static List<Element> items(Iq iq) throws StanzaException {
        List<Element> items = iq.requested().elements().stream()
                .filter(child -> child.is(Muc.ADMIN, "item"))
                .toList();
        if (items.isEmpty()) throw new StanzaException(Condition.BAD_REQUEST);
        return items;
    }

    private static RoomOutcome list(Room room, Iq iq, Jid from) throws StanzaException {
        List<Element> items = items(iq);
        if (items.size() > 1) throw new StanzaException(Condition.BAD_REQUEST);
        Affiliation affiliation = Affiliation.of(items.get(0).attribute("affiliation"));
        Role role = Role.of(items.get(0).attribute("role"));
        if (affiliation == null && role == null) throw new StanzaException(Condition.BAD_REQUEST);
        ElementBuilder query = Element.builder(Muc.ADMIN, "query");
        if (affiliation != null) affiliated(room, from, affiliation).forEach(query::add);
        else occupying(room, from, role).forEach(query::add);
        return RoomOutcome.reply(room, iq.result(query.build()));
    }

    private static List<Element> affiliated(Room room, Jid from, Affiliation affiliation) throws StanzaException {
        if (!mayRead(room, from, affiliation)) throw new StanzaException(Condition.FORBIDDEN);
        return room.facts().with(affiliation).stream()
                .map(user -> Element.of(Muc.ADMIN, "item")
                        .with("affiliation", affiliation.wire())
                        .with("jid", user.text()))
                .toList();
    }

    /**
     * Owners read all lists, admins those that they change (XEP-0045 §9.5, §10.5, §10.8). Where everybody sees the
     * addresses, those inside may know who else belongs to it.
     */
    private static boolean mayRead(Room room, Jid from, Affiliation affiliation) {
        Affiliation own = room.facts().affiliation(from);
        if (own == Affiliation.OWNER) return true;
        if (own == Affiliation.ADMIN && !affiliation.isAtLeast(Affiliation.ADMIN)) return true;
        boolean inside = own.isAtLeast(Affiliation.MEMBER) || room.occupants().of(from) != null;
        return affiliation.isAtLeast(Affiliation.MEMBER) && room.config().realJids() && inside;
    }

    private static List<Element> occupying(Room room, Jid from, @Nullable Role role) throws StanzaException {
        Occupant asking = room.occupants().of(from);
        if (asking == null || asking.role() != Role.MODERATOR) throw new StanzaException(Condition.FORBIDDEN);
        return room.occupants().all().stream()
                .filter(occupant -> occupant.role() == role)
                .map(occupant -> Element.of(Muc.ADMIN, "item")
                        .with(
                                "affiliation",
                                room.facts().affiliation(occupant.user()).wire())
                        .with("role", occupant.role().wire())
                        .with("nick", occupant.nick())
                        .with("jid", occupant.newest().session().text()))
                .toList();
    }

    /** All of the items or none of them; each about somebody else. */
    private static RoomOutcome change(Room room, Iq iq, Jid from) throws StanzaException {
        Steps steps = new Steps(room);
        List<Element> items = items(iq);
        if (items.size() > MAX_ITEMS) throw new StanzaException(Condition.POLICY_VIOLATION);
        Set<String> subjects = new HashSet<>();
        for (Element item : items) {
            if (!subjects.add(item.attribute("nick") + "\n" + item.attribute("jid")))
                throw new StanzaException(Condition.BAD_REQUEST);
            Affiliation affiliation = Affiliation.of(item.attribute("affiliation"));
            Role role = Role.of(item.attribute("role"));
            if (affiliation != null) affiliate(steps, from, item, affiliation);
            else if (role != null) assign(steps, from, item, role);
            else throw new StanzaException(Condition.BAD_REQUEST);
        }
        return steps.send(iq.result()).outcome();
    }

    private static @Nullable String reason(Element item) {
        return item.childText(Muc.ADMIN, "reason");
    }

    private static void assign(Steps steps, Jid from, Element item, Role role) throws StanzaException {
        Room room = steps.room();
        String nick = item.attribute("nick");
        if (nick == null) throw new StanzaException(Condition.BAD_REQUEST);
        Occupant by = room.occupants().of(from);
        Occupant target = room.occupants().named(nick);
        Condition refused = refusal(room, by, target, role);
        if (refused != null || target == null || by == null)
            throw new StanzaException(refused == null ? Condition.FORBIDDEN : refused);
        if (role == Role.NONE) Removal.of(steps, target, OccupantPresence.KICKED, by, reason(item));
        else if (role != target.role()) shown(steps, target.with(role), by, reason(item));
    }

    /** XEP-0045 §5.1.1 and §5.1.3. */
    private static @Nullable Condition refusal(Room room, @Nullable Occupant by, @Nullable Occupant target, Role role) {
        if (by == null || by.role() != Role.MODERATOR) return Condition.FORBIDDEN;
        if (target == null) return Condition.ITEM_NOT_FOUND;
        Affiliation own = room.facts().affiliation(by.user());
        Affiliation other = room.facts().affiliation(target.user());
        if (role == Role.MODERATOR) return own.isAtLeast(Affiliation.ADMIN) ? null : Condition.FORBIDDEN;
        if (!own.isAtLeast(other)) return Condition.NOT_ALLOWED;
        if (role != Role.NONE && other.isAtLeast(Affiliation.ADMIN)) return Condition.NOT_ALLOWED;
        if (target.role() == Role.MODERATOR && !own.isAtLeast(Affiliation.ADMIN)) return Condition.NOT_ALLOWED;
        return null;
    }

    static void shown(Steps steps, Occupant changed, @Nullable Occupant by, @Nullable String reason) {
        steps.occupants(steps.room().occupants().with(changed));
        steps.send(OccupantPresence.here(steps.room(), changed).by(by, reason).toAll());
    }

    private static void affiliate(Steps steps, Jid from, Element item, Affiliation affiliation) throws StanzaException {
        Jid user = user(steps.room(), item);
        Condition refused = refusal(steps.room(), from, user, affiliation);
        if (refused != null) throw new StanzaException(refused);
        affiliate(steps, user, affiliation, steps.room().occupants().of(from), reason(item));
    }

    /** By address, or by the nick of somebody who is there. */
    private static Jid user(Room room, Element item) throws StanzaException {
        String text = item.attribute("jid");
        String nick = item.attribute("nick");
        if (text != null) {
            Jid jid = Jid.parse(text);
            if (jid == null || jid.local().isEmpty()) throw new StanzaException(Condition.JID_MALFORMED);
            if (jid.domain().equals(room.jid().domain())) throw new StanzaException(Condition.NOT_ALLOWED);
            return jid.bare();
        }
        Occupant occupant = nick == null ? null : room.occupants().named(nick);
        if (nick == null) throw new StanzaException(Condition.BAD_REQUEST);
        if (occupant == null) throw new StanzaException(Condition.ITEM_NOT_FOUND);
        return occupant.user();
    }

    /** XEP-0045 §5.2.1 and §5.2.2. */
    private static @Nullable Condition refusal(Room room, Jid from, Jid user, Affiliation affiliation) {
        Affiliation own = room.facts().affiliation(from);
        Affiliation before = room.facts().affiliation(user);
        if (!own.isAtLeast(Affiliation.ADMIN)) return Condition.FORBIDDEN;
        if (affiliation == Affiliation.OUTCAST && user.equals(from.bare())) return Condition.CONFLICT;
        if (own == Affiliation.ADMIN && before.isAtLeast(Affiliation.ADMIN)) return Condition.NOT_ALLOWED;
        if (own == Affiliation.ADMIN && affiliation.isAtLeast(Affiliation.ADMIN)) return Condition.FORBIDDEN;
        if (affiliation != Affiliation.OWNER && room.facts().isOnlyOwner(user)) return Condition.CONFLICT;
        boolean more = before == Affiliation.NONE && affiliation != Affiliation.NONE;
        if (more && room.facts().affiliations().size() >= room.limits().affiliations())
            return Condition.RESOURCE_CONSTRAINT;
        return null;
    }

    /** Changes it, with what that means to those of the account who are in the room. */
    static void affiliate(
            Steps steps, Jid user, Affiliation affiliation, @Nullable Occupant by, @Nullable String reason) {
        Affiliation before = steps.room().facts().affiliation(user);
        if (before == affiliation) return;
        steps.happened(
                affiliation == Affiliation.NONE
                        ? new AffiliationEnded(user)
                        : new AffiliationChanged(user, affiliation));
        List<Occupant> inside = steps.room().occupants().ofUser(user);
        if (inside.isEmpty()) steps.send(OutsideNotice.of(steps.room(), user));
        for (Occupant occupant : inside)
            if (affiliation == Affiliation.OUTCAST) Removal.of(steps, occupant, OccupantPresence.BANNED, by, reason);
            else if (affiliation == Affiliation.NONE && steps.room().config().membersOnly())
                Removal.of(steps, occupant, OccupantPresence.AFFILIATION_LOST, by, reason);
            else shown(steps, occupant.with(role(steps.room(), occupant, before, affiliation)), by, reason);
    }

    /** Who rises gets the role of his affiliation; who was admin or owner loses what he had by that. */
    private static Role role(Room room, Occupant occupant, Affiliation before, Affiliation after) {
        Role byAffiliation = Role.onEntering(after, room.config().moderated());
        if (before.isAtLeast(Affiliation.ADMIN)) return byAffiliation;
        return byAffiliation.isAtLeast(occupant.role()) ? byAffiliation : occupant.role();
    }
}
