package de.pimux.core.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Decision;
import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterCommand.RemoveItem;
import de.pimux.core.roster.RosterCommand.SetItem;
import de.pimux.core.roster.RosterEvent.ItemRemoved;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.RequestSettled;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RosterTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final Jid NURSE = Jid.of("nurse@example.com");
    private static final RosterLimits LIMITS = new RosterLimits(2, 8, 2, 8, 10, 1_000);

    @Test
    void a_set_adds_a_contact_of_whom_nothing_else_is_known() {
        assertThat(new SetItem(NURSE, "Nurse", List.of("Servants")).decide(Roster.EMPTY, JULIET, LIMITS))
                .isEqualTo(Decision.accept(new ItemSet(RosterItem.of(NURSE).named("Nurse", List.of("Servants")), 1)));
    }

    @Test
    void a_set_leaves_the_subscription_alone() {
        RosterItem known =
                RosterItem.of(ROMEO).with(Subscription.FROM).withAsk(true).withApproved(true);
        Roster roster = Roster.EMPTY.with(known, 4);
        assertThat(new SetItem(ROMEO, "R", List.of()).decide(roster, JULIET, LIMITS))
                .isEqualTo(Decision.accept(new ItemSet(known.named("R", List.of()), 5)));
    }

    @Test
    void a_set_that_changes_nothing_is_no_event() {
        Roster roster = Roster.EMPTY.with(RosterItem.of(ROMEO), 1);
        assertThat(new SetItem(ROMEO, "", List.of()).decide(roster, JULIET, LIMITS))
                .isEqualTo(Decision.accept());
    }

    @Test
    void what_RFC_6121_2_3_3_refuses_is_refused() {
        assertRefused(new SetItem(NURSE, "", List.of("a", "a")), Condition.BAD_REQUEST);
        assertRefused(new SetItem(NURSE, "123456789", List.of()), Condition.NOT_ACCEPTABLE);
        assertRefused(new SetItem(NURSE, "äöüäö", List.of()), Condition.NOT_ACCEPTABLE); // 10 bytes
        assertRefused(new SetItem(NURSE, "", List.of("")), Condition.NOT_ACCEPTABLE);
        assertRefused(new SetItem(NURSE, "", List.of("123456789")), Condition.NOT_ACCEPTABLE);
        assertRefused(new SetItem(NURSE, "", List.of("a", "b", "c")), Condition.NOT_ACCEPTABLE);
        assertRefused(new SetItem(JULIET, "me", List.of()), Condition.NOT_ALLOWED);
    }

    private static void assertRefused(SetItem set, Condition condition) {
        assertThat(set.decide(Roster.EMPTY, JULIET, LIMITS)).isEqualTo(Decision.refuse(condition));
    }

    @Test
    void a_full_roster_takes_changes_but_no_further_contact() {
        Roster full = Roster.EMPTY.with(RosterItem.of(ROMEO), 1).with(RosterItem.of(NURSE), 2);
        Jid paris = Jid.of("paris@example.org");
        assertThat(new SetItem(paris, "", List.of()).decide(full, JULIET, LIMITS))
                .isEqualTo(Decision.refuse(Condition.RESOURCE_CONSTRAINT));
        assertThat(new SetItem(ROMEO, "R", List.of()).decide(full, JULIET, LIMITS))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void removing_an_unknown_contact_is_refused_with_item_not_found() {
        assertThat(new RemoveItem(ROMEO).decide(Roster.EMPTY, JULIET, LIMITS))
                .isEqualTo(Decision.refuse(Condition.ITEM_NOT_FOUND));
    }

    @Test
    void removing_a_contact_settles_its_request() {
        Roster roster = Roster.EMPTY
                .with(RosterItem.of(ROMEO), 1)
                .withRequest(new SubscriptionRequest(ROMEO, Xml.element("<presence type='subscribe'/>")));
        assertThat(new RemoveItem(ROMEO).decide(roster, JULIET, LIMITS))
                .isEqualTo(Decision.<RosterEvent>accept(new RequestSettled(ROMEO), new ItemRemoved(ROMEO, 2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NONE | false | false | false |
            NONE | true  | false | false | UNSUBSCRIBE
            NONE | false | true  | false | UNSUBSCRIBED
            NONE | true  | true  | false | UNSUBSCRIBE UNSUBSCRIBED
            TO   | false | false | false | UNSUBSCRIBE
            TO   | false | true  | false | UNSUBSCRIBE UNSUBSCRIBED
            FROM | false | false | true  | UNSUBSCRIBED
            FROM | true  | false | true  | UNSUBSCRIBE UNSUBSCRIBED
            BOTH | false | false | true  | UNSUBSCRIBE UNSUBSCRIBED
            """)
    void a_removed_contact_is_told_what_ends(
            Subscription subscription, boolean ask, boolean requested, boolean hide, String types) {
        Roster roster =
                Roster.EMPTY.with(RosterItem.of(ROMEO).with(subscription).withAsk(ask), 1);
        if (requested)
            roster = roster.withRequest(new SubscriptionRequest(ROMEO, Xml.element("<presence type='subscribe'/>")));
        List<Presence.Type> expected = types == null
                ? List.of()
                : Stream.of(types.split(" ")).map(Presence.Type::valueOf).toList();
        assertThat(roster.farewellTo(ROMEO)).isEqualTo(new Farewell(ROMEO, hide, expected));
    }

    @Test
    void a_set_is_read_from_the_query() throws StanzaException {
        assertThat(RosterCommand.read(Xml.element("""
                        <query xmlns='jabber:iq:roster'><item jid='Nurse@example.com/x' name='Nurse' subscription='both' \
                        ask='subscribe' approved='true'><group>Servants</group></item></query>"""))).isEqualTo(new SetItem(NURSE, "Nurse", List.of("Servants")));
        assertThat(RosterCommand.read(Xml.element("""
                        <query xmlns='jabber:iq:roster'><item jid='nurse@example.com' subscription='remove'/></query>"""))).isEqualTo(new RemoveItem(NURSE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <query xmlns='jabber:iq:roster'/>                                            | BAD_REQUEST
            <query xmlns='jabber:iq:roster'><item/></query>                              | BAD_REQUEST
            <query xmlns='jabber:iq:roster'><other jid='a@b'/></query>                   | BAD_REQUEST
            <query xmlns='jabber:iq:roster'><item jid='a@b'/><item jid='c@b'/></query>   | BAD_REQUEST
            <query xmlns='jabber:iq:roster'><item jid='a@b/'  /></query>                  | JID_MALFORMED
            """)
    void a_malformed_set_is_refused(String query, Condition condition) {
        assertThatThrownBy(() -> RosterCommand.read(Xml.element(query)))
                .isInstanceOfSatisfying(
                        StanzaException.class,
                        refused -> assertThat(refused.error()).isEqualTo(StanzaError.of(condition)));
    }
}
