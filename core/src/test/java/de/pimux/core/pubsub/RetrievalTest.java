package de.pimux.core.pubsub;

import static de.pimux.core.pubsub.Eventing.JULIET;
import static de.pimux.core.pubsub.Eventing.NURSE;
import static de.pimux.core.pubsub.Eventing.ROMEO;
import static de.pimux.core.pubsub.Eventing.STRANGER;
import static de.pimux.core.pubsub.Eventing.answer;
import static de.pimux.core.pubsub.Eventing.configure;
import static de.pimux.core.pubsub.Eventing.publish;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0060 §6.5 and §4.5. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetrievalTest {
    private static final String ITEMS = "<items node='tune'/>";

    private final Eventing juliet = new Eventing();

    private static List<String> ids(Change answer) {
        return answer(answer).elements().get(0).elements().stream()
                .map(item -> item.attribute("id"))
                .toList();
    }

    private void five() {
        for (int i = 0; i < 5; i++) juliet.set(JULIET, publish("tune", "i" + i, "x", "max_items=max"));
    }

    @Test
    void items_come_in_the_order_in_which_they_were_published() {
        five();
        Change answer = juliet.get(ROMEO, ITEMS);
        assertThat(ids(answer)).containsExactly("i0", "i1", "i2", "i3", "i4");
        assertThat(answer(answer).elements()).hasSize(1);
    }

    @Test
    void the_last_few_items_are_those_published_last() {
        five();
        assertThat(ids(juliet.get(ROMEO, "<items node='tune' max_items='2'/>"))).containsExactly("i3", "i4");
    }

    @Test
    void items_are_found_by_their_ids() {
        five();
        assertThat(ids(juliet.get(ROMEO, "<items node='tune'><item id='i3'/><item id='i1'/><item id='i9'/></items>")))
                .containsExactly("i3", "i1");
    }

    @Test
    void a_node_may_be_empty() {
        juliet.set(JULIET, "<create node='tune'/>");
        assertThat(juliet.get(ROMEO, ITEMS).answer())
                .isEqualTo(
                        Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='tune'/></pubsub>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <max>2</max>                             | i0 i1    | <first index='0'>i0</first><last>i1</last>
        <max>2</max><after>i1</after>            | i2 i3    | <first index='2'>i2</first><last>i3</last>
        <max>2</max><before/>                    | i3 i4    | <first index='3'>i3</first><last>i4</last>
        <max>2</max><before>i2</before>          | i0 i1    | <first index='0'>i0</first><last>i1</last>
        <max>2</max><index>4</index>             | i4       | <first index='4'>i4</first><last>i4</last>
        <max>0</max>                             | ''       | ''
        <after>i4</after>                        | ''       | ''
        """)
    void items_come_in_pages(String set, String expected, String ends) {
        five();
        Change answer = juliet.get(ROMEO, ITEMS + "<set xmlns='http://jabber.org/protocol/rsm'>" + set + "</set>");
        assertThat(String.join(" ", ids(answer))).isEqualTo(expected);
        assertThat(answer(answer).child("http://jabber.org/protocol/rsm", "set"))
                .isEqualTo(
                        Xml.element("<set xmlns='http://jabber.org/protocol/rsm'>" + ends + "<count>5</count></set>"));
    }

    @Test
    void a_page_behind_an_item_that_is_not_there_is_item_not_found() {
        five();
        juliet.refusesGet(
                ROMEO,
                ITEMS + "<set xmlns='http://jabber.org/protocol/rsm'><after>other</after></set>",
                "cancel item-not-found");
    }

    @Test
    void what_is_too_long_for_one_answer_is_cut_off_and_says_so() {
        for (int i = 0; i < 4; i++) juliet.set(JULIET, publish("tune", "i" + i, "x".repeat(100), "max_items=max"));
        Change answer = juliet.get(ROMEO, ITEMS);
        assertThat(ids(answer)).containsExactly("i0", "i1");
        assertThat(answer(answer).child("http://jabber.org/protocol/rsm", "set"))
                .isEqualTo(Xml.element("<set xmlns='http://jabber.org/protocol/rsm'><first index='0'>i0</first>"
                        + "<last>i1</last><count>4</count></set>"));
        assertThat(ids(juliet.get(ROMEO, ITEMS + "<set xmlns='http://jabber.org/protocol/rsm'><before/></set>")))
                .containsExactly("i2", "i3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many"})
    void a_number_of_items_is_a_number(String most) {
        five();
        juliet.refusesGet(ROMEO, "<items node='tune' max_items='" + most + "'/>", "modify bad-request");
    }

    @Test
    void an_open_node_is_read_by_everybody() {
        juliet.set(JULIET, publish("tune", "now", "x", "access_model=open"));
        for (Jid anybody : List.of(JULIET, ROMEO, NURSE, STRANGER))
            assertThat(ids(juliet.get(anybody, ITEMS))).containsExactly("now");
    }

    @Test
    void a_node_for_presence_is_read_by_those_who_see_the_owner() {
        juliet.set(JULIET, publish("tune", "now", "x"));
        assertThat(ids(juliet.get(ROMEO, ITEMS))).containsExactly("now");
        assertThat(ids(juliet.get(JULIET, ITEMS))).containsExactly("now");
        juliet.refusesGet(NURSE, ITEMS, "auth not-authorized presence-subscription-required");
        juliet.refusesGet(STRANGER, ITEMS, "cancel service-unavailable");
    }

    @Test
    void a_node_for_groups_is_read_by_those_in_them_who_see_the_owner() {
        juliet.set(
                JULIET, publish("tune", "now", "x", "access_model=roster", "roster_groups_allowed=Friends,Servants"));
        assertThat(ids(juliet.get(ROMEO, ITEMS))).containsExactly("now");
        juliet.refusesGet(NURSE, ITEMS, "auth not-authorized not-in-roster-group");
        juliet.ownerSets(configure("tune", "roster_groups_allowed=Servants"));
        juliet.refusesGet(ROMEO, ITEMS, "auth not-authorized not-in-roster-group");
        juliet.refusesGet(STRANGER, ITEMS, "cancel service-unavailable");
    }

    @Test
    void a_node_with_a_whitelist_is_read_by_members() {
        juliet.set(JULIET, publish("tune", "now", "x", "access_model=whitelist"));
        juliet.refusesGet(ROMEO, ITEMS, "cancel not-allowed closed-node");
        juliet.refusesGet(STRANGER, ITEMS, "cancel service-unavailable");
        juliet.ownerSets(
                "<affiliations node='tune'><affiliation jid='benvolio@montague.lit' affiliation='member'/></affiliations>");
        assertThat(ids(juliet.get(STRANGER, ITEMS))).containsExactly("now");
    }

    @Test
    void an_outcast_reads_nothing() {
        juliet.set(JULIET, publish("tune", "now", "x", "access_model=open"));
        juliet.ownerSets("<affiliations node='tune'><affiliation jid='romeo@montague.lit' affiliation='outcast'/>"
                + "<affiliation jid='benvolio@montague.lit' affiliation='outcast'/></affiliations>");
        juliet.refusesGet(ROMEO, ITEMS, "auth forbidden");
        juliet.refusesGet(STRANGER, ITEMS, "cancel service-unavailable");
    }

    @Test
    void a_stranger_can_not_tell_an_account_from_one_that_is_not_there() {
        juliet.refusesGet(STRANGER, "<items node='nowhere'/>", "cancel service-unavailable");
        juliet.refusesGet(STRANGER, "<subscriptions/>", "cancel service-unavailable");
        juliet.refusesGet(STRANGER, "<affiliations/>", "cancel service-unavailable");
        juliet.refusesGet(STRANGER, "<nonsense/>", "cancel service-unavailable");
        juliet.refusesGet(ROMEO, "<items node='nowhere'/>", "cancel item-not-found");
    }

    @Test
    void affiliations_are_told_to_whom_they_concern() {
        juliet.set(JULIET, publish("tune", "now", "x"));
        juliet.set(JULIET, publish("mood", "now", "x"));
        juliet.ownerSets(
                "<affiliations node='mood'><affiliation jid='romeo@montague.lit' affiliation='member'/></affiliations>");
        assertThat(juliet.get(ROMEO, "<affiliations/>").answer())
                .isEqualTo(Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub'><affiliations>"
                        + "<affiliation node='mood' affiliation='member'/></affiliations></pubsub>"));
        assertThat(juliet.get(JULIET, "<affiliations node='tune'/>").answer())
                .isEqualTo(Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub'><affiliations node='tune'>"
                        + "<affiliation node='tune' affiliation='owner'/></affiliations></pubsub>"));
    }

    @Test
    void what_there_is_not_is_named() {
        juliet.refusesGet(
                ROMEO, "<options node='tune' jid='romeo@montague.lit'/>", "cancel feature-not-implemented unsupported");
        juliet.refusesGet(ROMEO, "<default/>", "cancel feature-not-implemented unsupported");
    }
}
