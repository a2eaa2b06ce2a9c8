package de.pimux.actors.account;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import java.util.ArrayList;
import java.util.List;

/** What an account has decided: on one command, or on several whose events are written together. */
record Turn(List<Decided> decisions, List<AccountEvent> events) {
    /** One command's decision. */
    record Decided(AccountRun run, Outcome outcome, List<AccountEvent> events) {}

    static Turn of(List<Decided> decisions) {
        if (decisions.size() == 1) return new Turn(decisions, decisions.get(0).events());
        List<AccountEvent> events = new ArrayList<>(decisions.size() + 1);
        for (Decided decided : decisions) events.addAll(decided.events());
        return new Turn(decisions, events);
    }

    /** Lets the effects happen; returns whether the account leaves the memory. */
    boolean finish(AccountState now) {
        boolean stops = false;
        for (Decided decided : decisions) {
            decided.run().finish(decided.outcome(), now);
            stops |= decided.run().stops();
        }
        return stops;
    }
}
