package de.pimux.actors.operator;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How the operator's console has an account erased. */
public interface ErasurePort {
    /**
     * Completes once the account is gone, with a receipt for its owner (empty if there is none to give), or with nothing
     * if there is no such account.
     */
    CompletionStage<Optional<String>> erase(String name);
}
