package de.pimux.core.pubsub;

import static de.pimux.core.pubsub.Eventing.JULIET;
import static de.pimux.core.pubsub.Eventing.NURSE;
import static de.pimux.core.pubsub.Eventing.ROMEO;
import static de.pimux.core.pubsub.Eventing.STRANGER;
import static de.pimux.core.pubsub.Eventing.configure;
import static de.pimux.core.pubsub.Eventing.publish;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.roster.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0060 §6.1, §6.2 and §8.8. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscribingTest {
    private static final String SUBSCRIBE = "<subscribe node='tune' jid='romeo@montague.lit'/>";

    private final Eventing juliet = new Eventing();

    @BeforeEach
    void a_node_that_romeo_may_read() {
        juliet.set(JULIET, publish("tune", "now", "Finzi"));
    }

    @Test
    void a_subscriber_is_told_so_and_gets_the_last_item() {
        Change subscribed = juliet.set(ROMEO, SUBSCRIBE);
        assertThat(juliet.node("tune").subscribers()).containsExactly(ROMEO);
        assertThat(subscribed.answer())
                .isEqualTo(Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub'><subscription node='tune'"
                        + " jid='romeo@montague.lit' subscription='subscribed'/></pubsub>"));
        assertThat(subscribed.notices()).hasSize(1);
        assertThat(subscribed.notices().get(0).message(JULIET, ROMEO).element())
                .isEqualTo(Xml.element("<message type='headline' from='juliet@capulet.lit' to='romeo@montague.lit'>"
                        + "<event xmlns='http://jabber.org/protocol/pubsub#event'><items node='tune'><item id='now'>"
                        + "<tune xmlns='urn:tune'>Finzi</tune></item></items></event><delay xmlns='urn:xmpp:delay'"
                        + " from='capulet.lit' stamp='2026-11-27T09:00:00Z'/></message>"));
    }

    @Test
    void the_last_item_may_be_left_out() {
        juliet.ownerSets(configure("tune", "send_last_published_item=never"));
        assertThat(juliet.set(ROMEO, SUBSCRIBE).notices()).isEmpty();
    }

    @Test
    void who_subscribes_again_stays_subscribed_once() {
        juliet.set(ROMEO, SUBSCRIBE);
        assertThat(juliet.set(ROMEO, SUBSCRIBE).events()).isEmpty();
        assertThat(juliet.node("tune").subscribers()).hasSize(1);
    }

    @Test
    void an_owner_is_subscribed_anyway() {
        assertThat(juliet.set(JULIET, "<subscribe node='tune' jid='juliet@capulet.lit'/>")
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <subscribe node='tune'/>                                   | modify bad-request jid-required
        <subscribe node='tune' jid='@@'/>                          | modify bad-request invalid-jid
        <subscribe node='tune' jid='nurse@capulet.lit'/>           | modify bad-request invalid-jid
        <subscribe jid='romeo@montague.lit'/>                      | modify bad-request nodeid-required
        <subscribe node='other' jid='romeo@montague.lit'/>         | cancel item-not-found
        <unsubscribe node='tune' jid='romeo@montague.lit'/>        | cancel unexpected-request not-subscribed
        <unsubscribe node='tune' jid='nurse@capulet.lit'/>         | auth forbidden
        <unsubscribe node='other' jid='romeo@montague.lit'/>       | cancel item-not-found
        """)
    void what_is_no_subscription_is_refused(String request, String error) {
        juliet.refusesSet(ROMEO, request, error);
    }

    @Test
    void who_may_not_read_a_node_does_not_subscribe_to_it() {
        juliet.refusesSet(
                NURSE,
                "<subscribe node='tune' jid='nurse@capulet.lit'/>",
                "auth not-authorized presence-subscription-required");
        juliet.refusesSet(
                STRANGER, "<subscribe node='tune' jid='benvolio@montague.lit'/>", "cancel service-unavailable");
        juliet.refusesSet(
                STRANGER, "<unsubscribe node='tune' jid='benvolio@montague.lit'/>", "cancel service-unavailable");
    }

    @Test
    void one_account_subscribes_so_many_addresses() {
        for (int i = 0; i < NodeLimits.MAX_PER_SUBSCRIBER; i++)
            juliet.set(ROMEO, "<subscribe node='tune' jid='romeo@montague.lit/" + i + "'/>");
        juliet.refusesSet(ROMEO, SUBSCRIBE, "modify policy-violation too-many-subscriptions");
    }

    @Test
    void a_subscription_is_ended_by_the_subscriber() {
        juliet.set(ROMEO, SUBSCRIBE);
        juliet.set(ROMEO, "<unsubscribe node='tune' jid='romeo@montague.lit'/>");
        assertThat(juliet.node("tune").subscribers()).isEmpty();
    }

    @Test
    void a_subscription_ends_with_the_access() {
        juliet.set(ROMEO, SUBSCRIBE);
        juliet.contact(ROMEO, Subscription.TO, "Friends");
        assertThat(juliet.node("tune").subscribers()).isEmpty();
    }

    @Test
    void a_subscription_ends_when_the_node_is_closed() {
        juliet.set(ROMEO, SUBSCRIBE);
        juliet.ownerSets(configure("tune", "access_model=whitelist"));
        assertThat(juliet.node("tune").subscribers()).isEmpty();
    }

    @Test
    void subscribers_are_told_of_theirs_and_owners_of_all() {
        juliet.set(ROMEO, SUBSCRIBE);
        String subscription = "<subscription jid='romeo@montague.lit' subscription='subscribed'";
        assertThat(juliet.get(ROMEO, "<subscriptions/>").answer())
                .isEqualTo(Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub'><subscriptions>"
                        + subscription + " node='tune'/></subscriptions></pubsub>"));
        assertThat(juliet.ownerGets("<subscriptions node='tune'/>").answer())
                .isEqualTo(Xml.element("<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>"
                        + "<subscriptions node='tune'>" + subscription + "/></subscriptions></pubsub>"));
    }

    @Test
    void an_owner_ends_subscriptions_and_makes_none() {
        juliet.set(ROMEO, SUBSCRIBE);
        juliet.refusesOwner(
                "<subscriptions node='tune'><subscription jid='nurse@capulet.lit' subscription='subscribed'/>"
                        + "</subscriptions>",
                "modify not-acceptable");
        juliet.ownerSets("<subscriptions node='tune'><subscription jid='romeo@montague.lit' subscription='none'/>"
                + "</subscriptions>");
        assertThat(juliet.node("tune").subscribers()).isEmpty();
    }
}
