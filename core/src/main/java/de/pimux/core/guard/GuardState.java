package de.pimux.core.guard;

import de.pimux.core.guard.GuardEvent.AddressBlocked;
import de.pimux.core.guard.GuardEvent.AddressUnblocked;
import de.pimux.core.guard.GuardEvent.LoginFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What counts against one client: never against an account, so that nobody can lock out another.
 *
 * @param failures when passwords were wrong, oldest first, since the last block
 * @param blockedUntil {@link Instant#MIN} if it never was
 */
public record GuardState(List<Instant> failures, Instant blockedUntil) {
    public static final GuardState CLEAN = new GuardState(List.of(), Instant.MIN);

    /** Failures that are remembered: more than any rules ask for. */
    public static final int MAX_FAILURES = 1000;

    static GuardState blocked(Instant until) {
        return new GuardState(List.of(), until);
    }

    GuardState withFailure(Instant at) {
        List<Instant> more = new ArrayList<>(failures);
        more.add(at);
        int tooMany = Math.max(0, more.size() - MAX_FAILURES);
        return new GuardState(List.copyOf(more.subList(tooMany, more.size())), blockedUntil);
    }

    public boolean isBlocked(Instant now) {
        return blockedUntil.isAfter(now);
    }

    /**
     * A password was wrong. What a stream that was open before tries while its address is blocked already is recorded as
     * any other, but doesn't prolong the block.
     */
    public List<GuardEvent> failed(Origin origin, Origin network, Instant now, GuardRules rules) {
        LoginFailed failed = new LoginFailed(now, origin);
        boolean blocks = !isBlocked(now) && counted(now, rules).size() + 1 >= rules.failures();
        return blocks ? List.of(failed, new AddressBlocked(now, network, now.plus(rules.block()))) : List.of(failed);
    }

    /** When the passwords were wrong that count now: within the window, and since the last block. */
    public List<Instant> counted(Instant now, GuardRules rules) {
        Instant windowStart = now.minus(rules.window());
        return failures.stream().filter(at -> at.isAfter(windowStart)).toList();
    }

    /** The operator lifts the block, if there is one, and the count. */
    public List<GuardEvent> unblock(Origin network, Instant now) {
        return isBlocked(now) || !failures.isEmpty() ? List.of(new AddressUnblocked(now, network)) : List.of();
    }

    public GuardState apply(GuardEvent event) {
        return event.applyTo(this);
    }

    @Override
    public String toString() {
        return "GuardState[" + failures.size() + " failures]";
    }
}
