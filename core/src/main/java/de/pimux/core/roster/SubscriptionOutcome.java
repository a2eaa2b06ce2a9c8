package de.pimux.core.roster;

import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a presence that manages a subscription. The events are stored first. Then the stanza is passed on,
 * and only then come the roster pushes that the events ask for ({@link RosterXml#pushes}; the order is RFC 6121
 * §3.1.6's).
 *
 * @param passOn outbound: route it to the contact, from the owner's bare address; inbound: deliver it to the owner's
 *     clients, a {@code subscribe} to the available ones, the rest to those interested in the roster
 * @param reply inbound: what the server answers in the owner's name, from the bare address; or null
 * @param refusal outbound: why nothing happens, for the client that sent it; or null
 */
public record SubscriptionOutcome(
        List<RosterEvent> events,
        boolean passOn,
        Presence.@Nullable Type reply,
        Visibility visibility,
        @Nullable StanzaError refusal) {
    /** Nothing changes and nobody is told. */
    static final SubscriptionOutcome NOTHING =
            new SubscriptionOutcome(List.of(), false, null, Visibility.UNCHANGED, null);

    /** Nothing changes, but the stanza goes its way: it may repair what the other side has lost. */
    static final SubscriptionOutcome PASSED_ON =
            new SubscriptionOutcome(List.of(), true, null, Visibility.UNCHANGED, null);

    static SubscriptionOutcome passedOn(List<RosterEvent> events, Visibility visibility) {
        return new SubscriptionOutcome(events, true, null, visibility, null);
    }

    static SubscriptionOutcome kept(List<RosterEvent> events) {
        return new SubscriptionOutcome(events, false, null, Visibility.UNCHANGED, null);
    }

    static SubscriptionOutcome replied(List<RosterEvent> events, Presence.Type reply) {
        return new SubscriptionOutcome(events, false, reply, Visibility.SHOWN, null);
    }

    static SubscriptionOutcome refused(StanzaError.Condition condition) {
        return new SubscriptionOutcome(List.of(), false, null, Visibility.UNCHANGED, StanzaError.of(condition));
    }
}
