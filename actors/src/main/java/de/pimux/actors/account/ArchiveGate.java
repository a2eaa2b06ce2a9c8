package de.pimux.actors.account;

import de.pimux.actors.archive.Archives;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.archive.ArchiveRules;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Message;
import de.pimux.xml.WrittenElement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages into the owner's archive, and takes the oldest out when it has outgrown its bounds (XEP-0313 §3.2). The
 * archive itself is on disk only: nothing here grows with it.
 */
public final class ArchiveGate {
    /** So many messages may exceed the bound before somebody looks. */
    private static final int REVIEW_AFTER = 500;

    private int unreviewed;
    private LocalDate reviewedOn = LocalDate.MIN;

    /** The owner's copy of a message that is about to be handed on; null if it isn't archived. */
    @Nullable
    MessageArchived sent(AccountContext account, Message message) {
        return ArchiveRules.sent(
                account.jid(), message, preferences(account), account.state().roster(), account.now());
    }

    /** The owner's copy of a message that was accepted; null if it isn't archived. */
    @Nullable
    MessageArchived received(AccountContext account, Message message) {
        return ArchiveRules.received(
                message, preferences(account), account.state().roster(), account.now());
    }

    private static ArchivePreferences preferences(AccountContext account) {
        return account.archives().preferences(account.state().archive());
    }

    /** The message with the id under which the owner finds this copy of it again (XEP-0313 §3.4). */
    WrittenElement identified(AccountContext account, MessageArchived copy, long sequenceNr) {
        ShelfPosition position = new ShelfPosition(LocalDate.ofInstant(copy.at(), ZoneOffset.UTC), sequenceNr);
        String id = account.archives().ids(account.jid()).of(position);
        return copy.stanza().with(StanzaIds.element(account.jid(), id));
    }

    /** What is to be done because one more message was archived. */
    Outcome reviewed(AccountContext account, Outcome outcome) {
        LocalDate today = LocalDate.ofInstant(account.now(), ZoneOffset.UTC);
        unreviewed++;
        if (unreviewed < REVIEW_AFTER && today.equals(reviewedOn)) return outcome;
        unreviewed = 0;
        reviewedOn = today;
        return outcome.then(review(account));
    }

    /**
     * Lets archived messages live for so many days only, those that are there included (XEP-0441 §2.2 leaves it to
     * whatever form a client fills in). More than the policy allows is refused with {@code not-acceptable}.
     *
     * @param days 0 for as long as the policy says
     */
    public static Outcome retain(AccountContext account, int days) {
        return account.state()
                .archive()
                .retain(days, account.archives().bounds().policyDays())
                .fold(events -> Outcome.happened(events).then(review(account, events)), Outcome::refuse);
    }

    /** Looks for what has outlived its owner's wishes or exceeds the bound, and removes it. */
    public static AccountEffect review(AccountContext account) {
        return review(account, List.of());
    }

    /** As the other, by the settings to which these events lead. */
    public static AccountEffect review(AccountContext account, List<? extends AccountEvent> events) {
        AccountState after = account.state();
        for (AccountEvent event : events) after = after.apply(event);
        Archives.Reading reading = new Archives.Reading(account.jid(), after.archive(), account.now());
        return new AccountEffect.Investigate(() -> account.archives()
                .overdue(reading)
                .thenApply(found -> later -> found.map(last -> Outcome.happened(new ArchiveTrimmed(later.now(), last)))
                        .orElse(Outcome.NOTHING)));
    }
}
