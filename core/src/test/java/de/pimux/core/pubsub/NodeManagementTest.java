package de.pimux.core.pubsub;

import static de.pimux.core.pubsub.Eventing.JULIET;
import static de.pimux.core.pubsub.Eventing.ROMEO;
import static de.pimux.core.pubsub.Eventing.STRANGER;
import static de.pimux.core.pubsub.Eventing.answer;
import static de.pimux.core.pubsub.Eventing.configure;
import static de.pimux.core.pubsub.Eventing.form;
import static de.pimux.core.pubsub.Eventing.publish;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0060 §8.1 to §8.5 and §8.9. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeManagementTest {
    private static final String NODE_CONFIG = "http://jabber.org/protocol/pubsub#node_config";

    private final Eventing juliet = new Eventing();

    @Test
    void a_node_is_created_with_a_configuration() {
        Change created = juliet.set(
                JULIET,
                "<create node='blog'/><configure>" + form(NODE_CONFIG, "access_model=open", "title=Musings")
                        + "</configure>");
        assertThat(created.answer()).isNull();
        assertThat(juliet.node("blog").config().access()).isEqualTo(AccessModel.OPEN);
        assertThat(juliet.node("blog").config().value(NodeOption.TITLE)).isEqualTo("Musings");
    }

    @Test
    void a_node_without_a_name_gets_one() {
        assertThat(juliet.set(JULIET, "<create/>").answer())
                .isEqualTo(Xml.element(
                        "<pubsub xmlns='http://jabber.org/protocol/pubsub'><create node='name-1'/></pubsub>"));
        assertThat(juliet.node("name-1").items()).isEmpty();
    }

    @Test
    void a_node_is_created_once_and_by_its_owner() {
        juliet.set(JULIET, "<create node='blog'/>");
        juliet.refusesSet(JULIET, "<create node='blog'/>", "cancel conflict");
        juliet.refusesSet(ROMEO, "<create node='other'/>", "auth forbidden");
        juliet.refusesSet(STRANGER, "<create node='other'/>", "cancel service-unavailable");
    }

    @Test
    void the_node_of_a_configuration_is_named_once() {
        juliet.refusesSet(JULIET, "<create node='blog'/>" + configure("blog", "title=x"), "modify bad-request");
    }

    @Test
    void the_form_says_how_a_node_is_set_up() throws StanzaException {
        juliet.set(JULIET, publish("mds", "chat", "x", "access_model=whitelist", "max_items=max"));
        Element configure =
                answer(juliet.ownerGets("<configure node='mds'/>")).elements().get(0);
        DataForm form = DataForm.read(configure.elements().get(0));
        assertThat(form.type()).isEqualTo(DataForm.Type.FORM);
        assertThat(form.formType()).isEqualTo(NODE_CONFIG);
        assertThat(form.value("pubsub#access_model")).isEqualTo("whitelist");
        assertThat(form.value("pubsub#max_items")).isEqualTo("max");
        assertThat(form.value("pubsub#persist_items")).isEqualTo("1");
    }

    @Test
    void the_defaults_are_told() throws StanzaException {
        Element answer = answer(juliet.ownerGets("<default/>")).elements().get(0);
        assertThat(answer.name()).isEqualTo("default");
        DataForm form = DataForm.read(answer.elements().get(0));
        assertThat(form.value("pubsub#access_model")).isEqualTo("presence");
        assertThat(form.value("pubsub#send_last_published_item")).isEqualTo("on_sub_and_presence");
        assertThat(form.value("pubsub#deliver_notifications")).isEqualTo("1");
    }

    @Test
    void a_form_changes_what_it_names_and_nothing_else() {
        juliet.set(JULIET, publish("blog", "one", "x", "max_items=3", "access_model=open"));
        juliet.ownerSets(configure("blog", "title=Musings", "colour=red"));
        assertThat(juliet.node("blog").config().access()).isEqualTo(AccessModel.OPEN);
        assertThat(juliet.node("blog").config().value(NodeOption.TITLE)).isEqualTo("Musings");
        assertThat(juliet.node("blog").items()).hasSize(1);
    }

    @Test
    void items_that_a_node_has_no_place_for_any_more_go() {
        for (int i = 0; i < 3; i++) juliet.set(JULIET, publish("blog", "i" + i, "x", "max_items=3"));
        juliet.ownerSets(configure("blog", "max_items=2"));
        assertThat(juliet.ids("blog")).containsExactly("i1", "i2");
        juliet.ownerSets(configure("blog", "persist_items=false"));
        assertThat(juliet.ids("blog")).isEmpty();
    }

    @Test
    void a_form_may_be_cancelled() {
        juliet.set(JULIET, publish("blog", "one", "x"));
        assertThat(juliet.ownerSets("<configure node='blog'><x xmlns='jabber:x:data' type='cancel'/></configure>")
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "access_model=authorize, modify not-acceptable unsupported-access-model",
        "access_model=nonsense, modify not-acceptable unsupported-access-model",
        "max_items=0, modify not-acceptable",
        "max_items=-1, modify not-acceptable",
        "max_items=6, modify not-acceptable max-items-exceeded",
        "max_items=99999999999, modify not-acceptable",
        "persist_items=perhaps, modify not-acceptable",
        "send_last_published_item=often, modify not-acceptable",
        "publish_model=open, modify not-acceptable",
        "notification_type=normal, modify not-acceptable",
        "purge_offline=1, modify not-acceptable",
    })
    void what_a_node_can_not_be_set_to_is_refused(String option, String error) {
        juliet.set(JULIET, publish("blog", "one", "x"));
        juliet.refusesOwner(configure("blog", option), error);
        juliet.refusesSet(JULIET, publish("other", "one", "x", option), error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<configure node='blog'/>", "<configure node='blog'><x xmlns='jabber:x:data'/></configure>"})
    void what_is_no_form_is_refused(String request) {
        juliet.set(JULIET, publish("blog", "one", "x"));
        juliet.refusesOwner(request, "modify bad-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configure", "delete", "purge", "affiliations", "subscriptions"})
    void only_the_owner_manages_a_node_that_is_there_and_named(String action) {
        juliet.set(JULIET, publish("blog", "one", "x", "access_model=open"));
        String request = "<" + action + " node='blog'/>";
        juliet.refuses(ROMEO, Iq.Type.SET, PubsubXml.OWNER, request, "auth forbidden");
        juliet.refuses(STRANGER, Iq.Type.SET, PubsubXml.OWNER, request, "cancel service-unavailable");
        juliet.refusesOwner("<" + action + " node='other'/>", "cancel item-not-found");
        juliet.refusesOwner("<" + action + "/>", "modify bad-request nodeid-required");
    }

    @Test
    void a_node_goes_with_its_items_and_subscribers_hear_of_it() {
        juliet.set(JULIET, publish("blog", "one", "x"));
        Change deleted = juliet.ownerSets("<delete node='blog'/>");
        assertThat(juliet.state().nodes()).isSameAs(Nodes.NONE);
        assertThat(deleted.notices().get(0).event())
                .isEqualTo(Xml.element(
                        "<event xmlns='http://jabber.org/protocol/pubsub#event'><delete node='blog'/></event>"));
    }

    @Test
    void a_purge_is_told_once() {
        for (int i = 0; i < 3; i++) juliet.set(JULIET, publish("blog", "i" + i, "x", "max_items=3"));
        Change purged = juliet.ownerSets("<purge node='blog'/>");
        assertThat(juliet.node("blog").items()).isEmpty();
        assertThat(purged.notices()).hasSize(1);
        assertThat(purged.notices().get(0).event())
                .isEqualTo(Xml.element(
                        "<event xmlns='http://jabber.org/protocol/pubsub#event'><purge node='blog'/></event>"));
    }

    @Test
    void a_node_that_stores_nothing_is_not_purged() {
        juliet.set(JULIET, publish("tune", "one", "x", "persist_items=0"));
        juliet.refusesOwner("<purge node='tune'/>", "cancel feature-not-implemented unsupported");
    }

    @Test
    void members_are_listed_and_changed_one_by_one() {
        juliet.set(JULIET, publish("mds", "chat", "x", "access_model=whitelist"));
        juliet.ownerSets("<affiliations node='mds'><affiliation jid='romeo@montague.lit/x' affiliation='member'/>"
                + "<affiliation jid='nurse@capulet.lit'/></affiliations>");
        assertThat(juliet.ownerGets("<affiliations node='mds'/>").answer())
                .isEqualTo(Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>"
                        + "<affiliations node='mds'><affiliation jid='juliet@capulet.lit' affiliation='owner'/>"
                        + "<affiliation jid='romeo@montague.lit' affiliation='member'/></affiliations></pubsub>"));
        juliet.ownerSets("<affiliations node='mds'><affiliation jid='romeo@montague.lit' affiliation='none'/>"
                + "</affiliations>");
        assertThat(juliet.node("mds").affiliations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jid='juliet@capulet.lit' affiliation='none', modify not-acceptable",
        "jid='romeo@montague.lit' affiliation='publisher', modify not-acceptable",
        "jid='@@' affiliation='member', modify jid-malformed",
        "affiliation='member', modify bad-request",
    })
    void what_is_no_affiliation_is_refused(String attributes, String error) {
        juliet.set(JULIET, publish("mds", "chat", "x"));
        juliet.refusesOwner("<affiliations node='mds'><affiliation " + attributes + "/></affiliations>", error);
    }
}
