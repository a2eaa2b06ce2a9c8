package de.pimux.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.core.stanza.Presence;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6121 §4.3.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProbeAnswerTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net/orchard");
    private static final Resources ONLINE = Resources.none(JULIET)
            .with(ResourceView.bound("bound"))
            .with(ResourceView.bound("balcony").with(Xml.presence("<presence><show>away</show></presence>")))
            .with(ResourceView.bound("chamber").with(Xml.presence("<presence><priority>-1</priority></presence>")));
    private static final Presence PROBE = Presence.of(Presence.Type.PROBE, ROMEO, JULIET);

    private static Roster roster(Subscription subscription) {
        return new ItemSet(RosterItem.of(ROMEO.bare()).with(subscription), 1).applyTo(Roster.EMPTY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Subscription.class,
            names = {"FROM", "BOTH"})
    void a_contact_gets_the_last_presence_of_every_available_resource(Subscription subscription) {
        assertThat(ProbeAnswer.of(roster(subscription), ONLINE, PROBE))
                .extracting(Presence::element)
                .containsExactly(Xml.element("""
                                <presence from='juliet@example.com/balcony' to='romeo@example.net/orchard'>\
                                <show>away</show></presence>"""), Xml.element("""
                                <presence from='juliet@example.com/chamber' to='romeo@example.net/orchard'>\
                                <priority>-1</priority></presence>"""));
    }

    @ParameterizedTest
    @EnumSource(
            value = Subscription.class,
            names = {"NONE", "TO"})
    void a_stranger_gets_what_nobody_would_answer(Subscription subscription) {
        Presence unsubscribed = Presence.of(Presence.Type.UNSUBSCRIBED, JULIET, ROMEO.bare());
        assertThat(ProbeAnswer.of(roster(subscription), ONLINE, PROBE)).containsExactly(unsubscribed);
        assertThat(ProbeAnswer.of(Roster.EMPTY, Resources.none(JULIET), PROBE)).containsExactly(unsubscribed);
        assertThat(ProbeAnswer.toStranger(PROBE)).containsExactly(unsubscribed);
    }

    @Test
    void an_absent_owner_is_not_worth_an_answer() {
        assertThat(ProbeAnswer.of(roster(Subscription.FROM), Resources.none(JULIET), PROBE))
                .isEmpty();
    }

    @Test
    void a_probe_for_one_resource_gets_that_one() {
        assertThat(ProbeAnswer.of(roster(Subscription.FROM), ONLINE, PROBE.withTo(JULIET.withResource("balcony"))))
                .singleElement()
                .matches(presence -> presence.type() == Presence.Type.AVAILABLE);
        Jid bound = JULIET.withResource("bound");
        assertThat(ProbeAnswer.of(roster(Subscription.FROM), ONLINE, PROBE.withTo(bound)))
                .containsExactly(Presence.of(Presence.Type.UNAVAILABLE, bound, ROMEO));
    }

    @Test
    void an_owner_sees_her_own_resources() {
        Presence own = PROBE.withFrom(JULIET.withResource("bound"));
        assertThat(ProbeAnswer.of(Roster.EMPTY, ONLINE, own)).hasSize(2);
    }

    @Test
    void whoever_may_see_no_more_sees_each_available_resource_go() {
        assertThat(ONLINE.hiddenFrom(ROMEO.bare()))
                .containsExactly(
                        Presence.of(Presence.Type.UNAVAILABLE, JULIET.withResource("balcony"), ROMEO.bare()),
                        Presence.of(Presence.Type.UNAVAILABLE, JULIET.withResource("chamber"), ROMEO.bare()));
    }

    @Test
    void a_resource_is_replaced_in_its_place_and_removed_by_name() {
        Resources changed = ONLINE.with(ResourceView.bound("balcony"));
        assertThat(changed.names(view -> true)).containsExactly("bound", "balcony", "chamber");
        assertThat(changed.names(ResourceView::available)).containsExactly("chamber");
        assertThat(changed.without("chamber").anyAvailable()).isFalse();
    }
}
