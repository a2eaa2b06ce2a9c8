package de.pimux.core.room;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room that lives through what tests say, one outcome after the other. */
final class RoomFixture {
    static final Jid ROOM = Jid.of("coven@chat.shakespeare.lit");
    static final Instant NOW = Instant.parse("2026-11-27T10:00:00.123456Z");
    static final RoomLimits LIMITS = new RoomLimits(3, 5, 2_000, 3);

    private RoomFacts facts = RoomFacts.ABSENT;
    private Occupants occupants = Occupants.NONE;
    private DiscussionHistory history = DiscussionHistory.EMPTY;
    private RoomOutcome last = RoomOutcome.nothing(room());
    private int messages;

    /** With its owner, {@code crone1@shakespeare.lit}, in it as {@code first}. */
    static RoomFixture open() {
        RoomFixture room = new RoomFixture();
        room.enters("crone1@shakespeare.lit/desktop", "first");
        room.configures();
        return room;
    }

    Room room() {
        return new Room(
                ROOM,
                facts,
                occupants,
                history,
                user -> "id-of-" + user.local(),
                new MessageIds() {
                    @Override
                    public String archived() {
                        return "archived-" + ++messages;
                    }

                    @Override
                    public String other() {
                        return "message-" + ++messages;
                    }
                },
                NOW,
                LIMITS);
    }

    RoomFacts facts() {
        return facts;
    }

    Occupants occupants() {
        return occupants;
    }

    Occupant occupant(String nick) {
        return Objects.requireNonNull(occupants.named(nick));
    }

    RoomOutcome last() {
        return last;
    }

    /** What the last outcome refused with; null for nothing. */
    @Nullable
    Condition refusal() {
        StanzaError refusal = last.refusal();
        return refusal == null ? null : refusal.condition();
    }

    private RoomFixture becomes(RoomOutcome outcome) {
        facts = outcome.factsAfter(facts);
        occupants = outcome.occupants();
        history = outcome.history();
        last = outcome;
        return this;
    }

    RoomFixture enters(String session, String nick) {
        return enters(session, nick, "");
    }

    RoomFixture enters(String session, String nick, String x) {
        return presence("<presence from='" + session + "' to='" + ROOM.text() + "/" + nick
                + "'><x xmlns='http://jabber.org/protocol/muc'>" + x + "</x></presence>");
    }

    RoomFixture presence(String xml) {
        return becomes(Entrance.decide(room(), (Presence) stanza(xml)));
    }

    RoomFixture says(String session, String body) {
        return message("<message type='groupchat' from='" + session + "' to='" + ROOM.text() + "'><body>" + body
                + "</body></message>");
    }

    RoomFixture message(String xml) {
        return becomes(GroupChat.decide(room(), (Message) stanza(xml)));
    }

    /** By its first owner. */
    RoomFixture configures(String... namesAndValues) {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>");
        for (int i = 0; i < namesAndValues.length; i += 2)
            form.append("<field var='muc#roomconfig_")
                    .append(namesAndValues[i])
                    .append("'><value>")
                    .append(namesAndValues[i + 1])
                    .append("</value></field>");
        return owner("crone1@shakespeare.lit/desktop", form + "</x>");
    }

    RoomFixture owner(String session, String content) {
        return becomes(RoomOwner.decide(
                room(),
                iq("set", session, "<query xmlns='http://jabber.org/protocol/muc#owner'>" + content + "</query>"),
                30));
    }

    RoomFixture admin(String session, String items) {
        return admin("set", session, items);
    }

    RoomFixture admin(String type, String session, String items) {
        return becomes(RoomAdmin.decide(
                room(),
                iq(type, session, "<query xmlns='http://jabber.org/protocol/muc#admin'>" + items + "</query>")));
    }

    RoomFixture affiliates(String user, String affiliation) {
        return admin("crone1@shakespeare.lit/desktop", "<item jid='" + user + "' affiliation='" + affiliation + "'/>");
    }

    /** @param archived where the archive has the message, or null */
    RoomFixture moderates(String session, String id, @Nullable ShelfPosition archived) {
        Iq iq = iq(
                "set",
                session,
                "<moderate xmlns='urn:xmpp:message-moderate:1' id='" + id
                        + "'><retract xmlns='urn:xmpp:message-retract:1'/><reason>spam</reason></moderate>");
        return becomes(Moderation.decide(room(), iq, archived));
    }

    RoomFixture departs(String account) {
        return becomes(Departure.decide(
                room(),
                Jid.of(account)::equals,
                Set.of("id-of-" + Jid.of(account).local())));
    }

    private static Iq iq(String type, String session, String payload) {
        return (Iq) stanza(
                "<iq type='" + type + "' id='q' from='" + session + "' to='" + ROOM.text() + "'>" + payload + "</iq>");
    }

    private static Stanza stanza(String xml) {
        try {
            return Stanza.of(Xml.element(xml));
        } catch (StanzaException e) {
            throw new AssertionError(e);
        }
    }

    /** A child that must be there. */
    static Element child(Element parent, String namespace, String name) {
        return Objects.requireNonNull(parent.child(namespace, name), name);
    }

    /** Of the stanzas of the last outcome, those for this session. */
    List<Stanza> to(String session) {
        return last.stanzas().stream()
                .filter(stanza -> Jid.of(session).equals(stanza.to()))
                .toList();
    }

    /** The status codes that the last outcome tells this session. */
    List<String> statuses(String session) {
        return to(session).stream()
                .flatMap(stanza -> stanza.element().elements().stream())
                .filter(child -> child.is(Muc.USER, "x"))
                .flatMap(x -> x.elements().stream())
                .filter(child -> child.is(Muc.USER, "status"))
                .map(status -> String.valueOf(status.attribute("code")))
                .toList();
    }
}
