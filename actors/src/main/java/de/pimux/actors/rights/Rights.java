package de.pimux.actors.rights;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountDesk;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.export.AccountExport;
import de.pimux.actors.export.ExportChoice;
import de.pimux.actors.export.Exports;
import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The operator's part: restricts accounts, and exports and imports them. */
public final class Rights {
    private final AccountDesk desk;
    private final Exports exports;
    private final AccountImporter importer;

    public Rights(Accounts accounts, Exports exports, AccountImporter.Settings settings) {
        this.desk = new AccountDesk(accounts);
        this.exports = exports;
        this.importer = new AccountImporter(accounts.domain(), desk, settings);
    }

    /** No login, no delivery, no disclosure from here on. Fails with {@link StanzaException} for an unknown account. */
    public CompletionStage<Void> restrict(Jid account) {
        return desk.decide(account, Restriction::begin);
    }

    /** As before the restriction. Fails as {@link #restrict}. */
    public CompletionStage<Void> unrestrict(Jid account) {
        return desk.decide(account, Restriction::end);
    }

    /**
     * Writes a zip that nobody but the server's user may read. Fails with {@link StanzaException} for an unknown account,
     * and with an {@link java.io.UncheckedIOException} if the file exists already or can't be written.
     *
     * @return bytes written
     */
    public CompletionStage<Long> export(Jid account, Path file) {
        return desk.ask(account, this::open).thenCompose(export -> {
            if (export.isEmpty()) throw new CompletionException(unknown());
            return desk.decide(account, Rights::noted).thenComposeAsync(noted -> ExportFile.write(export.get(), file));
        });
    }

    /** Its owner gets to know of it. Fails as {@link #restrict}. */
    CompletionStage<Void> note(Jid account, Deed deed) {
        return desk.decide(
                account,
                context -> context.state().isOwned()
                        ? Outcome.happened(new DeedNoted(context.now(), deed))
                        : Outcome.refuse(Condition.ITEM_NOT_FOUND));
    }

    /** Fails as {@link #restrict}. */
    public CompletionStage<Boolean> isRestricted(Jid account) {
        return desk.ask(
                        account,
                        context -> context.state().isRestricted()
                                        || context.state().exists()
                                ? Optional.of(context.state().isRestricted())
                                : Optional.<Boolean>empty())
                .thenApply(restricted -> restricted.orElseThrow(() -> new CompletionException(unknown())));
    }

    /** A restricted account's data too: its owner keeps the right to a copy. */
    private Optional<AccountExport> open(AccountContext account) {
        return account.state().isOwned()
                ? Optional.of(exports.open(account, new ExportChoice(true, true, true)))
                : Optional.empty();
    }

    /** The owner gets to know of it, whatever becomes of the file. */
    private static Outcome noted(AccountContext account) {
        return Outcome.happened(new DeedNoted(account.now(), Deed.OPERATOR_EXPORTED));
    }

    private static StanzaException unknown() {
        return new StanzaException(Condition.ITEM_NOT_FOUND);
    }

    /**
     * Makes the accounts of a zip that pimux wrote, or of an XML file of XEP-0227 and the files of its folder that it
     * includes. Accounts that exist stay as they are. Blocks until all is stored.
     *
     * @throws IOException if the file can't be read; what was read before is imported
     */
    public ImportReport importFrom(Path file) throws IOException {
        return importer.importFrom(file);
    }
}
