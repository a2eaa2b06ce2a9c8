package de.pimux.actors.extension.room;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.HostingService;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.export.Section;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Phrase;
import de.pimux.core.room.Membership;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets users meet in rooms. */
@Xep(number = 45, version = "1.35.5", name = "Multi-User Chat", note = "no registration with a room")
@Xep(number = 410, version = "1.1.0", name = "MUC Self-Ping (Schrödinger's Chat)")
@Xep(number = 421, version = "1.0.1", name = "Occupant identifiers for semi-anonymous MUCs")
@Xep(
        number = 425,
        version = "0.3.0",
        name = "Moderated Message Retraction",
        note = "what is taken back leaves the archive, without a tombstone")
public final class MultiUserChat implements Extension {
    private static final Phrase TITLE = new Phrase("Rooms", "Räume");
    private static final List<Phrase> COLUMNS = List.of(
            new Phrase("Room", "Raum"),
            new Phrase("Affiliation", "Zugehörigkeit"),
            new Phrase("Settings", "Einstellungen"));

    private final Supplier<HostingService> service;
    private final Function<Jid, CompletionStage<List<Membership>>> memberships;

    /**
     * @param service where the rooms are
     * @param memberships what rooms have stored of an account
     */
    public MultiUserChat(
            Supplier<HostingService> service, Function<Jid, CompletionStage<List<Membership>>> memberships) {
        this.memberships = memberships;
        this.service = service;
    }

    @Override
    public void register(Registry on) {
        on.service(service.get()).exportSection(this::section);
    }

    private CompletionStage<Section> section(AccountContext account) {
        return memberships.apply(account.jid()).thenApply(all -> new Section("rooms", TITLE, COLUMNS, rows(all)));
    }

    private static List<List<String>> rows(List<Membership> memberships) {
        return memberships.stream()
                .map(membership -> List.of(
                        membership.room().text(), membership.affiliation().wire(), membership.settings()))
                .toList();
    }
}
