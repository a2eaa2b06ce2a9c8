package de.pimux.actors.extension.export;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.BoundSession;
import de.pimux.actors.export.Exports;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.export.Section;
import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Phrase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Gives owners a copy of everything that is stored of them. */
@Xep(
        number = 227,
        version = "1.1",
        name = "Portable Import/Export Format for XMPP-IM Servers",
        note = "privacy lists as far as they block")
public final class AccountPortability implements Extension {
    private static final Phrase TIME = new Phrase("Time", "Zeit");

    private final Exports exports;
    private final Function<Jid, CompletionStage<List<FailureNoted>>> failedLogins;

    /** @param failedLogins what is known of those who gave a wrong password */
    public AccountPortability(Exports exports, Function<Jid, CompletionStage<List<FailureNoted>>> failedLogins) {
        this.exports = exports;
        this.failedLogins = failedLogins;
    }

    @Override
    public void register(Registry on) {
        on.accountCommand(new ExportCommand(exports))
                .exportSection(AccountPortability::sessions)
                .exportSection(AccountPortability::devices)
                .exportSection(this::failedLogins);
    }

    /** The one place where an owner sees the addresses: messages would outlive them (see {@code FailureNotice}). */
    private CompletionStage<Section> failedLogins(AccountContext account) {
        return failedLogins
                .apply(account.jid())
                .thenApply(failures -> new Section(
                        "failed-logins",
                        new Phrase("Logins with a wrong password", "Anmeldungen mit falschem Passwort"),
                        List.of(TIME, new Phrase("From", "Von")),
                        failures.stream()
                                .map(failure -> List.of(
                                        failure.at().toString(),
                                        failure.origin().text()))
                                .toList()));
    }

    private static CompletionStage<Section> sessions(AccountContext account) {
        List<List<String>> rows = account.sessions().all().stream()
                .map(BoundSession::resource)
                .map(List::of)
                .toList();
        return CompletableFuture.completedFuture(new Section(
                "sessions",
                new Phrase("Devices that are connected now", "Geräte, die gerade verbunden sind"),
                List.of(new Phrase("Resource", "Ressource")),
                rows));
    }

    /** Nobody can tell a device by its mark, a hash; but it is kept. */
    private static CompletionStage<Section> devices(AccountContext account) {
        return CompletableFuture.completedFuture(new Section(
                "devices",
                new Phrase("Marks of devices that were here before", "Merkmale von Geräten, die schon da waren"),
                List.of(new Phrase("Mark", "Merkmal")),
                account.state().devices().marks().stream().map(List::of).toList()));
    }
}
