package de.pimux.core.roster;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Presence;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6121 Appendix A, row by row. A state is written as the RFC names it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionTableTest {
    private static final Jid OWNER = Jid.of("juliet@example.com");
    private static final Jid CONTACT = Jid.of("romeo@example.net");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUBSCRIBE    | None                | routed | None+PendingOut
            SUBSCRIBE    | None+PendingOut     | routed | None+PendingOut
            SUBSCRIBE    | None+PendingIn      | routed | None+PendingOut+In
            SUBSCRIBE    | None+PendingOut+In  | routed | None+PendingOut+In
            SUBSCRIBE    | To                  | routed | To
            SUBSCRIBE    | To+PendingIn        | routed | To+PendingIn
            SUBSCRIBE    | From                | routed | From+PendingOut
            SUBSCRIBE    | From+PendingOut     | routed | From+PendingOut
            SUBSCRIBE    | Both                | routed | Both
            UNSUBSCRIBE  | None                | routed | None
            UNSUBSCRIBE  | None+PendingOut     | routed | None
            UNSUBSCRIBE  | None+PendingIn      | routed | None+PendingIn
            UNSUBSCRIBE  | None+PendingOut+In  | routed | None+PendingIn
            UNSUBSCRIBE  | To                  | routed | None
            UNSUBSCRIBE  | To+PendingIn        | routed | None+PendingIn
            UNSUBSCRIBE  | From                | routed | From
            UNSUBSCRIBE  | From+PendingOut     | routed | From
            UNSUBSCRIBE  | Both                | routed | From
            SUBSCRIBED   | None                | kept   | None
            SUBSCRIBED   | None+PendingOut     | kept   | None+PendingOut
            SUBSCRIBED   | None+PendingIn      | routed | From
            SUBSCRIBED   | None+PendingOut+In  | routed | From+PendingOut
            SUBSCRIBED   | To                  | kept   | To
            SUBSCRIBED   | To+PendingIn        | routed | Both
            SUBSCRIBED   | From                | kept   | From
            SUBSCRIBED   | From+PendingOut     | kept   | From+PendingOut
            SUBSCRIBED   | Both                | kept   | Both
            UNSUBSCRIBED | None                | kept   | None
            UNSUBSCRIBED | None+PendingOut     | kept   | None+PendingOut
            UNSUBSCRIBED | None+PendingIn      | routed | None
            UNSUBSCRIBED | None+PendingOut+In  | routed | None+PendingOut
            UNSUBSCRIBED | To                  | kept   | To
            UNSUBSCRIBED | To+PendingIn        | routed | To
            UNSUBSCRIBED | From                | routed | None
            UNSUBSCRIBED | From+PendingOut     | routed | None+PendingOut
            UNSUBSCRIBED | Both                | routed | To
            """)
    void outbound(Presence.Type type, String before, String routed, String after) {
        Roster roster = roster(before);
        SubscriptionOutcome outcome =
                new OutboundSubscription(OWNER, CONTACT, type).decide(roster, RosterLimits.DEFAULTS);
        assertThat(outcome.passOn()).isEqualTo(routed.equals("routed"));
        assertThat(outcome.reply()).isNull();
        assertThat(outcome.refusal()).isNull();
        assertThat(state(apply(roster, outcome))).isEqualTo(after);
        assertThat(outcome.visibility()).isEqualTo(visibility(before, after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUBSCRIBE    | None                | delivered | None+PendingIn
            SUBSCRIBE    | None+PendingOut     | delivered | None+PendingOut+In
            SUBSCRIBE    | None+PendingIn      | dropped   | None+PendingIn
            SUBSCRIBE    | None+PendingOut+In  | dropped   | None+PendingOut+In
            SUBSCRIBE    | To                  | delivered | To+PendingIn
            SUBSCRIBE    | To+PendingIn        | dropped   | To+PendingIn
            SUBSCRIBE    | From                | answered  | From
            SUBSCRIBE    | From+PendingOut     | answered  | From+PendingOut
            SUBSCRIBE    | Both                | answered  | Both
            UNSUBSCRIBE  | None                | dropped   | None
            UNSUBSCRIBE  | None+PendingOut     | dropped   | None+PendingOut
            UNSUBSCRIBE  | None+PendingIn      | delivered | None
            UNSUBSCRIBE  | None+PendingOut+In  | delivered | None+PendingOut
            UNSUBSCRIBE  | To                  | dropped   | To
            UNSUBSCRIBE  | To+PendingIn        | delivered | To
            UNSUBSCRIBE  | From                | delivered | None
            UNSUBSCRIBE  | From+PendingOut     | delivered | None+PendingOut
            UNSUBSCRIBE  | Both                | delivered | To
            SUBSCRIBED   | None                | dropped   | None
            SUBSCRIBED   | None+PendingOut     | delivered | To
            SUBSCRIBED   | None+PendingIn      | dropped   | None+PendingIn
            SUBSCRIBED   | None+PendingOut+In  | delivered | To+PendingIn
            SUBSCRIBED   | To                  | dropped   | To
            SUBSCRIBED   | To+PendingIn        | dropped   | To+PendingIn
            SUBSCRIBED   | From                | dropped   | From
            SUBSCRIBED   | From+PendingOut     | delivered | Both
            SUBSCRIBED   | Both                | dropped   | Both
            UNSUBSCRIBED | None                | dropped   | None
            UNSUBSCRIBED | None+PendingOut     | delivered | None
            UNSUBSCRIBED | None+PendingIn      | dropped   | None+PendingIn
            UNSUBSCRIBED | None+PendingOut+In  | delivered | None+PendingIn
            UNSUBSCRIBED | To                  | delivered | None
            UNSUBSCRIBED | To+PendingIn        | delivered | None+PendingIn
            UNSUBSCRIBED | From                | dropped   | From
            UNSUBSCRIBED | From+PendingOut     | delivered | From
            UNSUBSCRIBED | Both                | delivered | From
            """)
    void inbound(Presence.Type type, String before, String delivered, String after) {
        Roster roster = roster(before);
        Presence stanza = Presence.of(type, CONTACT.withResource("balcony"), OWNER);
        SubscriptionOutcome outcome =
                new InboundSubscription(OWNER, CONTACT, stanza).decide(roster, RosterLimits.DEFAULTS);
        assertThat(outcome.passOn()).isEqualTo(delivered.equals("delivered"));
        assertThat(outcome.reply()).isEqualTo(delivered.equals("answered") ? Presence.Type.SUBSCRIBED : null);
        assertThat(state(apply(roster, outcome))).isEqualTo(after);
        assertThat(outcome.visibility())
                .isEqualTo(delivered.equals("answered") ? Visibility.SHOWN : visibility(before, after));
    }

    private static Visibility visibility(String before, String after) {
        boolean saw = before.startsWith("From") || before.equals("Both");
        boolean sees = after.startsWith("From") || after.equals("Both");
        return saw == sees ? Visibility.UNCHANGED : sees ? Visibility.SHOWN : Visibility.HIDDEN;
    }

    private static Roster apply(Roster roster, SubscriptionOutcome outcome) {
        Roster next = roster;
        for (RosterEvent event : outcome.events()) next = event.applyTo(next);
        return next;
    }

    private static Roster roster(String state) {
        String[] parts = state.split("\\+", 2);
        Subscription subscription = Subscription.valueOf(parts[0].toUpperCase(Locale.ROOT));
        String pending = parts.length == 1 ? "" : parts[1];
        RosterItem item = RosterItem.of(CONTACT).with(subscription).withAsk(pending.contains("Out"));
        Roster roster = Roster.EMPTY.with(item, 1);
        return pending.endsWith("In")
                ? roster.withRequest(new SubscriptionRequest(
                        CONTACT,
                        Presence.of(Presence.Type.SUBSCRIBE, CONTACT, OWNER).element()))
                : roster;
    }

    private static String state(Roster roster) {
        RosterItem item = roster.itemOrNew(CONTACT);
        String name = item.subscription().name();
        String state = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
        boolean asks = roster.request(CONTACT) != null;
        if (item.ask()) return state + (asks ? "+PendingOut+In" : "+PendingOut");
        return state + (asks ? "+PendingIn" : "");
    }
}
