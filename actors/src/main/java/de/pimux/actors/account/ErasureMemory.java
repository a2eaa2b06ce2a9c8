package de.pimux.actors.account;

import de.pimux.core.jid.Jid;
import java.util.ArrayList;
import java.util.List;

/** What an account remembers of its erasure while it is under way. All of it can be done again after a crash. */
final class ErasureMemory {
    private List<ErasureWaiter> waiters = List.of();

    void waits(ErasureWaiter waiter) {
        if (waiters.isEmpty()) waiters = new ArrayList<>(1);
        waiters.add(waiter);
    }

    /** Whether somebody of this life of the server has asked for it. */
    boolean isRequested() {
        return !waiters.isEmpty();
    }

    /** Whether this session still gets its answer. */
    boolean keeps(Jid session) {
        return waiters.stream().anyMatch(waiter -> waiter.isAt(session));
    }

    List<ErasureWaiter> takeWaiters() {
        List<ErasureWaiter> taken = waiters;
        waiters = List.of();
        return taken;
    }
}
