package de.pimux.actors.account;

import de.pimux.core.jid.Jid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When accounts were last seen (XEP-0012). Presence is never stored, so a restart forgets it. */
public final class LastActivities {
    /** Accounts remembered; beyond it the one that left first is forgotten. */
    private static final int MAX_ACCOUNTS = 50_000;

    private final Map<Jid, Instant> left = new LinkedHashMap<>();

    public synchronized void left(Jid account, Instant at) {
        left.remove(account);
        if (left.size() >= MAX_ACCOUNTS) left.remove(left.keySet().iterator().next());
        left.put(account, at);
    }

    /** Null if nobody remembers. */
    public synchronized @Nullable Instant of(Jid account) {
        return left.get(account);
    }

    public synchronized void forget(Jid account) {
        left.remove(account);
    }
}
