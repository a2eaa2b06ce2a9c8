package de.pimux.core.archive;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.WorthKeeping;
import de.pimux.core.roster.Roster;
import de.pimux.core.stanza.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which messages go into an archive (XEP-0313 §6.1.1, XEP-0334): those of people, that is all that would wait for an
 * owner who is away. That leaves out chat states alone, headlines, errors, groupchat, and what hints keep away.
 */
public final class ArchiveRules {
    private ArchiveRules() {}

    /** The copy of a message that the owner sends, or null. One to oneself is archived when it arrives, once. */
    public static @Nullable MessageArchived sent(
            Jid owner, Message message, ArchivePreferences preferences, Roster roster, Instant at) {
        Jid to = message.to() == null ? owner : message.to();
        if (to.sameBare(owner) || !preferences.archives(to, roster) || !WorthKeeping.test(message)) return null;
        return new MessageArchived(millis(at), Direction.SENT, to, message.element());
    }

    /** The copy of a message that was accepted for the owner, or null. */
    public static @Nullable MessageArchived received(
            Message message, ArchivePreferences preferences, Roster roster, Instant at) {
        Jid from = message.from();
        if (from == null || !preferences.archives(from, roster) || !WorthKeeping.test(message)) return null;
        return new MessageArchived(millis(at), Direction.RECEIVED, from, message.element());
    }

    /** In the precision of the wire, so that a time that a client was told finds the message again. */
    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
