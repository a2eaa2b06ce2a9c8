package de.pimux.actors.operator;

import de.pimux.core.erasure.ErasureLog;
import java.util.concurrent.CompletionStage;

/** What the operator's console asks of the erasures that are over. */
@FunctionalInterface
public interface ErasureLogPort {
    /** Completes with the newest records of receipts; fails if the log does not answer within some seconds. */
    CompletionStage<ErasureLog> log();
}
