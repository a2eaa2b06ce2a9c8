package de.pimux.actors.operator;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the operator's console asks of the accounts. A name is what stands before the @. */
public interface AccountsPort {
    /**
     * Makes an account of this server's domain, not bound by the rules for clients that register. Completes once it is
     * stored for good, with nothing, or with the reason in plain words why there is no such new account.
     */
    CompletionStage<Optional<String>> create(String name, String password);

    CompletionStage<Boolean> exists(String name);

    /** Completes once it is stored for good, with nothing, or with the reason in plain words why it isn't. */
    CompletionStage<Optional<String>> resetPassword(String name, String password);

    CompletionStage<Long> count();
}
