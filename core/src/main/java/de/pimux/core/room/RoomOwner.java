package de.pimux.core.room;

import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.room.Occupant.Seat;
import de.pimux.core.room.RoomEvent.RoomConfigured;
import de.pimux.core.room.RoomEvent.RoomErased;
import de.pimux.core.room.RoomOutcome.Steps;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What only owners do: set a room up, and destroy it (XEP-0045 §10.1, §10.2, §10.9). */
public final class RoomOwner {
    private static final int CONFIG_CHANGED = 104;
    private static final int LOGGING_ON = 170;
    private static final int LOGGING_OFF = 171;
    private static final int REAL_JIDS = 172;
    private static final int SEMI_ANONYMOUS = 173;

    private RoomOwner() {}

    /** @param archiveDays how long the conversation is kept where it is */
    public static RoomOutcome decide(Room room, Iq iq, long archiveDays) {
        Jid from = iq.from();
        if (from == null || room.facts().affiliation(from) != Affiliation.OWNER)
            return RoomOutcome.refuse(room, Condition.FORBIDDEN);
        if (iq.isGet()) {
            Element form = RoomConfigForm.form(room.config(), room.limits(), archiveDays)
                    .element();
            return RoomOutcome.reply(
                    room, iq.result(Element.of(Muc.OWNER, "query").with(form)));
        }
        Element destroy = iq.requested().child(Muc.OWNER, "destroy");
        if (destroy != null) return destroy(room, destroyed(destroy), iq);
        Element x = iq.requested().child(DataForm.NAMESPACE, "x");
        if (x == null) return RoomOutcome.refuse(room, Condition.BAD_REQUEST);
        try {
            DataForm form = DataForm.read(x);
            if (form.type() == DataForm.Type.CANCEL) return cancel(room, iq);
            if (form.type() != DataForm.Type.SUBMIT) return RoomOutcome.refuse(room, Condition.BAD_REQUEST);
            return configure(room, RoomConfigForm.read(form, room.config()), iq);
        } catch (StanzaException unusable) {
            return RoomOutcome.refuse(room, unusable.error());
        }
    }

    /** A room that was never set up goes (XEP-0045 §10.1.3). */
    private static RoomOutcome cancel(Room room, Iq iq) {
        return room.facts().isLocked()
                ? destroy(room, Element.of(Muc.USER, "destroy"), iq)
                : RoomOutcome.reply(room, iq.result());
    }

    private static RoomOutcome configure(Room room, RoomConfig config, Iq iq) {
        boolean same = config.equals(room.config()) && !room.facts().isLocked();
        if (same) return RoomOutcome.reply(room, iq.result());
        Steps steps = new Steps(room).happened(new RoomConfigured(config));
        if (room.config().keepsConversation() && !config.keepsConversation())
            steps.happened(new ArchiveTrimmed(room.now(), ShelfPosition.LAST)); // nobody can read it there any more
        steps.send(iq.result());
        if (config.membersOnly() && !room.config().membersOnly()) closeToOthers(steps);
        if (!room.facts().isLocked()) steps.send(notices(steps.room(), changes(room.config(), config)));
        return steps.outcome();
    }

    private static void closeToOthers(Steps steps) {
        RoomFacts facts = steps.room().facts();
        Removal.of(
                steps,
                steps.room().occupants().all().stream()
                        .filter(occupant -> facts.affiliation(occupant.user()) == Affiliation.NONE)
                        .toList(),
                OccupantPresence.MEMBERS_ONLY);
    }

    /** The codes that matter to privacy; any other change is only said to be one (XEP-0045 §10.2.1). */
    private static List<Integer> changes(RoomConfig before, RoomConfig after) {
        List<Integer> codes = new ArrayList<>();
        if (before.keepsConversation() != after.keepsConversation())
            codes.add(after.keepsConversation() ? LOGGING_ON : LOGGING_OFF);
        if (before.realJids() != after.realJids()) codes.add(after.realJids() ? REAL_JIDS : SEMI_ANONYMOUS);
        if (codes.isEmpty()) codes.add(CONFIG_CHANGED);
        return codes;
    }

    private static List<Message> notices(Room room, List<Integer> codes) {
        ElementBuilder x = Element.builder(Muc.USER, "x");
        codes.forEach(code -> x.add(Muc.status(code)));
        Element payload = x.build();
        List<Message> notices = new ArrayList<>();
        for (Occupant occupant : room.occupants().all())
            for (Seat seat : occupant.seats())
                notices.add(RoomMessages.ofRoom(room, seat.session(), Message.Type.GROUPCHAT, null, payload));
        return notices;
    }

    private static Element destroyed(Element request) {
        String reason = request.childText(Muc.OWNER, "reason");
        String password = request.childText(Muc.OWNER, "password");
        ElementBuilder destroy = Element.builder(Muc.USER, "destroy").attribute("jid", request.attribute("jid"));
        if (reason != null) destroy.textChild(Muc.USER, "reason", reason);
        if (password != null) destroy.textChild(Muc.USER, "password", password);
        return destroy.build();
    }

    /** The operator ends it, or it has no owner any more. */
    public static RoomOutcome destroy(Room room) {
        return destroy(room, Element.of(Muc.USER, "destroy"), null);
    }

    private static RoomOutcome destroy(Room room, Element how, @Nullable Iq iq) {
        Room ownerless = room.with(RoomFacts.ABSENT, room.occupants());
        Steps steps = new Steps(room);
        for (Occupant occupant : room.occupants().all())
            for (Seat seat : occupant.seats())
                steps.send(OccupantPresence.gone(ownerless, occupant)
                        .destroyed(how)
                        .to(seat.session(), occupant.role()));
        steps.occupants(Occupants.NONE).happened(new RoomErased(room.now()));
        if (iq != null) steps.send(iq.result());
        return steps.outcome(DiscussionHistory.EMPTY);
    }
}
