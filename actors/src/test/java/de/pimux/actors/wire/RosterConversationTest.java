package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roster management (RFC 6121 §2). */
@ConversationTest
class RosterConversationTest {
    private static final String ROSTER = "xmlns='jabber:iq:roster'";

    @Test
    void a_new_roster_is_empty(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='r'><query " + ROSTER + "/></iq>",
                        "<iq type='result' id='r'><query " + ROSTER + "/></iq>");
    }

    @Test
    void an_item_is_added_and_pushed_to_every_interested_resource(Conversation with) {
        with.reserves("bob");
        TestClient phone = with.online("alice", "phone");
        TestClient desk = with.online("alice", "desk");
        TestClient indifferent = with.bound("alice", "indifferent");
        String item = "<item jid='{bob}' name='Bob' subscription='none'><group>Friends</group></item>";
        phone.sends("<iq type='set' id='add'><query " + ROSTER
                + "><item jid='{bob}' name='Bob'><group>Friends</group></item></query></iq>");
        String push = "<iq type='set' id='*'><query " + ROSTER + " ver='*'>" + item + "</query></iq>";
        phone.receivesInAnyOrder(push, "<iq type='result' id='add'/>");
        desk.receives(push);
        indifferent.receivesNothing();
        indifferent.asks(
                "<iq type='get' id='r'><query " + ROSTER + "/></iq>",
                "<iq type='result' id='r'><query " + ROSTER + ">" + item + "</query></iq>");
    }

    @Test
    void an_item_is_replaced_with_its_groups(Conversation with) {
        with.reserves("bob");
        TestClient alice = with.online("alice");
        sets(alice, "<item jid='{bob}' name='Bob'><group>A</group><group>B</group></item>");
        sets(alice, "<item jid='{bob}' name='Robert'><group>B</group></item>");
        alice.asks(
                "<iq type='get' id='r'><query " + ROSTER + "/></iq>",
                "<iq type='result' id='r'><query " + ROSTER
                        + "><item jid='{bob}' name='Robert'><group>B</group></item></query></iq>");
    }

    @Test
    void a_client_cannot_set_the_subscription(Conversation with) {
        with.reserves("bob");
        TestClient alice = with.online("alice");
        alice.sends("<iq type='set' id='s'><query " + ROSTER
                + "><item jid='{bob}' subscription='both' ask='subscribe'/></query></iq>");
        alice.receivesInAnyOrder(
                "<iq type='set'><query " + ROSTER + "><item jid='{bob}' subscription='none' ask='-'/></query></iq>",
                "<iq type='result' id='s'/>");
    }

    @Test
    void an_item_is_removed(Conversation with) {
        with.reserves("bob");
        TestClient alice = with.online("alice");
        sets(alice, "<item jid='{bob}'/>");
        alice.sends(
                "<iq type='set' id='s'><query " + ROSTER + "><item jid='{bob}' subscription='remove'/></query></iq>");
        alice.receivesInAnyOrder(
                "<iq type='set'><query " + ROSTER + "><item jid='{bob}' subscription='remove'/></query></iq>",
                "<iq type='result' id='s'/>");
        alice.asks(
                "<iq type='get' id='r'><query " + ROSTER + "/></iq>",
                "<iq type='result' id='r'><query " + ROSTER + "/></iq>");
    }

    @Test
    void removing_an_unknown_contact_is_item_not_found(Conversation with) {
        with.reserves("bob");
        refused(with.online("alice"), "<item jid='{bob}' subscription='remove'/>", error("cancel", "item-not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<item jid='a@example.org'/><item jid='b@example.org'/>",
                "<item/>",
                "<item jid='a@example.org'><group>A</group><group>A</group></item>"
            })
    void a_set_that_is_not_one_item_is_a_bad_request(String items, Conversation with) {
        refused(with.online("alice"), items, error("modify", "bad-request"));
    }

    @Test
    void a_group_without_a_name_is_not_acceptable(Conversation with) {
        with.reserves("bob");
        refused(with.online("alice"), "<item jid='{bob}'><group/></item>", error("modify", "not-acceptable"));
    }

    @Test
    void a_name_without_end_is_not_acceptable(Conversation with) {
        with.reserves("bob");
        refused(
                with.online("alice"),
                "<item jid='{bob}' name='" + "x".repeat(5000) + "'/>",
                error("modify", "not-acceptable"));
    }

    @Test
    void nobody_reads_or_writes_the_roster_of_somebody_else(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        Element read = alice.asks("<iq type='get' id='r' to='{bob}'><query " + ROSTER + "/></iq>");
        Element written = alice.asks(
                "<iq type='set' id='w' to='{bob}'><query " + ROSTER + "><item jid='x@example.org'/></query></iq>");
        assertThat(read.attribute("type")).isEqualTo("error");
        assertThat(written.attribute("type")).isEqualTo("error");
        bob.asks(
                "<iq type='get' id='r'><query " + ROSTER + "/></iq>",
                "<iq type='result' id='r'><query " + ROSTER
                        + "><item jid='{alice}' subscription='both'/></query></iq>");
    }

    @Test
    void versions_spare_the_client_what_it_has(Conversation with) {
        with.reserves("bob");
        TestClient alice = with.online("alice");
        assertThat(with.authenticated("alice").features().has("urn:xmpp:features:rosterver", "ver"))
                .isTrue();
        sets(alice, "<item jid='{bob}'/>");
        Element query = alice.asks("<iq type='get' id='r'><query " + ROSTER + " ver=''/></iq>")
                .elements()
                .get(0);
        String version = query.attribute("ver");
        assertThat(version).isNotEmpty();
        alice.asks(
                "<iq type='get' id='r2'><query " + ROSTER + " ver='" + version + "'/></iq>",
                "<iq type='result' id='r2'/>");
        sets(alice, "<item jid='{bob}' name='Bob'/>");
        Element newer = alice.asks("<iq type='get' id='r3'><query " + ROSTER + " ver='" + version + "'/></iq>");
        if (newer.firstElement() == null)
            alice.receives("<iq type='set'><query " + ROSTER + " ver='*'><item jid='{bob}' name='Bob'/></query></iq>");
        else alice.receivesNothing();
    }

    @Test
    void the_answer_to_a_push_is_not_answered(Conversation with) {
        with.reserves("bob");
        TestClient alice = with.online("alice");
        alice.sends("<iq type='set' id='s'><query " + ROSTER + "><item jid='{bob}'/></query></iq>");
        Element push = alice.receivesAmong("<iq type='set'><query " + ROSTER + "><etc xmlns='test'/></query></iq>");
        alice.sends("<iq type='result' id='" + push.attribute("id") + "'/>");
        alice.sends("<iq type='result' to='{alice}' id='unasked'/>");
        alice.sends("<iq type='error' id='unasked'>" + error("cancel", "item-not-found") + "</iq>");
        alice.asks("<iq type='get' id='r'><query " + ROSTER + "/></iq>");
    }

    private static void sets(TestClient alice, String item) {
        alice.sends("<iq type='set' id='s'><query " + ROSTER + ">" + item + "</query></iq>");
        alice.receivesInAnyOrder(
                "<iq type='set'><query " + ROSTER + "><etc xmlns='test'/></query></iq>", "<iq type='result' id='s'/>");
    }

    private static void refused(TestClient alice, String items, String error) {
        alice.asks(
                "<iq type='set' id='s'><query " + ROSTER + ">" + items + "</query></iq>",
                "<iq type='error' id='s'>" + error + "</iq>");
        alice.asks(
                "<iq type='get' id='r'><query " + ROSTER + "/></iq>",
                "<iq type='result' id='r'><query " + ROSTER + "/></iq>");
    }
}
