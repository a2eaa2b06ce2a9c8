package de.pimux.core.export;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.archive.ArchiveEvent.ArchivePreferencesChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveRetentionChanged;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.blocking.BlockingEvent.JidsBlocked;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.privatestorage.PrivateStorageEvent.ElementStored;
import de.pimux.core.pubsub.PubsubEvent;
import de.pimux.core.roster.RosterEvent.HistoryForgotten;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.SubscriptionRequested;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.SubscriptionRequest;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as a document describes it, without its archive.
 *
 * @param credentials keys by mechanism, or null if the document has none
 * @param password in plain text, or null if the document has none
 * @param archiveDays 0 for as long as the policy says
 * @param unread what the document has and this server has no place for, by name
 */
public record ImportedAccount(
        Jid account,
        @Nullable ScramCredentials credentials,
        @Nullable String password,
        @Nullable Instant registered,
        List<RosterItem> contacts,
        List<SubscriptionRequest> requests,
        List<Jid> blocked,
        @Nullable Element vCard,
        List<Element> privateXml,
        List<PubsubEvent> nodes,
        @Nullable ArchivePreferences preferences,
        int archiveDays,
        List<Waiting> waiting,
        List<String> unread) {

    /** A message that no client has taken yet. */
    public record Waiting(Instant at, Jid sender, Element stanza) {
        @Override
        public String toString() {
            return "Waiting[" + at + "]";
        }
    }

    /**
     * What happens to an address that nobody has, so that it becomes this account.
     *
     * @param keys of its password
     * @param nextSequenceNr the position of the first event
     */
    public List<AccountEvent> events(ScramCredentials keys, Instant now, long nextSequenceNr) {
        List<AccountEvent> events = new ArrayList<>();
        events.add(new AccountRegistered(keys, registered == null ? now : registered));
        for (SubscriptionRequest request : requests)
            events.add(new SubscriptionRequested(request.from(), request.stanza()));
        long version = now.getEpochSecond(); // no client may take what it kept of another server's roster for current
        for (RosterItem contact : contacts) events.add(new ItemSet(contact, ++version));
        events.add(new HistoryForgotten(version));
        if (!blocked.isEmpty()) events.add(new JidsBlocked(blocked));
        if (vCard != null) events.add(new VCardPublished(vCard));
        for (Element element : privateXml) events.add(new ElementStored(element));
        events.addAll(nodes);
        if (preferences != null) events.add(new ArchivePreferencesChanged(preferences));
        if (archiveDays > 0) events.add(new ArchiveRetentionChanged(archiveDays));
        for (Waiting message : waiting)
            events.add(new MessageQueued(
                    nextSequenceNr + events.size(), message.at(), message.sender(), message.stanza()));
        return events;
    }

    @Override
    public String toString() {
        return "ImportedAccount[" + contacts.size() + " contacts]";
    }
}
