package de.pimux.actors.account;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds what clients make the server write into ledgers. Each kind of deed has its own bound, so that nobody hides one
 * behind many others. What the operator does is always written.
 */
public final class DeedBudget {
    /** Of one kind, for one account, on one day (UTC). */
    public static final int PER_DAY = 20;

    /** Accounts and kinds that are counted; those that were counted first begin anew beyond it. */
    private static final int MAX_COUNTED = 10_000;

    private record Kind(Jid account, Deed deed) {}

    private final Map<Kind, Integer> spent = new LinkedHashMap<>();
    private LocalDate day = LocalDate.MIN;

    /** Whether one more would be written. */
    public synchronized boolean allows(Jid account, Deed deed, Instant now) {
        begin(now);
        return deed.isOperators() || spent.getOrDefault(new Kind(account, deed), 0) < PER_DAY;
    }

    /** The events, without deeds beyond the bound. */
    List<AccountEvent> within(Jid account, Instant now, List<AccountEvent> events) {
        for (AccountEvent event : events)
            if (event instanceof DeedNoted)
                return events.stream()
                        .filter(each -> !(each instanceof DeedNoted noted) || spend(account, noted.deed(), now))
                        .toList();
        return events;
    }

    private synchronized boolean spend(Jid account, Deed deed, Instant now) {
        if (!allows(account, deed, now)) return false;
        if (!deed.isOperators()) spent.merge(new Kind(account, deed), 1, Integer::sum);
        if (spent.size() > MAX_COUNTED) spent.remove(spent.keySet().iterator().next());
        return true;
    }

    private void begin(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (today.equals(day)) return;
        day = today;
        spent.clear();
    }
}
