package de.pimux.actors.account;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks accounts of this process, for those who are no client of theirs: the operator, and whoever brings a file. */
public final class AccountDesk {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Accounts accounts;

    public AccountDesk(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Completes when what was decided is durable; fails with a {@link StanzaException} if it is refused. */
    public CompletionStage<Void> decide(Jid account, Function<AccountContext, Outcome> decision) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tell(account, done, context -> decision.apply(context).then(new AccountEffect.Done(() -> done.complete(null))));
        return done.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Completes with the answer, from the account's thread. */
    public <T> CompletionStage<T> ask(Jid account, Function<AccountContext, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        tell(account, answer, context -> {
            T found = question.apply(context);
            return Outcome.NOTHING.then(new AccountEffect.Done(() -> answer.complete(found)));
        });
        return answer.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tell(Jid account, CompletableFuture<?> waiting, Function<AccountContext, Outcome> decision) {
        accounts.tell(
                account.bare(),
                new AccountEntity.Operate(
                        account.bare(), decision, error -> waiting.completeExceptionally(new StanzaException(error))));
    }

    /** What was refused, by an account or by who decides for it; null where it is something else that failed. */
    public static @Nullable StanzaError refusal(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof StanzaException refused ? refused.error() : null;
    }
}
