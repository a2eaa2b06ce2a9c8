package de.pimux.actors.account;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account makes of a command: events, and what others see of them once they are durable.
 *
 * @param refusal not null if nothing happens and the sender gets this error
 */
public record Outcome(
        List<AccountEvent> events,
        List<AccountEffect> effects,
        @Nullable StanzaError refusal) {
    public static final Outcome NOTHING = new Outcome(List.of(), List.of(), null);

    public static Outcome refuse(Condition condition) {
        return refuse(StanzaError.of(condition));
    }

    public static Outcome refuse(StanzaError error) {
        return new Outcome(List.of(), List.of(), error);
    }

    public static Outcome reply(Iq answer) {
        return NOTHING.then(new AccountEffect.Reply(answer));
    }

    public static Outcome route(Stanza stanza) {
        return NOTHING.then(new AccountEffect.Route(stanza));
    }

    public static Outcome happened(AccountEvent... events) {
        return new Outcome(List.of(events), List.of(), null);
    }

    public static Outcome happened(List<? extends AccountEvent> events) {
        return new Outcome(List.copyOf(events), List.of(), null);
    }

    /** This outcome, and one more event behind the others. */
    public Outcome and(AccountEvent event) {
        List<AccountEvent> more = new ArrayList<>(events.size() + 1);
        more.addAll(events);
        more.add(event);
        return new Outcome(List.copyOf(more), effects, refusal);
    }

    /** This outcome, and then another effect. */
    public Outcome then(AccountEffect effect) {
        List<AccountEffect> more = new ArrayList<>(effects.size() + 1);
        more.addAll(effects);
        more.add(effect);
        return new Outcome(events, List.copyOf(more), refusal);
    }

    public Outcome then(List<? extends AccountEffect> others) {
        List<AccountEffect> more = new ArrayList<>(effects);
        more.addAll(others);
        return new Outcome(events, List.copyOf(more), refusal);
    }
}
