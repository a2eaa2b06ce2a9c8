package de.pimux.core.pubsub;

import static de.pimux.core.pubsub.Eventing.JULIET;
import static de.pimux.core.pubsub.Eventing.ROMEO;
import static de.pimux.core.pubsub.Eventing.STRANGER;
import static de.pimux.core.pubsub.Eventing.configure;
import static de.pimux.core.pubsub.Eventing.publish;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0060 §7. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishingTest {
    private final Eventing juliet = new Eventing();

    @Test
    void a_node_that_is_not_there_is_created_with_the_defaults() {
        Change published = juliet.set(JULIET, publish("tune", "now", "Finzi"));
        assertThat(juliet.node("tune").config()).isEqualTo(NodeConfig.DEFAULT);
        assertThat(juliet.node("tune").config().access()).isEqualTo(AccessModel.PRESENCE);
        assertThat(published.answer())
                .isEqualTo(Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='tune'>"
                        + "<item id='now'/></publish></pubsub>"));
        assertThat(published.notices()).hasSize(1);
        assertThat(published.notices().get(0).event())
                .isEqualTo(Xml.element("<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='tune'>"
                        + "<item id='now'><tune xmlns='urn:tune'>Finzi</tune></item></items></event>"));
    }

    @Test
    void a_node_holds_its_last_item_by_default() {
        juliet.set(JULIET, publish("tune", "one", "Finzi"));
        juliet.set(JULIET, publish("tune", "two", "Britten"));
        assertThat(juliet.ids("tune")).containsExactly("two");
    }

    @Test
    void an_item_without_an_id_gets_one() {
        juliet.set(JULIET, "<publish node='tune'><item><tune xmlns='urn:tune'/></item></publish>");
        assertThat(juliet.ids("tune")).containsExactly("name-1");
    }

    @Test
    void an_item_of_the_same_id_is_replaced_and_becomes_the_last() {
        juliet.set(JULIET, publish("tune", "one", "Finzi", "max_items=3"));
        juliet.set(JULIET, publish("tune", "two", "Britten"));
        juliet.set(JULIET, publish("tune", "one", "Elgar"));
        assertThat(juliet.ids("tune")).containsExactly("two", "one");
        assertThat(juliet.lastText("tune")).isEqualTo("Elgar");
    }

    @Test
    void the_most_items_that_a_server_allows_are_max() {
        for (int i = 0; i < 7; i++) juliet.set(JULIET, publish("mds", "chat-" + i, "x", "max_items=max"));
        assertThat(juliet.ids("mds")).containsExactly("chat-2", "chat-3", "chat-4", "chat-5", "chat-6");
    }

    @Test
    void a_new_node_is_as_the_publisher_wants_it() {
        juliet.set(
                JULIET,
                publish(
                        "mds",
                        "chat",
                        "x",
                        "persist_items=true",
                        "max_items=max",
                        "send_last_published_item=never",
                        "access_model=whitelist"));
        NodeConfig config = juliet.node("mds").config();
        assertThat(config.access()).isEqualTo(AccessModel.WHITELIST);
        assertThat(config.sendsLastOnPresence()).isFalse();
        assertThat(config.maxItems(1_000)).isEqualTo(1_000);
    }

    @Test
    void an_old_node_must_be_as_the_publisher_wants_it() {
        juliet.set(JULIET, publish("mds", "chat", "x", "access_model=whitelist"));
        juliet.set(JULIET, publish("mds", "chat", "y", "access_model=whitelist", "persist_items=1"));
        juliet.refusesSet(
                JULIET, publish("mds", "chat", "z", "access_model=open"), "cancel conflict precondition-not-met");
        assertThat(juliet.lastText("mds")).isEqualTo("y");
    }

    @Test
    void an_unknown_precondition_is_never_met() {
        juliet.refusesSet(JULIET, publish("mds", "chat", "z", "colour=red"), "cancel conflict precondition-not-met");
        juliet.set(JULIET, publish("mds", "chat", "z"));
        juliet.refusesSet(JULIET, publish("mds", "chat", "z", "colour=red"), "cancel conflict precondition-not-met");
    }

    @Test
    void a_node_that_stores_nothing_only_notifies() {
        Change published = juliet.set(JULIET, publish("tune", "now", "Finzi", "persist_items=0"));
        assertThat(published.notices()).hasSize(1);
        assertThat(juliet.node("tune").items()).isEmpty();
    }

    @Test
    void a_notification_may_come_without_the_payload() {
        Change published = juliet.set(JULIET, publish("tune", "now", "Finzi", "deliver_payloads=0"));
        assertThat(published.notices().get(0).event())
                .isEqualTo(Xml.element("<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='tune'>"
                        + "<item id='now'/></items></event>"));
        assertThat(juliet.node("tune").items()).hasSize(1);
    }

    @Test
    void a_node_may_be_silent() {
        assertThat(juliet.set(JULIET, publish("tune", "now", "Finzi", "deliver_notifications=0"))
                        .notices())
                .isEmpty();
    }

    @Test
    void a_node_without_items_takes_none() {
        juliet.set(
                JULIET,
                "<create node='ping'/><configure>"
                        + Eventing.form(
                                "http://jabber.org/protocol/pubsub#node_config",
                                "persist_items=0",
                                "deliver_payloads=0")
                        + "</configure>");
        juliet.refusesSet(JULIET, publish("ping", "now", "x"), "modify bad-request item-forbidden");
        assertThat(juliet.set(JULIET, "<publish node='ping'/>").notices().get(0).event())
                .isEqualTo(Xml.element(
                        "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='ping'/></event>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <publish/>                                                                | modify bad-request nodeid-required
        <publish node='tune'/>                                                    | modify bad-request item-required
        <publish node='tune'><item/></publish>                                    | modify bad-request payload-required
        <publish node='tune'><item><a xmlns='a'/><b xmlns='b'/></item></publish>  | modify bad-request invalid-payload
        <publish node='tune'><item><a xmlns='a'/></item><item><a xmlns='a'/></item></publish> | modify bad-request
        <publish node='tune'><other xmlns='a'/></publish>                         | modify bad-request
        <nonsense/>                                                               | modify bad-request
        """)
    void what_is_no_publication_is_refused(String request, String error) {
        juliet.refusesSet(JULIET, request, error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x xmlns='jabber:x:data' type='submit'/>", "<x xmlns='jabber:x:data' type='nothing'/>"})
    void options_that_are_no_form_for_it_are_refused(String form) {
        juliet.refusesSet(
                JULIET,
                publish("tune", "now", "x") + "<publish-options>" + form + "</publish-options>",
                "modify bad-request");
    }

    @Test
    void nobody_else_publishes() {
        juliet.set(JULIET, publish("tune", "now", "Finzi", "access_model=open"));
        juliet.refusesSet(ROMEO, publish("tune", "now", "Mallory"), "auth forbidden");
        juliet.refusesSet(STRANGER, publish("tune", "now", "Mallory"), "cancel service-unavailable");
    }

    @Test
    void what_is_too_large_is_refused() {
        juliet.refusesSet(JULIET, publish("tune", "now", "x".repeat(200)), "modify not-acceptable payload-too-big");
        juliet.refusesSet(JULIET, publish("n".repeat(1_024), "now", "x"), "modify not-acceptable");
        juliet.refusesSet(JULIET, publish("tune", "i".repeat(1_024), "x"), "modify not-acceptable");
    }

    @Test
    void an_account_holds_so_many_bytes_and_what_is_replaced_does_not_count() {
        for (int i = 0; i < 4; i++) juliet.set(JULIET, publish("n", "i" + i, "x".repeat(120), "max_items=4"));
        juliet.refusesSet(JULIET, publish("other", "now", "x".repeat(120)), "wait resource-constraint");
        juliet.set(JULIET, publish("n", "i4", "x".repeat(120)));
        assertThat(juliet.ids("n")).containsExactly("i1", "i2", "i3", "i4");
    }

    @Test
    void an_account_holds_so_many_nodes() {
        for (int i = 0; i < 4; i++) juliet.set(JULIET, publish("n" + i, "now", "x"));
        juliet.refusesSet(JULIET, publish("n5", "now", "x"), "cancel conflict max-nodes-exceeded");
        juliet.refusesSet(JULIET, "<create node='n5'/>", "cancel conflict max-nodes-exceeded");
    }

    @Test
    void an_item_is_retracted_and_subscribers_hear_of_it() {
        juliet.set(JULIET, publish("tune", "now", "Finzi"));
        Change retracted = juliet.set(JULIET, "<retract node='tune'><item id='now'/></retract>");
        assertThat(juliet.node("tune").items()).isEmpty();
        assertThat(retracted.notices().get(0).event())
                .isEqualTo(Xml.element("<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='tune'>"
                        + "<retract id='now'/></items></event>"));
    }

    @Test
    void an_item_may_go_silently_unless_the_publisher_wants_it_told() {
        juliet.set(JULIET, publish("tune", "one", "Finzi", "notify_retract=0", "max_items=2"));
        juliet.set(JULIET, publish("tune", "two", "Finzi"));
        assertThat(juliet.set(JULIET, "<retract node='tune'><item id='one'/></retract>")
                        .notices())
                .isEmpty();
        assertThat(juliet.set(JULIET, "<retract node='tune' notify='1'><item id='two'/></retract>")
                        .notices())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <retract><item id='now'/></retract>                 | modify bad-request nodeid-required
        <retract node='tune'/>                              | modify bad-request item-required
        <retract node='tune'><item/></retract>              | modify bad-request item-required
        <retract node='tune'><item id='other'/></retract>   | cancel item-not-found
        <retract node='other'><item id='now'/></retract>    | cancel item-not-found
        """)
    void what_can_not_be_retracted_is_refused(String request, String error) {
        juliet.set(JULIET, publish("tune", "now", "Finzi"));
        juliet.refusesSet(JULIET, request, error);
    }

    @Test
    void everything_is_there_after_a_restart() {
        juliet.set(JULIET, publish("mds", "a", "1", "max_items=max", "access_model=whitelist"));
        juliet.set(JULIET, publish("mds", "b", "2"));
        juliet.set(JULIET, publish("mds", "a", "3"));
        juliet.set(JULIET, publish("tune", "now", "Finzi", "access_model=open"));
        juliet.ownerSets(configure("tune", "title=Music"));
        juliet.set(ROMEO, "<subscribe node='tune' jid='romeo@montague.lit'/>");
        juliet.ownerSets(
                "<affiliations node='mds'><affiliation jid='romeo@montague.lit' affiliation='member'/></affiliations>");
        assertThat(juliet.replayed()).isEqualTo(juliet.state());
    }

    @Test
    void nothing_of_it_is_printed() {
        juliet.set(JULIET, publish("secret-node", "secret-id", "secret-payload"));
        Nodes nodes = juliet.state().nodes();
        assertThat(nodes.toString()
                        + nodes.all()
                        + nodes.history()
                        + juliet.node("secret-node").items())
                .doesNotContain("secret");
    }
}
