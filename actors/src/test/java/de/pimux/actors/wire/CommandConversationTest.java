package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands on one's own account (XEP-0050), with those of the archive. */
@ConversationTest
class CommandConversationTest {
    private static final String COMMANDS = "http://jabber.org/protocol/commands";
    private static final String RETENTION = "https://pimux.de/commands/archive-retention";
    private static final String DELETION = "https://pimux.de/commands/archive-deletion";

    private static String command(String attributes, String content) {
        return "<iq type='set' id='c' xml:lang='de'><command xmlns='" + COMMANDS + "' " + attributes + ">" + content
                + "</command></iq>";
    }

    private static String submit(String var, String value) {
        return "<x xmlns='jabber:x:data' type='submit'><field var='" + var + "'><value>" + value
                + "</value></field></x>";
    }

    /** The session of the answer. */
    private static String session(Element answer) {
        Element command = answer.child(COMMANDS, "command");
        assertThat(command).isNotNull();
        return String.valueOf(command.attribute("sessionid"));
    }

    private static String at(String node, String session, String action) {
        return "node='" + node + "' sessionid='" + session + "' action='" + action + "'";
    }

    private static String refused(String condition, String own) {
        return "<iq type='error' id='c'><error><" + condition + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><" + own
                + " xmlns='" + COMMANDS + "'/></error></iq>";
    }

    @Test
    void an_owner_finds_the_commands_of_the_account_and_nobody_else_does(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        String items = "<query xmlns='http://jabber.org/protocol/disco#items' node='" + COMMANDS;
        alice.asks(
                "<iq type='get' id='d' to='{alice}' xml:lang='de'>" + items + "'/></iq>",
                "<iq type='result' id='d'>" + items + "'><item jid='{alice}' node='" + DELETION
                        + "' name='Archivierte Nachrichten löschen'/><etc xmlns='test'/></query></iq>");
        alice.asks(
                "<iq type='get' id='i'><query xmlns='http://jabber.org/protocol/disco#info' node='" + RETENTION
                        + "'/></iq>",
                "<iq type='result' id='i'><query xmlns='http://jabber.org/protocol/disco#info' node='" + RETENTION
                        + "'><identity category='automation' type='command-node'/><feature var='" + COMMANDS
                        + "'/><feature var='jabber:x:data'/></query></iq>");
        bob.asks(
                "<iq type='get' id='d' to='{alice}'>" + items + "'/></iq>",
                "<iq type='error' id='d'>" + error("cancel", "item-not-found") + "</iq>");
        bob.asks(
                "<iq type='set' id='c' to='{alice}'><command xmlns='" + COMMANDS + "' node='" + DELETION + "'/></iq>",
                "<iq type='error' id='c'>" + error("cancel", "service-unavailable") + "</iq>");
    }

    @Test
    void an_owner_shortens_the_life_of_archived_messages(Conversation with) {
        TestClient alice = with.online("alice");
        Element form = alice.asks(
                command("node='" + RETENTION + "' action='execute'", ""),
                "<iq type='result' id='c'><command xmlns='" + COMMANDS + "' node='" + RETENTION
                        + "' sessionid='*' status='executing' xml:lang='de'><actions"
                        + " execute='complete'><complete/></actions><x xmlns='jabber:x:data'"
                        + " type='form'><title>*</title><instructions>*</instructions><field var='days'"
                        + " label='Tage'><value>30</value><required/></field></x></command></iq>");
        String session = session(form);
        for (String wrong : List.of("0", "31", "many"))
            alice.asks(
                    command(at(RETENTION, session, "complete"), submit("days", wrong)),
                    refused("bad-request", "bad-payload"));
        alice.asks(
                command(at(RETENTION, session, "complete"), submit("days", "7")),
                "<iq type='result' id='c'><command xmlns='" + COMMANDS
                        + "' status='completed'><note type='info'>*</note></command></iq>");
        alice.asks(command(at(RETENTION, session, "complete"), ""), refused("bad-request", "bad-sessionid"));
        Element again = alice.asks(command("node='" + RETENTION + "'", ""));
        assertThat(Xml.print(again)).contains("<value>7</value>");
    }

    @Test
    void an_owner_deletes_the_archive_after_going_back_and_forth(Conversation with) {
        TestClient alice = with.online("alice");
        alice.asks(
                "<iq type='set' id='p'><prefs xmlns='urn:xmpp:mam:2' default='always'><always/><never/></prefs></iq>");
        with.account("bob");
        alice.sends("<message to='{bob}' type='chat' id='m'><body>hi</body></message>");
        String session = session(alice.asks(command("node='" + DELETION + "'", "")));
        alice.asks(
                command(at(DELETION, session, "next"), submit("contact", "{bob}")),
                "<iq type='result' id='c'><command xmlns='" + COMMANDS + "' status='executing'><actions"
                        + " execute='complete'><prev/><complete/></actions><x"
                        + " xmlns='jabber:x:data'><etc"
                        + " xmlns='test'/></x></command></iq>");
        alice.asks(
                command(at(DELETION, session, "prev"), ""),
                "<iq type='result' id='c'><command xmlns='" + COMMANDS + "' status='executing'>"
                        + "<actions execute='next'><next/></actions><x xmlns='jabber:x:data'><etc xmlns='test'/></x>"
                        + "</command></iq>");
        alice.asks(command(at(DELETION, session, "prev"), ""), refused("bad-request", "bad-action"));
        alice.asks(command(at(DELETION, session, "next"), submit("contact", "")));
        assertThat(ArchiveTalk.bodies(alice, "")).containsExactly("hi");
        alice.asks(
                command(at(DELETION, session, "complete"), ""),
                "<iq type='result' id='c'><command xmlns='" + COMMANDS
                        + "' status='completed'><note type='info'>Gelöscht.</note></command></iq>");
        assertThat(ArchiveTalk.bodies(alice, "")).isEmpty();
    }

    @Test
    void commands_are_cancelled_and_the_oldest_of_many_ends(Conversation with) {
        TestClient alice = with.online("alice");
        String first = session(alice.asks(command("node='" + DELETION + "'", "")));
        String second = session(alice.asks(command("node='" + DELETION + "'", "")));
        alice.asks(
                command(at(DELETION, second, "cancel"), ""),
                "<iq type='result' id='c'><command xmlns='" + COMMANDS + "' status='canceled'/></iq>");
        for (int i = 0; i < 4; i++) alice.asks(command("node='" + DELETION + "'", ""));
        alice.asks(command(at(DELETION, first, "next"), ""), refused("bad-request", "bad-sessionid"));
        alice.asks(
                command("node='nonsense'", ""),
                "<iq type='error' id='c'>" + error("cancel", "item-not-found") + "</iq>");
        alice.asks(command("node='" + DELETION + "' action='jump'", ""), refused("bad-request", "malformed-action"));
    }
}
