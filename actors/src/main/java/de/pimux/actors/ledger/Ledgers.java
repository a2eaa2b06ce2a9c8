package de.pimux.actors.ledger;

import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds what was done to accounts. */
@FunctionalInterface
public interface Ledgers {
    /** The newest first, and not without end. */
    CompletionStage<List<DeedNoted>> of(Jid account, Instant now);
}
