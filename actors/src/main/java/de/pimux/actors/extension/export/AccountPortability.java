package de.pimux.actors.extension.export;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.BoundSession;
import de.pimux.actors.export.Exports;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.export.Section;
import de.pimux.core.language.Phrase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gives owners a copy of everything that is stored of them. */
@Xep(
        number = 227,
        version = "1.1",
        name = "Portable Import/Export Format for XMPP-IM Servers",
        note = "no PEP yet; privacy lists as far as they block")
public final class AccountPortability implements Extension {
    private final Exports exports;

    public AccountPortability(Exports exports) {
        this.exports = exports;
    }

    @Override
    public void register(Registry on) {
        on.accountCommand(new ExportCommand(exports)).exportSection(AccountPortability::sessions);
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
}
