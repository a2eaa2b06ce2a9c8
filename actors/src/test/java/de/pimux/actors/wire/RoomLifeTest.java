package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static de.pimux.actors.wire.RoomTalk.creates;
import static de.pimux.actors.wire.RoomTalk.entering;
import static de.pimux.actors.wire.RoomTalk.enters;
import static de.pimux.actors.wire.RoomTalk.hears;
import static de.pimux.actors.wire.RoomTalk.owner;
import static de.pimux.actors.wire.RoomTalk.sees;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.operator.RoomsPort;
import de.pimux.actors.room.RoomsConsole;
import de.pimux.actors.torture.Remains;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.room.Affiliation;
import de.pimux.core.room.Membership;
import de.pimux.xml.Element;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is left of rooms after a restart, after the time of the policy, and after the end of rooms and accounts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomLifeTest extends PolicyFixture {
    private final String room = RoomTalk.room();

    RoomLifeTest() {
        super("pimux.rooms.per-account = 3");
    }

    private List<String> rows(RetentionClass retention) {
        server.stop();
        List<String> rows = Remains.sealedRows(
                server.folder().resolve("data/journal"), (table, key) -> table.startsWith(retention.name()));
        server.startAgain();
        return rows;
    }

    /** The bodies that the room's archive shows this client. */
    private List<String> archived(TestClient client) {
        client.sends("<iq type='set' id='mam' to='" + room + "'><query xmlns='urn:xmpp:mam:2'/></iq>");
        List<String> bodies = new ArrayList<>();
        while (true) {
            Element next = client.next();
            assertThat(next).isNotNull();
            if (next.name().equals("iq")) {
                assertThat(next.attribute("type")).as(Xml.print(next)).isEqualTo("result");
                return bodies;
            }
            assertThat(next.attribute("from")).isEqualTo(room);
            bodies.add(String.valueOf(next.child("urn:xmpp:mam:2", "result")
                    .child("urn:xmpp:forward:0", "forwarded")
                    .child("jabber:client", "message")
                    .childText("jabber:client", "body")));
        }
    }

    @Test
    void a_persistent_room_is_there_after_a_restart_and_nobody_in_it() {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice", "persistentroom", "1", "publicroom", "1", "roomname", "Cave");
        alice.asks("<iq type='set' id='a' to='" + room + "'><query xmlns='http://jabber.org/protocol/muc#admin'>"
                + "<item jid='witch@localhost' affiliation='member'/></query></iq>");
        alice.sends("<message to='" + room + "' type='groupchat'><subject>Fire Burn</subject></message>");
        alice.receivesAmong("<message><subject>Fire Burn</subject><etc xmlns='test'/></message>");
        passes(Duration.ofSeconds(1));
        TestClient back = with.bound("alice");
        RoomTalk.says(back, room, "is anybody there?");
        back.receives("<message type='error' from='" + room + "'>" + error("modify", "not-acceptable") + "</message>");
        back.asks(
                "<iq type='get' id='i' to='conference.localhost'><query"
                        + " xmlns='http://jabber.org/protocol/disco#items'/></iq>",
                "<iq type='result' id='i'><query xmlns='http://jabber.org/protocol/disco#items'><item jid='" + room
                        + "' name='Cave'/></query></iq>");
        back.sends(entering(room, "alice"));
        back.receives("<presence from='" + room + "/alice'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<item affiliation='owner' role='moderator'/><status code='110'/></x><etc xmlns='test'/></presence>");
        back.receives("<message from='" + room + "/alice'><subject>Fire Burn</subject><etc xmlns='test'/></message>");
        back.asks(
                "<iq type='get' id='a' to='" + room + "'><query xmlns='http://jabber.org/protocol/muc#admin'>"
                        + "<item affiliation='member'/></query></iq>",
                "<iq type='result' id='a'><query xmlns='http://jabber.org/protocol/muc#admin'>"
                        + "<item affiliation='member' jid='witch@localhost'/></query></iq>");
    }

    @Test
    void of_a_room_that_nobody_asked_to_keep_nothing_is_ever_stored() {
        with.bound("alice"); // now its device is known
        List<String> before = rows(RetentionClass.ACCOUNT);
        TestClient back = with.bound("alice");
        creates(back, room, "alice", "roomname", CANARY, "enablearchiving", "1");
        RoomTalk.says(back, room, CANARY);
        hears(back, room, "alice", CANARY);
        assertThat(rows(RetentionClass.ACCOUNT)).hasSameSizeAs(before);
        assertThat(rows(RetentionClass.ARCHIVE)).isEmpty();
        expectNoFileHolds(CANARY);
        assertThat(await(server.running().rooms().all())).isEmpty();
    }

    @Test
    void a_conversation_that_is_kept_is_read_by_those_who_may_enter_until_its_time_is_up() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice", "persistentroom", "1", "enablearchiving", "1");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        for (String body : List.of("one", "two")) {
            RoomTalk.says(bob, room, body);
            hears(alice, room, "bob", body);
        }
        assertThat(archived(alice)).containsExactly("one", "two");
        passes(DAY.multipliedBy(30).minusSeconds(1));
        TestClient carol = with.online("carol");
        carol.sends(entering(room, "carol"));
        carol.receivesAmong("<message from='" + room + "/bob'><body>one</body><delay xmlns='urn:xmpp:delay'/>"
                + "<etc xmlns='test'/></message>");
        carol.receives("<message from='" + room + "/bob'><body>two</body><etc xmlns='test'/></message>");
        carol.receivesAmong("<message><subject/></message>");
        assertThat(archived(carol)).containsExactly("one", "two");
        TestClient owner = with.bound("alice");
        owner.asks("<iq type='set' id='a' to='" + room + "'><query xmlns='http://jabber.org/protocol/muc#admin'>"
                + "<item jid='{bob}' affiliation='outcast'/></query></iq>");
        with.bound("bob")
                .asks(
                        "<iq type='set' id='mam' to='" + room + "'><query xmlns='urn:xmpp:mam:2'/></iq>",
                        "<iq type='error' id='mam'>" + error("auth", "forbidden") + "</iq>");
        passes(Duration.ofSeconds(2));
        TestClient late = with.bound("carol");
        assertThat(archived(late)).isEmpty();
        late.sends(entering(room, "carol"));
        sees(late, room, "carol");
        late.receives("<message><subject/></message>");
        passes(DAY);
        expectNoShelf(RetentionClass.ARCHIVE);
    }

    @Test
    void what_a_moderator_takes_back_is_gone_from_the_archive_and_from_the_disk() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        creates(alice, room, "alice", "persistentroom", "1", "enablearchiving", "1");
        enters(bob, room, "bob");
        sees(alice, room, "bob");
        RoomTalk.says(bob, room, CANARY);
        String id = hears(alice, room, "bob", CANARY)
                .child("urn:xmpp:sid:0", "stanza-id")
                .attribute("id");
        List<String> before = rows(RetentionClass.ARCHIVE);
        TestClient back = with.bound("alice");
        enters(back, room, "alice");
        back.asks(
                "<iq type='set' id='m' to='" + room + "'><moderate xmlns='urn:xmpp:message-moderate:1' id='" + id
                        + "'><retract xmlns='urn:xmpp:message-retract:1'/></moderate></iq>",
                "<iq type='result' id='m'/>");
        back.receives("<message from='" + room + "' type='groupchat'><retract xmlns='urn:xmpp:message-retract:1' id='"
                + id + "'><moderated xmlns='urn:xmpp:message-moderate:1' by='" + room + "/alice'><etc xmlns='test'/>"
                + "</moderated></retract><etc xmlns='test'/></message>");
        assertThat(archived(back)).containsExactly("null");
        expectNoFileHolds(before.get(0));
    }

    @Test
    void what_was_replaced_leaves_the_journal_at_once() {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice", "persistentroom", "1", "roomname", CANARY);
        alice.asks(owner(room, RoomTalk.form("roomname", "")), "<iq type='result' id='owner'/>");
        awaitsGone(() -> !roomEvents(room).isEmpty()); // a snapshot covers it
        passes(Duration.ofSeconds(1));
        assertThat(await(server.running().rooms().memberships(jid("alice"))))
                .extracting(Membership::affiliation)
                .containsExactly(Affiliation.OWNER);
    }

    @Test
    void an_archive_that_is_switched_off_is_gone() {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice", "persistentroom", "1", "enablearchiving", "1");
        RoomTalk.says(alice, room, CANARY);
        hears(alice, room, "alice", CANARY);
        List<String> before = rows(RetentionClass.ARCHIVE);
        TestClient back = with.bound("alice");
        back.asks(owner(room, RoomTalk.form("enablearchiving", "0")), "<iq type='result' id='owner'/>");
        assertThat(rows(RetentionClass.ARCHIVE)).isEmpty();
        expectNoFileHolds(before.get(0));
        TestClient again = with.bound("alice");
        again.asks(owner(room, RoomTalk.form("enablearchiving", "1")), "<iq type='result' id='owner'/>");
        assertThat(archived(again)).isEmpty();
    }

    @Test
    void of_a_room_that_is_destroyed_nothing_is_left() {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice", "persistentroom", "1", "enablearchiving", "1", "roomname", CANARY);
        RoomTalk.says(alice, room, CANARY);
        hears(alice, room, "alice", CANARY);
        List<String> archive = rows(RetentionClass.ARCHIVE);
        List<String> lists = rows(RetentionClass.PENDING);
        assertThat(archive).hasSize(1);
        assertThat(lists).as("the row of the list").hasSize(1);
        with.bound("alice").asks(owner(room, "<destroy/>"), "<iq type='result' id='owner'/>");
        assertThat(await(server.running().rooms().all())).isEmpty();
        assertThat(rows(RetentionClass.ARCHIVE)).isEmpty();
        expectNoFileHolds(archive.get(0), lists.get(0), CANARY, room);
    }

    @Test
    void rooms_forget_an_account_that_is_erased_and_those_that_were_its_alone_end() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String shared = RoomTalk.room();
        creates(alice, room, "alice", "persistentroom", "1", "enablearchiving", "1");
        creates(bob, shared, "bob", "persistentroom", "1");
        bob.asks("<iq type='set' id='a' to='" + shared + "'><query xmlns='http://jabber.org/protocol/muc#admin'>"
                + "<item jid='{alice}' affiliation='admin'/></query></iq>");
        Jid gone = jid("alice");
        assertThat(await(server.running().rooms().memberships(gone)))
                .extracting(Membership::affiliation)
                .containsExactlyInAnyOrder(Affiliation.OWNER, Affiliation.ADMIN);
        passes(Duration.ofSeconds(1));
        await(server.running().erasures().erase(gone));
        assertThat(await(server.running().rooms().memberships(gone))).isEmpty();
        assertThat(await(server.running().rooms().all())).containsExactly(Jid.of(shared));
        passes(Duration.ofSeconds(1));
        assertThat(await(server.running().rooms().memberships(gone))).isEmpty();
    }

    @Test
    void a_copy_of_an_account_tells_what_it_is_to_rooms_and_how_its_own_are_set_up() throws IOException {
        creates(with.online("alice"), room, "alice", "persistentroom", "1", "roomname", CANARY);
        assertThat(unzipped(export("alice"))).contains(room, "owner", CANARY + "; persistent");
    }

    @Test
    void the_operator_destroys_a_room() {
        TestClient alice = with.online("alice");
        creates(alice, room, "alice", "persistentroom", "1");
        RoomsPort console = new RoomsConsole(server.running().rooms());
        assertThat(await(console.rooms())).containsExactly(room);
        assertThat(await(console.destroy(room))).isTrue();
        alice.receives("<presence from='" + room + "/alice' type='unavailable'><etc xmlns='test'/></presence>");
        assertThat(await(console.destroy(room))).isFalse();
        assertThat(await(console.rooms())).isEmpty();
    }

    @Test
    void one_account_creates_so_many_rooms_and_may_create_another_when_one_is_gone() {
        TestClient alice = with.online("alice");
        List<String> rooms = List.of(RoomTalk.room(), RoomTalk.room(), RoomTalk.room());
        creates(alice, rooms.get(0), "alice", "persistentroom", "1");
        creates(alice, rooms.get(1), "alice");
        creates(alice, rooms.get(2), "alice");
        alice.sends(entering(room, "alice"));
        alice.receives("<presence type='error' from='" + room + "/alice'>"
                + "<x xmlns='http://jabber.org/protocol/muc'/>" + error("cancel", "not-allowed") + "</presence>");
        alice.sends("<presence to='" + rooms.get(1) + "/alice' type='unavailable'/>");
        alice.receives("<presence from='" + rooms.get(1) + "/alice' type='unavailable'><etc xmlns='test'/></presence>");
        assertThat(await(server.running().rooms().all())).hasSize(2);
        creates(alice, room, "alice");
    }
}
