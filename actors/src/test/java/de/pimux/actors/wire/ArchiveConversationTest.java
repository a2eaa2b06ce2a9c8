package de.pimux.actors.wire;

import static de.pimux.actors.wire.ArchiveTalk.bodies;
import static de.pimux.actors.wire.ArchiveTalk.form;
import static de.pimux.actors.wire.ArchiveTalk.ids;
import static de.pimux.actors.wire.ArchiveTalk.prefers;
import static de.pimux.actors.wire.ArchiveTalk.results;
import static de.pimux.actors.wire.ArchiveTalk.rsm;
import static de.pimux.actors.wire.ArchiveTalk.says;
import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of accounts (XEP-0313, XEP-0441, XEP-0359), by the XEPs' own examples. */
@ConversationTest
class ArchiveConversationTest {
    private static final String SID = "<stanza-id xmlns='urn:xmpp:sid:0' by='{bob}' id='*'/>";

    @Test
    void nothing_is_archived_until_the_owner_turns_the_archive_on(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        alice.asks(
                "<iq type='get' id='juliet2'><prefs xmlns='urn:xmpp:mam:2'/></iq>",
                "<iq type='result' id='juliet2'><prefs xmlns='urn:xmpp:mam:2' default='never'><always/><never/></prefs></iq>");
        alice.sends("<message to='{bob}' type='chat' id='m'><body>one</body></message>");
        bob.receives("<message id='m'><body>one</body></message>");
        assertThat(results(alice, "")).isEmpty();
        prefers(alice, "always");
        says(alice, bob, "{bob}", "two");
        prefers(alice, "never");
        says(alice, bob, "{bob}", "three");
        assertThat(bodies(alice, "")).containsExactly("two");
        assertThat(results(bob, "")).isEmpty();
    }

    @Test
    void both_sides_have_a_copy_of_their_own_and_the_recipient_learns_its_id(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(alice, "always");
        prefers(bob, "always");
        alice.sends("<message to='{bob}' type='chat' id='m'><body>Hail</body></message>");
        Element got =
                bob.receives("<message from='{alice/}' type='chat' id='m'><body>Hail</body>" + SID + "</message>");
        String told = got.child("urn:xmpp:sid:0", "stanza-id").attribute("id");
        List<Element> bobs = results(bob, "");
        assertThat(ids(bobs)).containsExactly(told);
        assertThat(bobs.get(0).attribute("queryid")).isEqualTo("f27");
        String forwarded = "<result xmlns='urn:xmpp:mam:2'><forwarded xmlns='urn:xmpp:forward:0'>"
                + "<delay xmlns='urn:xmpp:delay' stamp='*'/><message xmlns='jabber:client' from='{alice/}' to='{bob}' "
                + "type='chat' id='m'><body>Hail</body></message></forwarded></result>";
        Element expected = Xml.parse(with.filled(forwarded));
        assertThat(Likeness.difference(expected, bobs.get(0))).isEmpty();
        List<Element> alices = results(alice, "");
        assertThat(alices).hasSize(1);
        assertThat(Likeness.difference(expected, alices.get(0))).isEmpty();
        assertThat(ids(alices)).doesNotContain(told);
    }

    @Test
    void messages_of_a_flood_come_in_order_and_are_found_under_the_ids_they_came_with(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(bob, "always");
        List<String> bodies = IntStream.range(0, 90).mapToObj(i -> "wave " + i).toList();
        alice.sends(flood(bodies));
        List<String> told = new ArrayList<>();
        for (String body : bodies)
            told.add(bob.receives("<message id='m'><body>" + body + "</body>" + SID + "</message>")
                    .child("urn:xmpp:sid:0", "stanza-id")
                    .attribute("id"));
        List<Element> kept = results(bob, rsm("<max>100</max>"));
        assertThat(bodies(kept)).isEqualTo(bodies);
        assertThat(ids(kept)).isEqualTo(told);
    }

    private static String flood(List<String> bodies) {
        return bodies.stream()
                .map(body -> "<message to='{bob}' type='chat' id='m'><body>" + body + "</body></message>")
                .collect(Collectors.joining());
    }

    @Test
    void forged_ids_are_removed_whether_or_not_there_is_an_archive(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String forged = "<stanza-id xmlns='urn:xmpp:sid:0' by='{bob}' id='forged'/>";
        String foreign = "<stanza-id xmlns='urn:xmpp:sid:0' by='room@example.net' id='true'/>";
        alice.sends("<message to='{bob}' id='1'><body>x</body>" + forged + foreign + forged + "</message>");
        bob.receives("<message id='1'><body>x</body>" + foreign + "</message>");
        prefers(bob, "always");
        alice.sends("<message to='{bob}' id='2'><body>x</body>" + forged + "</message>");
        Element got = bob.receives("<message id='2'><body>x</body>" + SID + "</message>");
        assertThat(got.child("urn:xmpp:sid:0", "stanza-id").attribute("id")).isNotEqualTo("forged");
    }

    @Test
    void messages_to_oneself_are_archived_once_and_found_by_ones_own_address(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(alice, "always");
        says(alice, alice, "{alice}", "note");
        says(alice, bob, "{bob}", "hi");
        assertThat(bodies(alice, "")).containsExactly("note", "hi");
        assertThat(bodies(alice, form("with", "{alice}"))).containsExactly("note");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message to='{bob}' type='chat' id='m'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>",
                "<message to='{bob}' type='headline' id='m'><body>hi</body></message>",
                "<message to='{bob}' type='chat' id='m'><body>hi</body><no-store xmlns='urn:xmpp:hints'/></message>",
                "<message to='{bob}' type='chat' id='m'><body>hi</body><no-permanent-store xmlns='urn:xmpp:hints'/></message>"
            })
    void what_is_not_to_be_stored_is_in_no_archive(String message, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(alice, "always");
        prefers(bob, "always");
        alice.sends(message);
        bob.receives("<message id='m'><etc xmlns='test'/></message>");
        assertThat(results(alice, "")).isEmpty();
        assertThat(results(bob, "")).isEmpty();
    }

    @Test
    void receipts_and_encrypted_messages_are_archived_though_they_have_no_body(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(bob, "always");
        for (String payload :
                List.of("<received xmlns='urn:xmpp:receipts' id='1'/>", "<encrypted xmlns='urn:xmpp:omemo:2'/>")) {
            alice.sends("<message to='{bob}' type='chat' id='m'>" + payload + "</message>");
            bob.receives("<message id='m'>" + payload + SID + "</message>");
        }
        assertThat(results(bob, "")).hasSize(2);
    }

    @Test
    void what_a_blocked_contact_sends_is_not_archived(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(bob, "always");
        bob.asks("<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='{alice}'/></block></iq>");
        alice.sends("<message to='{bob}' type='chat' id='m'><body>hi</body></message>");
        alice.receives("<message type='error' id='m'>" + error("cancel", "service-unavailable") + "</message>");
        assertThat(results(bob, "")).isEmpty();
    }

    @Test
    void an_offline_message_is_delivered_once_and_archived_once_with_the_same_id(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(bob, "always");
        bob.closesStream();
        alice.sends("<message to='{bob}' type='chat' id='m'><body>hi</body></message>");
        alice.receivesNothing();
        TestClient back = with.bound("bob");
        back.sends("<presence/>");
        back.receives("<presence from='{bob/}'/>");
        Element late =
                back.receives("<message id='m'><body>hi</body>" + SID + "<delay xmlns='urn:xmpp:delay'/></message>");
        List<Element> archived = results(back, "");
        assertThat(bodies(archived)).containsExactly("hi");
        assertThat(ids(archived))
                .containsExactly(late.child("urn:xmpp:sid:0", "stanza-id").attribute("id"));
        back.receivesNothing();
    }

    @Test
    void several_sessions_get_one_message_and_read_one_archive(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient phone = with.online("bob", "phone");
        TestClient tablet = with.online("bob", "tablet");
        prefers(phone, "always");
        alice.sends("<message to='{bob}' type='chat' id='m'><body>hi</body></message>");
        String expected = "<message id='m'><body>hi</body>" + SID + "</message>";
        assertThat(phone.receives(expected)).isEqualTo(tablet.receives(expected));
        assertThat(bodies(phone, "")).containsExactly("hi");
        assertThat(bodies(tablet, "")).containsExactly("hi");
    }

    @Test
    void preferences_name_contacts_and_the_roster(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient carol = with.online("carol");
        TestClient bob = with.online("bob");
        String prefs = "<prefs xmlns='urn:xmpp:mam:2' default='roster'><always><jid>{carol}</jid></always>"
                + "<never/></prefs>";
        bob.asks("<iq type='set' id='juliet3'>" + prefs + "</iq>", "<iq type='result' id='juliet3'>" + prefs + "</iq>");
        says(alice, bob, "{bob}", "stranger");
        says(carol, bob, "{bob}", "listed");
        bob.asks("<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='{alice}'/></query></iq>");
        bob.receives("<iq type='set'><query xmlns='jabber:iq:roster'><item jid='{alice}'/></query></iq>");
        says(alice, bob, "{bob}", "contact");
        bob.asks("<iq type='set' id='n'><prefs xmlns='urn:xmpp:mam:2' default='always'><never><jid>{alice}</jid>"
                + "</never></prefs></iq>");
        says(alice, bob, "{bob}", "never");
        assertThat(bodies(bob, "")).containsExactly("listed", "contact");
        bob.asks(
                "<iq type='set' id='x'><prefs xmlns='urn:xmpp:mam:2' default='perhaps'/></iq>",
                "<iq type='error' id='x'>" + error("modify", "bad-request") + "</iq>");
    }

    @Test
    void the_owner_deletes_up_to_a_message_one_message_a_conversation_and_all(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient carol = with.online("carol");
        TestClient bob = with.online("bob");
        prefers(alice, "always");
        prefers(bob, "always");
        says(alice, bob, "{bob}", "1", "2", "3", "4");
        says(carol, bob, "{bob}", "5", "6");
        List<String> ids = ids(results(bob, ""));
        bob.asks(
                "<iq type='set' id='t'><trim xmlns='urn:xmpp:mamtrim:0'><id>" + ids.get(1) + "</id></trim></iq>",
                "<iq type='result' id='t'/>");
        assertThat(bodies(bob, "")).containsExactly("3", "4", "5", "6");
        String delete = "<iq type='set' id='d'><delete xmlns='https://pimux.de/protocol/archive-delete'>";
        bob.asks(delete + "<id>" + ids.get(4) + "</id></delete></iq>", "<iq type='result' id='d'/>");
        assertThat(bodies(bob, "")).containsExactly("3", "4", "6");
        bob.asks(delete + "<with>{alice}</with></delete></iq>", "<iq type='result' id='d'/>");
        assertThat(bodies(bob, "")).containsExactly("6");
        for (String gone : List.of(ids.get(0), ids.get(4), "nonsense"))
            bob.asks(
                    delete + "<id>" + gone + "</id></delete></iq>",
                    "<iq type='error' id='d'>" + error("cancel", "item-not-found") + "</iq>");
        bob.asks(delete + "</delete></iq>", "<iq type='error' id='d'>" + error("modify", "bad-request") + "</iq>");
        bob.asks("<iq type='set' id='t'><trim xmlns='urn:xmpp:mamtrim:0'/></iq>", "<iq type='result' id='t'/>");
        assertThat(results(bob, "")).isEmpty();
        assertThat(bodies(alice, "")).as("the copies of others are theirs").containsExactly("1", "2", "3", "4");
        says(alice, bob, "{bob}", "7");
        assertThat(bodies(bob, "")).containsExactly("7");
    }
}
