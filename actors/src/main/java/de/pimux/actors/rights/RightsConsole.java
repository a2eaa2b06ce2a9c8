package de.pimux.actors.rights;

import de.pimux.actors.account.Accounts;
import de.pimux.actors.operator.RightsPort;
import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.Deed;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The operator's part of owners' rights, as the console asks for it. */
public final class RightsConsole implements RightsPort {
    private final Rights rights;
    private final Accounts accounts;

    public RightsConsole(Rights rights, Accounts accounts) {
        this.rights = rights;
        this.accounts = accounts;
    }

    @Override
    public CompletionStage<Optional<Long>> export(String name, Path file) throws IOException {
        if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
        CompletionStage<Optional<Long>> written = of(name, account -> rights.export(account, file));
        try {
            written.toCompletableFuture().join(); // a file that can't be written is told as that
            return written;
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) throw failed.getCause();
            return written;
        }
    }

    @Override
    public Imported importFrom(Path file) throws IOException {
        ImportReport report = rights.importFrom(file);
        return new Imported(report.imported(), report.messages(), report.oldKeys(), report.refused(), report.unread());
    }

    @Override
    public CompletionStage<Boolean> restrict(String name) {
        return of(name, account -> rights.restrict(account).thenApply(done -> true))
                .thenApply(Optional::isPresent);
    }

    @Override
    public CompletionStage<Boolean> unrestrict(String name) {
        return of(name, account -> rights.unrestrict(account).thenApply(done -> true))
                .thenApply(Optional::isPresent);
    }

    @Override
    public CompletionStage<Optional<Boolean>> isRestricted(String name) {
        return of(name, rights::isRestricted);
    }

    /** Notes an access before it happens; completes with whether there is such an account. */
    CompletionStage<Boolean> note(String name, Deed deed) {
        return of(name, account -> rights.note(account, deed).thenApply(done -> true))
                .thenApply(Optional::isPresent);
    }

    /** Nothing for an account that isn't there. */
    private <T> CompletionStage<Optional<T>> of(String name, Function<Jid, CompletionStage<T>> operation) {
        Jid account = accounts.named(name);
        if (account == null) return CompletableFuture.completedFuture(Optional.empty());
        return operation.apply(account).handle((answer, failure) -> {
            if (failure == null) return Optional.of(answer);
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof StanzaException refused && refused.error().condition() == Condition.ITEM_NOT_FOUND)
                return Optional.empty();
            throw new CompletionException(cause);
        });
    }
}
