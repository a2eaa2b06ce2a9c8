package de.pimux.core.roster;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.RequestSettled;
import de.pimux.core.roster.RosterEvent.SubscriptionRequested;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final RosterItem UNKNOWN = RosterItem.of(ROMEO);

    @Test
    void asking_a_stranger_makes_a_roster_item_that_waits() {
        assertThat(sends(Roster.EMPTY, Presence.Type.SUBSCRIBE).events())
                .containsExactly(new ItemSet(UNKNOWN.withAsk(true), 1));
    }

    @Test
    void a_request_of_a_stranger_makes_no_roster_item() { // RFC 6121 §3.1.3
        SubscriptionOutcome outcome = receives(Roster.EMPTY, Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET));
        assertThat(RosterXml.pushes(outcome.events())).isEmpty();
        assertThat(apply(Roster.EMPTY, outcome).items()).isEmpty();
    }

    @Test
    void a_request_is_kept_with_its_payload_and_bare_addresses() {
        Presence request = Xml.presence("""
                <presence type='subscribe' id='s1' from='romeo@example.net/orchard' to='juliet@example.com/x'>\
                <status>I am Romeo</status><nick xmlns='http://jabber.org/protocol/nick'>R</nick>\
                <preauth xmlns='urn:xmpp:pars:0' token='1tMFqYDdKhfe2pwp'/></presence>""");
        Roster roster = apply(Roster.EMPTY, receives(Roster.EMPTY, request));
        assertThat(roster.requests())
                .containsExactly(new SubscriptionRequest(
                        ROMEO, request.withFrom(ROMEO).withTo(JULIET).element()));
    }

    @Test
    void a_request_with_a_huge_payload_is_kept_without_it() {
        Presence huge = Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET);
        huge = huge.withElement(huge.element().toBuilder()
                .textChild("jabber:client", "status", "x".repeat(5_000))
                .build());
        Roster roster = apply(Roster.EMPTY, receives(Roster.EMPTY, huge));
        assertThat(Objects.requireNonNull(roster.request(ROMEO)).stanza().children())
                .isEmpty();
    }

    @Test
    void more_requests_than_the_limit_are_dropped_in_silence() {
        RosterLimits one = new RosterLimits(10, 100, 10, 100, 1, 1_000);
        Jid paris = Jid.of("paris@example.org");
        Roster roster =
                apply(Roster.EMPTY, receives(Roster.EMPTY, Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET)));
        assertThat(new InboundSubscription(JULIET, paris, Presence.of(Presence.Type.SUBSCRIBE, paris, JULIET))
                        .decide(roster, one))
                .isEqualTo(SubscriptionOutcome.NOTHING);
    }

    @Test
    void a_withdrawn_request_can_be_made_again() {
        Roster asked = apply(Roster.EMPTY, receives(Roster.EMPTY, Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET)));
        Roster withdrawn = apply(asked, receives(asked, Presence.of(Presence.Type.UNSUBSCRIBE, ROMEO, JULIET)));
        assertThat(receives(withdrawn, Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET))
                        .passOn())
                .isTrue();
    }

    @Test
    void an_approval_in_advance_is_noted_and_not_routed() { // RFC 6121 §3.4.2
        SubscriptionOutcome outcome = sends(Roster.EMPTY, Presence.Type.SUBSCRIBED);
        assertThat(outcome.passOn()).isFalse();
        assertThat(outcome.events()).containsExactly(new ItemSet(UNKNOWN.withApproved(true), 1));
        assertThat(sends(apply(Roster.EMPTY, outcome), Presence.Type.SUBSCRIBED))
                .isEqualTo(SubscriptionOutcome.NOTHING);
    }

    @Test
    void a_contact_approved_in_advance_is_answered_by_the_server() {
        Roster roster = Roster.EMPTY.with(UNKNOWN.withApproved(true), 7);
        SubscriptionOutcome outcome = receives(roster, Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET));
        assertThat(outcome.reply()).isEqualTo(Presence.Type.SUBSCRIBED);
        assertThat(outcome.passOn()).isFalse();
        assertThat(outcome.visibility()).isEqualTo(Visibility.SHOWN);
        assertThat(outcome.events())
                .containsExactly(new ItemSet(UNKNOWN.withApproved(true).with(Subscription.FROM), 8));
    }

    @Test
    void an_approval_in_advance_is_taken_back_by_unsubscribed() {
        Roster roster = Roster.EMPTY.with(UNKNOWN.withApproved(true), 1);
        SubscriptionOutcome outcome = sends(roster, Presence.Type.UNSUBSCRIBED);
        assertThat(outcome.passOn()).isFalse();
        assertThat(outcome.events()).containsExactly(new ItemSet(UNKNOWN, 2));
    }

    @Test
    void answering_a_stranger_settles_the_request_and_adds_the_contact() {
        Roster roster = Roster.EMPTY.withRequest(new SubscriptionRequest(
                ROMEO, Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET).element()));
        assertThat(sends(roster, Presence.Type.SUBSCRIBED).events())
                .containsExactly(new RequestSettled(ROMEO), new ItemSet(UNKNOWN.with(Subscription.FROM), 1));
        assertThat(sends(roster, Presence.Type.UNSUBSCRIBED).events()).containsExactly(new RequestSettled(ROMEO));
    }

    @Test
    void nobody_subscribes_to_himself() {
        for (Presence.Type type : List.of(
                Presence.Type.SUBSCRIBE,
                Presence.Type.SUBSCRIBED,
                Presence.Type.UNSUBSCRIBE,
                Presence.Type.UNSUBSCRIBED)) {
            assertThat(new OutboundSubscription(JULIET, JULIET.withResource("x"), type)
                            .decide(Roster.EMPTY, RosterLimits.DEFAULTS))
                    .isEqualTo(SubscriptionOutcome.NOTHING);
            assertThat(new InboundSubscription(JULIET, JULIET, Presence.of(type, JULIET, JULIET))
                            .decide(Roster.EMPTY, RosterLimits.DEFAULTS))
                    .isEqualTo(SubscriptionOutcome.NOTHING);
        }
    }

    @Test
    void a_full_roster_takes_no_further_contact_by_subscribing() {
        RosterLimits none = new RosterLimits(0, 100, 10, 100, 1, 1_000);
        SubscriptionOutcome outcome =
                new OutboundSubscription(JULIET, ROMEO, Presence.Type.SUBSCRIBE).decide(Roster.EMPTY, none);
        assertThat(outcome.refusal()).isEqualTo(StanzaError.of(Condition.RESOURCE_CONSTRAINT));
        assertThat(outcome.passOn()).isFalse();
        assertThat(outcome.events()).isEmpty();
    }

    @Test
    void every_changed_item_is_pushed_with_its_version() {
        List<RosterEvent> events = List.of(
                new SubscriptionRequested(ROMEO, Xml.element("<presence/>")),
                new ItemSet(UNKNOWN.withAsk(true).named("Romeo", List.of("Lovers")), 12));
        assertThat(RosterXml.pushes(events)).containsExactly(Xml.element("""
                                <query xmlns='jabber:iq:roster' ver='12'><item jid='romeo@example.net' subscription='none' \
                                name='Romeo' ask='subscribe'><group>Lovers</group></item></query>"""));
    }

    private static SubscriptionOutcome sends(Roster roster, Presence.Type type) {
        return new OutboundSubscription(JULIET, ROMEO.withResource("x"), type).decide(roster, RosterLimits.DEFAULTS);
    }

    private static SubscriptionOutcome receives(Roster roster, Presence stanza) {
        return new InboundSubscription(JULIET, ROMEO, stanza).decide(roster, RosterLimits.DEFAULTS);
    }

    private static Roster apply(Roster roster, SubscriptionOutcome outcome) {
        Roster next = roster;
        for (RosterEvent event : outcome.events()) next = event.applyTo(next);
        return next;
    }
}
