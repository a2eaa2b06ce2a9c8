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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queries of archives: pages, filters, ids and the ends (XEP-0313, XEP-0059). */
@ConversationTest
class ArchiveQueryConversationTest {
    @Test
    void pages_are_read_forwards_backwards_and_flipped(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(bob, "always");
        says(alice, bob, "{bob}", "1", "2", "3", "4", "5");
        List<Element> first = results(bob, rsm("<max>2</max>"));
        assertThat(bodies(first)).containsExactly("1", "2");
        String last = ids(first).get(1);
        assertThat(bodies(bob, rsm("<max>2</max><after>" + last + "</after>"))).containsExactly("3", "4");
        assertThat(bodies(bob, rsm("<max>2</max><before/>"))).containsExactly("4", "5");
        assertThat(bodies(bob, rsm("<max>2</max><before>" + last + "</before>")))
                .containsExactly("1");
        assertThat(bodies(bob, rsm("<max>2</max><before/>") + "<flip-page/>")).containsExactly("5", "4");
        assertThat(bodies(bob, form("after-id", last))).containsExactly("3", "4", "5");
        assertThat(bodies(bob, form("before-id", last))).containsExactly("1");
        assertThat(bodies(bob, form("ids", last))).containsExactly("2");
        bob.asks(
                "<iq type='set' id='c'><query xmlns='urn:xmpp:mam:2'>" + rsm("<max>0</max>") + "</query></iq>",
                "<iq type='result' id='c'><fin xmlns='urn:xmpp:mam:2'>" + rsm("<count>5</count>") + "</fin></iq>");
        bob.sends("<iq type='set' id='q'><query xmlns='urn:xmpp:mam:2'>" + rsm("<max>1</max>") + "</query></iq>");
        bob.receives(
                "<message from='{bob}' to='{bob/}'><result xmlns='urn:xmpp:mam:2'><etc xmlns='test'/></result></message>");
        bob.receives("<iq type='result' id='q'><fin xmlns='urn:xmpp:mam:2' complete='-'>"
                + rsm("<first index='0'>*</first><last>*</last><count>5</count>") + "</fin></iq>");
    }

    @Test
    void results_are_filtered_by_contact_and_by_time(Conversation with) {
        TestClient alice = with.online("alice", "orchard");
        TestClient carol = with.online("carol");
        TestClient bob = with.online("bob");
        prefers(bob, "always");
        says(alice, bob, "{bob}", "from alice");
        says(carol, bob, "{bob}", "from carol");
        says(bob, carol, "{carol/}", "to carol");
        assertThat(bodies(bob, form("with", "{alice}"))).containsExactly("from alice");
        assertThat(bodies(bob, form("with", "{carol}"))).containsExactly("from carol", "to carol");
        assertThat(bodies(bob, form("with", "{alice}/orchard"))).containsExactly("from alice");
        assertThat(bodies(bob, form("with", "{alice}/balcony"))).isEmpty();
        assertThat(bodies(bob, form("start", "2010-06-07T00:00:00Z"))).hasSize(3);
        assertThat(bodies(bob, form("end", "2010-07-07T13:23:54Z"))).isEmpty();
        String stamp = results(bob, "")
                .get(1)
                .child("urn:xmpp:forward:0", "forwarded")
                .child("urn:xmpp:delay", "delay")
                .attribute("stamp");
        assertThat(bodies(bob, form("start", stamp, "end", stamp))).contains("from carol");
        assertThat(bodies(bob, form("with", "{carol}", "start", stamp))).containsExactly("from carol", "to carol");
    }

    @Test
    void the_account_announces_its_archive_and_the_fields_of_a_query(Conversation with) {
        TestClient bob = with.bound("bob");
        Element info = bob.asks(
                "<iq type='get' id='disco1' to='{bob}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
        assertThat(Xml.print(info))
                .contains("'urn:xmpp:mam:2'", "'urn:xmpp:mam:2#extended'", "'urn:xmpp:sid:0'", "'urn:xmpp:mamtrim:0'");
        Element form = bob.asks("<iq type='get' id='form1'><query xmlns='urn:xmpp:mam:2'/></iq>");
        assertThat(Xml.print(form)).contains("'with'", "'start'", "'end'", "'before-id'", "'after-id'", "'ids'");
    }

    @Test
    void the_ends_of_the_archive_are_told(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String request = "<iq type='get' id='jui8921rr9'><metadata xmlns='urn:xmpp:mam:2'/></iq>";
        bob.asks(request, "<iq type='result' id='jui8921rr9'><metadata xmlns='urn:xmpp:mam:2'/></iq>");
        prefers(bob, "always");
        says(alice, bob, "{bob}", "1", "2", "3");
        List<String> ids = ids(results(bob, ""));
        bob.asks(
                request,
                "<iq type='result' id='jui8921rr9'><metadata xmlns='urn:xmpp:mam:2'><start id='" + ids.get(0)
                        + "' timestamp='*'/><end id='" + ids.get(2) + "' timestamp='*'/></metadata></iq>");
    }

    @Test
    void ids_that_are_not_there_are_item_not_found_also_those_of_others(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(alice, "always");
        prefers(bob, "always");
        says(alice, bob, "{bob}", "hi");
        String alices = ids(results(alice, "")).get(0);
        for (String content : List.of(
                rsm("<max>10</max><after>" + alices + "</after>"),
                rsm("<max>10</max><before>09af3-cc343-b409f</before>"),
                form("ids", alices),
                form("after-id", alices),
                form("before-id", alices)))
            bob.asks(
                    "<iq type='set' id='q29303'><query xmlns='urn:xmpp:mam:2'>" + content + "</query></iq>",
                    "<iq type='error' id='q29303'>" + error("cancel", "item-not-found") + "</iq>");
        bob.asks(
                "<iq type='set' id='q'><query xmlns='urn:xmpp:mam:2'>" + form("{http://example.com/}text", "x")
                        + "</query></iq>",
                "<iq type='error' id='q'>" + error("cancel", "feature-not-implemented") + "</iq>");
    }

    @Test
    void nobody_else_reads_an_archive(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        prefers(bob, "always");
        with.befriends(alice, bob);
        says(alice, bob, "{bob}", "hi");
        for (String payload : List.of(
                "<query xmlns='urn:xmpp:mam:2'/>",
                "<prefs xmlns='urn:xmpp:mam:2' default='never'/>",
                "<trim xmlns='urn:xmpp:mamtrim:0'/>"))
            alice.asks(
                    "<iq type='set' id='q' to='{bob}'>" + payload + "</iq>",
                    "<iq type='error' id='q' from='{bob}'>" + error("cancel", "service-unavailable") + "</iq>");
        assertThat(bodies(bob, "")).containsExactly("hi");
    }
}
