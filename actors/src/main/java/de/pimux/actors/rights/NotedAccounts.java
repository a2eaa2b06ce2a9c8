package de.pimux.actors.rights;

import de.pimux.actors.operator.AccountsPort;
import de.pimux.core.ledger.Deed;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the operator does to accounts, so that their owners can see it. Whether one exists is no access to it. */
public record NotedAccounts(AccountsPort accounts, RightsConsole ledger) implements AccountsPort {
    @Override
    public CompletionStage<Optional<String>> create(String name, String password) {
        return accounts.create(name, password);
    }

    @Override
    public CompletionStage<Boolean> exists(String name) {
        return accounts.exists(name);
    }

    @Override
    public CompletionStage<Optional<String>> resetPassword(String name, String password) {
        return accounts.resetPassword(name, password)
                .thenCompose(refusal -> refusal.isPresent()
                        ? CompletableFuture.completedFuture(refusal)
                        : ledger.note(name, Deed.OPERATOR_PASSWORD_RESET).thenApply(noted -> refusal));
    }

    @Override
    public CompletionStage<Long> count() {
        return accounts.count();
    }
}
