package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static de.pimux.actors.wire.Pep.answer;
import static de.pimux.actors.wire.Pep.items;
import static de.pimux.actors.wire.Pep.publish;
import static de.pimux.actors.wire.Pep.publishes;
import static de.pimux.actors.wire.Pep.tune;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others find and read of the nodes of an account, and how much it may publish. */
@ConversationTest
class NodesConversationTest {
    private static final String INFO = "http://jabber.org/protocol/disco#info";
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";

    private static String disco(String namespace, String to, String node) {
        String attribute = node.isEmpty() ? "" : " node='" + node + "'";
        return "<iq type='get' id='d' to='" + to + "'><query xmlns='" + namespace + "'" + attribute + "/></iq>";
    }

    private static String hidden(String id) {
        return "<iq type='error' id='" + id + "'>" + error("cancel", "service-unavailable") + "</iq>";
    }

    @Test
    void an_account_is_a_service_for_its_owner(Conversation with) {
        Element info =
                with.online("alice").asks(disco(INFO, "{alice}", "")).elements().get(0);
        assertThat(Xml.print(info)).contains("category='pubsub' type='pep'", "category='account' type='registered'");
        for (String feature : List.of(
                "#auto-create", "#publish-options", "#config-node-max", "#filtered-notifications", "#persistent-items"))
            assertThat(Xml.print(info)).contains("'http://jabber.org/protocol/pubsub" + feature + "'");
        assertThat(Xml.print(info)).contains("'urn:xmpp:pep-vcard-conversion:0'");
    }

    @Test
    void the_domain_says_what_its_accounts_can_and_is_no_service_itself(Conversation with) {
        assertThat(Xml.print(with.online("alice").asks(disco(INFO, "{domain}", ""))))
                .contains("'http://jabber.org/protocol/pubsub#access-whitelist'")
                .doesNotContain("'http://jabber.org/protocol/pubsub'");
    }

    @Test
    void nodes_are_found_by_those_who_may_read_them(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient mallory = with.online("mallory");
        with.befriends(alice, bob);
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        publishes(alice, "urn:private", tune("now", "x"), "access_model=whitelist");
        String tunes = "<item jid='{alice}' node='urn:tune'/>";
        bob.asks(
                disco(ITEMS, "{alice}", ""),
                "<iq type='result' id='d'><query xmlns='" + ITEMS + "'>" + tunes + "</query></iq>");
        alice.asks(
                disco(ITEMS, "{alice}", ""),
                "<iq type='result' id='d'><query xmlns='" + ITEMS + "'>" + tunes
                        + "<item jid='{alice}' node='urn:private'/></query></iq>");
        bob.asks(
                disco(ITEMS, "{alice}", "urn:tune"),
                "<iq type='result' id='d'><query xmlns='" + ITEMS
                        + "' node='urn:tune'><item jid='{alice}' name='now' node='-'/></query></iq>");
        bob.asks(
                disco(INFO, "{alice}", "urn:tune"),
                "<iq type='result' id='d'><query xmlns='" + INFO
                        + "' node='urn:tune'><identity category='pubsub' type='leaf'/><etc xmlns='test'/></query></iq>");
        bob.asks(
                disco(ITEMS, "{alice}", "urn:private"),
                "<iq type='error' id='d'>" + error("cancel", "item-not-found") + "</iq>");
        mallory.asks(disco(ITEMS, "{alice}", ""), hidden("d"));
        publishes(alice, "urn:open", tune("now", "x"), "access_model=open");
        mallory.asks(
                disco(ITEMS, "{alice}", ""),
                "<iq type='result' id='d'><query xmlns='" + ITEMS
                        + "'><item jid='{alice}' node='urn:open'/></query></iq>");
    }

    @Test
    void strangers_read_what_is_open_and_learn_of_nothing_else(Conversation with) {
        with.reserves("nobody");
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String devices = "<item id='current'><list xmlns='eu.siacs.conversations.axolotl'/></item>";
        publishes(alice, "eu.siacs.conversations.axolotl.devicelist", devices, "access_model=open");
        publishes(alice, "urn:tune", tune("now", "Finzi"));
        bob.asks(
                items("{alice}", "eu.siacs.conversations.axolotl.devicelist"),
                answer("eu.siacs.conversations.axolotl.devicelist", devices));
        for (String node : List.of("urn:tune", "urn:nowhere"))
            for (String somebody : List.of("{alice}", "{nobody}")) bob.asks(items(somebody, node), hidden("pep"));
        bob.asks(
                Pep.iq("set", "{alice}", "<publish node='urn:tune'>" + tune("now", "x") + "</publish>"), hidden("pep"));
    }

    private static TestClient registered(TestServer server) {
        try (TestClient client =
                TestClient.connects("localhost", server.directTlsPort()).opens()) {
            Login.register(client, "alice");
        }
        return loggedIn(server);
    }

    private static TestClient loggedIn(TestServer server) {
        TestClient client =
                TestClient.connects("localhost", server.directTlsPort()).opens();
        Login.authenticate(client, "alice");
        Login.bind(client, "");
        return client;
    }

    @Test
    void what_was_published_outlives_a_restart() {
        try (TestServer server = TestServer.start()) {
            TestClient alice = registered(server);
            publishes(alice, "urn:bookmarks", tune("a", "1"), "access_model=whitelist", "max_items=max");
            publishes(alice, "urn:bookmarks", tune("b", "2"));
            server.stop();
            server.startAgain();
            TestClient again = loggedIn(server);
            again.asks(items("", "urn:bookmarks"), answer("urn:bookmarks", tune("a", "1") + tune("b", "2")));
            again.asks(
                    publish("urn:bookmarks", tune("c", "3"), "access_model=open"),
                    "<iq type='error' id='pep'>" + error("cancel", "conflict") + "</iq>");
        }
    }

    @Test
    void an_account_publishes_so_much_and_no_more() {
        String small =
                "pimux.limits { pubsub-nodes = 1, pubsub-items = 2, pubsub-item-bytes = 100, pubsub-bytes = 150 }";
        try (TestServer server = TestServer.start(small)) {
            TestClient alice = registered(server);
            for (String id : List.of("a", "b", "c")) publishes(alice, "n", tune(id, "x"), "max_items=max");
            alice.asks(items("", "n"), answer("n", tune("b", "x") + tune("c", "x")));
            alice.asks(
                    publish("other", tune("a", "x")),
                    "<iq type='error' id='pep'>" + error("cancel", "conflict") + "</iq>");
            alice.asks(
                    publish("n", tune("a", "x".repeat(100))),
                    "<iq type='error' id='pep'>" + error("modify", "not-acceptable") + "</iq>");
            publishes(alice, "n", tune("d", "x".repeat(60)));
            alice.asks(
                    publish("n", tune("e", "x".repeat(60))),
                    "<iq type='error' id='pep'>" + error("wait", "resource-constraint") + "</iq>");
        }
    }
}
