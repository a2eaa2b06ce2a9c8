package de.pimux.actors.operator;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How the operator's console has an account erased. */
public interface ErasurePort {
    /**
     * Completes once the account is gone, with the receipt for its owner, as XML; or with nothing if there is no such
     * account.
     */
    CompletionStage<Optional<String>> erase(String name);
}
