package de.pimux.core.roster;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** RFC 6121 §2.6. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RosterVersionTest {
    private static final RosterItem A = RosterItem.of(Jid.of("a@example.net"));
    private static final RosterItem B = RosterItem.of(Jid.of("b@example.net")).with(Subscription.BOTH);
    private static final Roster ROSTER = Roster.startingAt(100).with(B, 101).with(A, 102);

    private static final Element WHOLE = Xml.element("""
            <query xmlns='jabber:iq:roster' ver='102'><item jid='a@example.net' subscription='none'/>\
            <item jid='b@example.net' subscription='both'/></query>""");

    @Test
    void who_does_not_ask_by_versions_gets_all_without_one() {
        assertThat(RosterAnswer.to(ROSTER, null)).isEqualTo(new RosterAnswer(WHOLE.with("ver", null), List.of()));
    }

    @Test
    void an_unknown_an_older_and_a_foreign_version_get_all() {
        for (String ver : List.of("", "99", "103", "ver11", "-1"))
            assertThat(RosterAnswer.to(ROSTER, ver)).isEqualTo(new RosterAnswer(WHOLE, List.of()));
    }

    @Test
    void the_current_version_gets_an_empty_result() {
        assertThat(RosterAnswer.to(ROSTER, "102")).isEqualTo(new RosterAnswer(null, List.of()));
    }

    @Test
    void an_older_version_gets_the_changes_since_in_their_order() {
        Roster changed = ROSTER.with(B.named("B", List.of()), 103).without(A.jid(), 104);
        RosterAnswer answer = RosterAnswer.to(changed.with(RosterItem.of(Jid.of("c@example.net")), 105), "102");
        assertThat(answer.query()).isNotNull(); // three changes of a roster of two: all is shorter
        assertThat(RosterAnswer.to(changed.with(RosterItem.of(Jid.of("c@example.net")), 105), "103"))
                .isEqualTo(new RosterAnswer(null, List.of(Xml.element("""
                                        <query xmlns='jabber:iq:roster' ver='104'><item jid='a@example.net' \
                                        subscription='remove'/></query>"""), Xml.element("""
                                        <query xmlns='jabber:iq:roster' ver='105'><item jid='c@example.net' \
                                        subscription='none'/></query>"""))));
    }

    @Test
    void a_contact_removed_and_added_again_is_one_change() {
        Roster again = ROSTER.without(A.jid(), 103).with(A, 104);
        assertThat(RosterAnswer.to(again, "102").pushes()).hasSize(1);
        assertThat(again.removals()).isEmpty();
    }

    @Test
    void removals_are_remembered_up_to_a_bound_and_then_all_is_sent() {
        Roster roster = Roster.startingAt(0);
        long version = 0;
        for (int i = 0; i <= Roster.MAX_REMOVALS; i++) {
            Jid jid = Jid.of("c" + i + "@example.net");
            roster = roster.with(RosterItem.of(jid), ++version).without(jid, ++version);
        }
        assertThat(roster.removals()).hasSize(Roster.MAX_REMOVALS);
        assertThat(roster.historyStart()).isEqualTo(2);
        assertThat(RosterAnswer.to(roster, "1").query()).isNotNull();
    }

    @Test
    void items_are_found_and_stay_sorted_however_they_came() {
        Roster roster = Roster.EMPTY;
        List<String> names = List.of("m", "c", "x", "a", "z", "b", "y");
        for (String name : names) roster = roster.with(RosterItem.of(Jid.of(name + "@example.net")), 1);
        assertThat(roster.items()).extracting(item -> item.jid().local()).isSorted();
        for (String name : names)
            assertThat(roster.item(Jid.of(name + "@example.net"))).isNotNull();
        assertThat(roster.without(Jid.of("m@example.net"), 2).item(Jid.of("m@example.net")))
                .isNull();
    }

    @Test
    void its_history_leads_to_the_same_roster() {
        Roster roster = ROSTER.without(A.jid(), 103)
                .with(RosterItem.of(Jid.of("c@example.net")), 104)
                .withRequest(new SubscriptionRequest(A.jid(), Xml.element("<presence type='subscribe'/>")))
                .forgettingHistory(103);
        Roster again = Roster.EMPTY;
        for (RosterEvent event : roster.history()) again = event.applyTo(again);
        assertThat(again).isEqualTo(roster);
    }
}
