package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.room.Occupant.Seat;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import de.pimux.xml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What others see of an occupant, each by what he may see (XEP-0045 §7.1). */
final class OccupantPresence {
    static final int REAL_JIDS = 100;
    static final int SELF = 110;
    static final int LOGGED = 170;
    static final int CREATED = 201;
    static final int BANNED = 301;
    static final int NEW_NICK = 303;
    static final int KICKED = 307;
    static final int AFFILIATION_LOST = 321;
    static final int MEMBERS_ONLY = 322;
    static final int UNREACHABLE = 333;

    private final Room room;
    private final Occupant subject;
    private final Element occupantId;
    private final Presence.Type type;
    private final Set<Integer> statuses = new TreeSet<>();
    private final Set<Integer> statusesForSelf = new TreeSet<>();
    private Role role;
    private List<Node> content;
    private @Nullable String newNick;
    private @Nullable Element actor;
    private @Nullable String reason;
    private @Nullable Element destroyed;
    private @Nullable Presence answered;

    private OccupantPresence(Room room, Occupant subject, Presence.Type type, Role role, List<Node> content) {
        this.room = room;
        this.subject = subject;
        this.occupantId = Muc.occupantId(room.ids().apply(subject.user()));
        this.type = type;
        this.role = role;
        this.content = content;
    }

    static OccupantPresence here(Room room, Occupant subject) {
        return new OccupantPresence(
                room,
                subject,
                Presence.Type.AVAILABLE,
                subject.role(),
                subject.newest().presence());
    }

    static OccupantPresence gone(Room room, Occupant subject) {
        return new OccupantPresence(room, subject, Presence.Type.UNAVAILABLE, Role.NONE, List.of());
    }

    OccupantPresence status(int code) {
        statuses.add(code);
        return this;
    }

    OccupantPresence statusForSelf(int code) {
        statusesForSelf.add(code);
        return this;
    }

    OccupantPresence saying(List<Node> last) {
        content = last;
        return this;
    }

    /** Who goes under this nick comes back under another one: nothing else changes. */
    OccupantPresence renamed(String nick) {
        newNick = nick;
        role = subject.role();
        return status(NEW_NICK);
    }

    /** @param by null where nobody in the room did it */
    OccupantPresence by(@Nullable Occupant by, @Nullable String why) {
        actor = by == null ? null : Element.of(Muc.USER, "actor").with("nick", by.nick());
        reason = why;
        return this;
    }

    OccupantPresence destroyed(Element how) {
        destroyed = how;
        return this;
    }

    /** The session that sent this knows by its id what comes of it. */
    OccupantPresence answering(Presence sent) {
        answered = sent;
        return this;
    }

    /** For everybody who is in the room, and those who go. */
    List<Presence> toAll() {
        List<Presence> all = new ArrayList<>();
        for (Occupant viewer : room.occupants().all())
            for (Seat seat : viewer.seats()) all.add(to(seat.session(), viewer.role()));
        return all;
    }

    /** For the other occupants. */
    List<Presence> toOthers() {
        List<Presence> others = new ArrayList<>();
        for (Occupant viewer : room.occupants().all())
            if (!viewer.nick().equals(subject.nick()))
                for (Seat seat : viewer.seats()) others.add(to(seat.session(), viewer.role()));
        return others;
    }

    /** @param viewer the role by which the recipient sees addresses or not */
    Presence to(Jid session, Role viewer) {
        boolean self = subject.seat(session) != null;
        ElementBuilder item = Element.builder(Muc.USER, "item")
                .attribute(
                        "affiliation", room.facts().affiliation(subject.user()).wire())
                .attribute("role", role.wire())
                .attribute("nick", newNick);
        if (self || room.showsJidsTo(viewer))
            item.attribute(
                    "jid", self ? session.text() : subject.newest().session().text());
        if (actor != null) item.add(actor);
        if (reason != null) item.textChild(Muc.USER, "reason", reason);
        ElementBuilder x = Element.builder(Muc.USER, "x").add(item.build());
        for (int code : statuses) x.add(Muc.status(code));
        if (self) for (int code : statusesForSelf) x.add(Muc.status(code));
        if (self) x.add(Muc.status(SELF));
        if (destroyed != null) x.add(destroyed);
        Presence sent = answered;
        String id = sent != null && session.equals(sent.from()) ? sent.id() : null;
        Element presence = Element.builder(Stanza.CLIENT, "presence")
                .attribute("id", id)
                .attribute("type", type == Presence.Type.AVAILABLE ? null : type.wire())
                .addAll(content)
                .add(occupantId)
                .add(x.build())
                .build();
        return new Presence(presence, null, null, type)
                .withFrom(room.at(subject.nick()))
                .withTo(session);
    }
}
