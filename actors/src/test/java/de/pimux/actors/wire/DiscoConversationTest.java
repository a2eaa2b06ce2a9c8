package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server tells about itself (XEP-0030, 0115, 0092, 0202, 0012, 0157). */
@ConversationTest
class DiscoConversationTest {
    private static final String INFO = "http://jabber.org/protocol/disco#info";

    @Test
    void the_server_lists_what_it_can_do(Conversation with) {
        Element query = info(with.bound("alice"), "{domain}");
        assertThat(query.elements())
                .anySatisfy(one -> assertThat(Likeness.difference(
                                Xml.parse("<identity xmlns='" + INFO + "' category='server' type='im'/>"), one))
                        .isEmpty());
        assertThat(features(query))
                .contains(
                        INFO,
                        "http://jabber.org/protocol/disco#items",
                        "urn:xmpp:ping",
                        "jabber:iq:version",
                        "urn:xmpp:time",
                        "jabber:iq:last",
                        "jabber:iq:register",
                        "urn:xmpp:blocking",
                        "vcard-temp",
                        "jabber:iq:private",
                        "msgoffline")
                .doesNotHaveDuplicates();
    }

    @Test
    void an_account_lists_what_it_can_do(Conversation with) {
        Element query = info(with.bound("alice"), "{alice}");
        assertThat(query.elements())
                .anySatisfy(one -> assertThat(Likeness.difference(
                                Xml.parse("<identity xmlns='" + INFO + "' category='account' type='registered'/>"),
                                one))
                        .isEmpty());
        assertThat(features(query)).contains(INFO);
    }

    @Test
    void the_server_has_a_list_of_items(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='d' to='{domain}'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
                        "<iq type='result' id='d' from='{domain}'><query xmlns='http://jabber.org/protocol/disco#items'>"
                                + "<etc xmlns='test'/></query></iq>");
    }

    @ParameterizedTest
    @ValueSource(strings = {INFO, "http://jabber.org/protocol/disco#items"})
    void an_unknown_node_is_item_not_found(String namespace, Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='d' to='{domain}'><query xmlns='" + namespace + "' node='nowhere'/></iq>",
                        "<iq type='error' id='d'>" + error("cancel", "item-not-found") + "</iq>");
    }

    @Test
    void the_capabilities_in_the_stream_features_are_those_of_the_server(Conversation with) {
        TestClient alice = with.authenticated("alice");
        Element caps = alice.features().child("http://jabber.org/protocol/caps", "c");
        assertThat(caps).isNotNull();
        Login.bind(alice, "");
        String node = caps.attribute("node") + "#" + caps.attribute("ver");
        Element byNode = alice.asks(
                "<iq type='get' id='d' to='{domain}'><query xmlns='" + INFO + "' node='" + node + "'/></iq>");
        assertThat(byNode.attribute("type")).isEqualTo("result");
        assertThat(CapsHash.of(byNode.elements().get(0))).isEqualTo(caps.attribute("ver"));
    }

    @Test
    void the_version_is_told_and_the_operating_system_is_not(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='v' to='{domain}'><query xmlns='jabber:iq:version'/></iq>",
                        "<iq type='result' id='v'><query xmlns='jabber:iq:version'>"
                                + "<name>pimux</name><version>*</version></query></iq>");
    }

    @Test
    void the_time_is_told(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='t' to='{domain}'><time xmlns='urn:xmpp:time'/></iq>",
                        "<iq type='result' id='t'><time xmlns='urn:xmpp:time'><tzo>*</tzo><utc>*</utc></time></iq>");
    }

    @Test
    void the_time_since_the_start_is_told(Conversation with) {
        with.bound("alice")
                .asks(
                        "<iq type='get' id='l' to='{domain}'><query xmlns='jabber:iq:last'/></iq>",
                        "<iq type='result' id='l'><query xmlns='jabber:iq:last' seconds='*'/></iq>");
    }

    @Test
    void the_last_activity_of_a_contact_is_told_to_subscribers_only(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String request = "<iq type='get' id='l' to='{bob}'><query xmlns='jabber:iq:last'/></iq>";
        assertThat(alice.asks(request).attribute("type")).isEqualTo("error");
        with.befriends(alice, bob);
        alice.asks(request, "<iq type='result' id='l' from='{bob}'><query xmlns='jabber:iq:last' seconds='0'/></iq>");
    }

    @Test
    void the_account_of_a_contact_is_described_to_subscribers_only(Conversation with) {
        with.reserves("nobody");
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        for (String somebody : List.of("{bob}", "{nobody}"))
            alice.asks(
                    "<iq type='get' id='d' to='" + somebody + "'><query xmlns='" + INFO + "'/></iq>",
                    "<iq type='error' id='d' from='" + somebody + "'>" + error("cancel", "service-unavailable")
                            + "</iq>");
        with.befriends(alice, bob);
        assertThat(features(info(alice, "{bob}"))).contains(INFO);
    }

    private static Element info(TestClient client, String to) {
        return client.asks(
                        "<iq type='get' id='d' to='" + to + "'><query xmlns='" + INFO + "'/></iq>",
                        "<iq type='result' id='d' from='" + to + "'><query xmlns='" + INFO
                                + "'><etc xmlns='test'/></query></iq>")
                .elements()
                .get(0);
    }

    private static List<String> features(Element query) {
        return query.elements().stream()
                .filter(one -> one.name().equals("feature"))
                .map(one -> String.valueOf(one.attribute("var")))
                .toList();
    }
}
