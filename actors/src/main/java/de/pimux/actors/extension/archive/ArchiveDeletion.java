package de.pimux.actors.extension.archive;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.archive.ArchiveEvent.ArchivedMessageDeleted;
import de.pimux.core.archive.ArchiveEvent.ConversationDeleted;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets an owner delete from the own archive: everything up to a message, or all, by the draft "MAM Trimming" of the XSF's
 * inbox; one message, or a conversation, by an element of pimux's own, because no standard has one.
 */
public final class ArchiveDeletion implements Extension {
    static final String TRIM = "urn:xmpp:mamtrim:0";
    static final String DELETE = "https://pimux.de/protocol/archive-delete";

    @Override
    public void register(Registry on) {
        on.accountDisco(TRIM)
                .accountDisco(DELETE)
                .accountIq(Iq.Type.SET, TRIM, "trim", ArchiveDeletion::trim)
                .accountIq(Iq.Type.SET, DELETE, "delete", ArchiveDeletion::delete);
    }

    private static Outcome trim(AccountContext account, Iq iq) {
        Element id = iq.requested().child(TRIM, "id");
        if (id == null) return done(iq, new ArchiveTrimmed(account.now(), ShelfPosition.LAST));
        return found(account, iq, id.text(), last -> new ArchiveTrimmed(account.now(), last));
    }

    private static Outcome delete(AccountContext account, Iq iq) {
        String id = iq.requested().childText(DELETE, "id");
        String with = iq.requested().childText(DELETE, "with");
        if ((id == null) == (with == null)) return Outcome.refuse(Condition.BAD_REQUEST);
        if (id != null) return found(account, iq, id, one -> new ArchivedMessageDeleted(account.now(), one));
        Jid contact = parse(with);
        return contact == null ? Outcome.refuse(Condition.JID_MALFORMED) : done(iq, new ConversationDeleted(contact));
    }

    private static @Nullable Jid parse(@Nullable String with) {
        return with == null ? null : Jid.parse(with.strip());
    }

    /** What happens to the message with this id, if the archive has it. */
    private static Outcome found(
            AccountContext account, Iq iq, String id, Function<ShelfPosition, AccountEvent> event) {
        return Outcome.NOTHING.then(new AccountEffect.Consult(() -> account.archives()
                .find(MessageArchive.reading(account), id.strip())
                .thenApply(found -> later -> found.map(position -> done(iq, event.apply(position)))
                        .orElse(Outcome.refuse(Condition.ITEM_NOT_FOUND)))));
    }

    private static Outcome done(Iq iq, AccountEvent event) {
        return Outcome.happened(event).then(new AccountEffect.Reply(iq.result()));
    }
}
