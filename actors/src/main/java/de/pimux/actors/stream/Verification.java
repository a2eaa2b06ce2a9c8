package de.pimux.actors.stream;

import de.pimux.actors.account.LoginCommands.NoteFailure;
import de.pimux.actors.guard.Turn;
import de.pimux.actors.net.ClientAddress;
import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.SaslFailure;
import de.pimux.core.sasl.SaslStep;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one password when it is its turn. What has begun goes on without its stream: a wrong password counts also if
 * the client has gone, and until it counts nobody else gets its turn.
 */
final class Verification {
    private final StreamServices services;
    private final ClientAddress address;
    private final @Nullable Jid account;
    private final Turn turn;

    /** @param account null where the password is one that no account can have */
    Verification(StreamServices services, ClientAddress address, @Nullable Jid account) {
        this.services = services;
        this.address = address;
        this.account = account;
        this.turn = services.guard().turn(address);
    }

    /** Completes with nothing if the address was blocked meanwhile, and never if it was {@link #abandoned} before. */
    CompletionStage<Optional<SaslStep>> run(Supplier<SaslStep> verification, Executor on) {
        return turn.granted()
                .thenApplyAsync(granted -> verified(verification), on)
                .thenCompose(this::onRecord)
                .whenComplete((step, failure) -> turn.giveBack());
    }

    private Optional<SaslStep> verified(Supplier<SaslStep> verification) {
        return services.guard().blocks(address) ? Optional.empty() : Optional.of(verification.get());
    }

    /** On record before the client hears of it: no crash may give a guesser another try. */
    private CompletionStage<Optional<SaslStep>> onRecord(Optional<SaslStep> step) {
        boolean wrong = step.isPresent() && step.get() instanceof SaslStep.Failed failed && failed.wrongPassword();
        if (!wrong) return CompletableFuture.completedFuture(step);
        if (account != null) services.accounts().tell(account, new NoteFailure(account, address.origin()));
        return services.guard()
                .failed(address)
                .thenApply(
                        recorded -> recorded ? step : Optional.of(SaslStep.failed(SaslFailure.TEMPORARY_AUTH_FAILURE)));
    }

    /** The stream has ended. */
    void abandoned() {
        turn.withdraw();
    }
}
