package de.pimux.journal.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.CredentialsEvent.AccountRestricted;
import de.pimux.core.account.CredentialsEvent.AccountUnrestricted;
import de.pimux.core.account.CredentialsEvent.ErasureBegun;
import de.pimux.core.account.CredentialsEvent.PasswordChanged;
import de.pimux.core.account.Registration;
import de.pimux.core.archive.ArchiveEvent.ArchivePreferencesChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveRetentionChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.archive.ArchiveEvent.ArchivedMessageDeleted;
import de.pimux.core.archive.ArchiveEvent.ConversationDeleted;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.archive.ArchivePreferences.Default;
import de.pimux.core.archive.Direction;
import de.pimux.core.blocking.BlockingEvent.JidsBlocked;
import de.pimux.core.blocking.BlockingEvent.JidsUnblocked;
import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.guard.FailedLoginEvent.NoticeDue;
import de.pimux.core.guard.FailedLoginEvent.OwnerNotified;
import de.pimux.core.guard.Origin;
import de.pimux.core.jid.Jid;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.offline.QueueEvent.MessagesDelivered;
import de.pimux.core.privatestorage.PrivateStorageEvent.ElementStored;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.roster.RosterEvent.HistoryForgotten;
import de.pimux.core.roster.RosterEvent.ItemRemoved;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.RequestSettled;
import de.pimux.core.roster.RosterEvent.SubscriptionRequested;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.sasl.ScramKeys;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.journal.codec.AccountSamples;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Invents what may happen next to an account: every type of event, each with a text of its own where it has content. */
final class AccountStory {
    private static final Jid SELF = Jid.of("juliet@capulet.example");
    private static final List<Jid> CONTACTS =
            List.of(Jid.of("romeo@montague.example"), Jid.of("nurse@capulet.example"), Jid.of("paris@verona.example"));

    private static final Set<Class<?>> INVENTED = Set.of(
            AccountRegistered.class,
            AccountErased.class,
            AccountRestricted.class,
            AccountUnrestricted.class,
            ErasureBegun.class,
            PasswordChanged.class,
            ItemSet.class,
            ItemRemoved.class,
            SubscriptionRequested.class,
            RequestSettled.class,
            HistoryForgotten.class,
            MessageQueued.class,
            MessagesDelivered.class,
            JidsBlocked.class,
            JidsUnblocked.class,
            VCardPublished.class,
            ElementStored.class,
            FailureNoted.class,
            NoticeDue.class,
            OwnerNotified.class,
            MessageArchived.class,
            ArchivePreferencesChanged.class,
            ArchiveRetentionChanged.class,
            ArchiveTrimmed.class,
            ArchivedMessageDeleted.class,
            ConversationDeleted.class,
            DeedNoted.class);

    /** Events that this story knows nothing of yet, as their samples have them. */
    private static final List<AccountEvent> OTHERS = AccountSamples.EVENTS.stream()
            .filter(event -> !INVENTED.contains(event.getClass()))
            .toList();

    private static final List<Subscription> SUBSCRIPTIONS = List.of(Subscription.values());

    private final Random random;

    AccountStory(Random random) {
        this.random = random;
    }

    /** The text that only the event with this number has; it looks like nothing else. */
    static String canary(long sequence) {
        return "canary-" + sequence + "-";
    }

    /** @param archived where something has been archived, whether it is still there or not */
    AccountEvent next(AccountState state, long sequence, Instant now, List<ShelfPosition> archived) {
        if (state.registration() instanceof Registration.Erasing erasing)
            return new AccountErased(erasing.at(), erasing.by(), Tally.NONE, new ReceiptId(sequence, 1));
        if (!state.isOwned()) return new AccountRegistered(credentials(sequence), now);
        Jid contact = CONTACTS.get(random.nextInt(CONTACTS.size()));
        return switch (random.nextInt(28)) {
            case 0 -> new PasswordChanged(credentials(sequence));
            case 1, 2 -> new ItemSet(item(contact, sequence), state.roster().version() + 1);
            case 3 -> new ItemRemoved(contact, state.roster().version() + 1);
            case 4 -> new SubscriptionRequested(contact, element("jabber:client", "presence", sequence));
            case 5 -> new RequestSettled(contact);
            case 6 -> new HistoryForgotten(state.roster().version());
            case 7, 8, 9 -> new MessageQueued(sequence, now, contact, element("jabber:client", "message", sequence));
            case 10, 11 -> new MessagesDelivered(delivered(state));
            case 12 -> new JidsBlocked(List.of(contact));
            case 13 -> new JidsUnblocked(random.nextBoolean() ? List.of() : List.of(contact));
            case 14 -> new VCardPublished(element("vcard-temp", "vCard", sequence));
            case 15 -> new ElementStored(element("storage:" + random.nextInt(3), "storage", sequence));
            case 16 -> new FailureNoted(now, new Origin(canary(sequence)));
            case 17 -> random.nextBoolean() ? new NoticeDue(sequence) : new OwnerNotified();
            case 18, 19, 20, 21 ->
                new MessageArchived(
                        now,
                        random.nextBoolean() ? Direction.SENT : Direction.RECEIVED,
                        random.nextBoolean() ? contact : contact.withResource("orchard"),
                        element("jabber:client", "message", sequence));
            case 22 ->
                random.nextBoolean()
                        ? new ArchivePreferencesChanged(
                                new ArchivePreferences(Default.ROSTER, List.of(contact), List.of()))
                        : new ArchiveRetentionChanged(random.nextInt(30));
            case 23 -> deletion(now, contact, archived);
            case 24 -> state.isRestricted() ? new AccountUnrestricted(now) : new AccountRestricted(now);
            case 25 -> new DeedNoted(now, Deed.PASSWORD_CHANGED);
            case 26 -> OTHERS.isEmpty() ? new OwnerNotified() : OTHERS.get(random.nextInt(OTHERS.size()));
            default -> random.nextInt(4) == 0 ? new ErasureBegun(SELF, now, Requester.USER) : new OwnerNotified();
        };
    }

    private AccountEvent deletion(Instant now, Jid contact, List<ShelfPosition> archived) {
        if (archived.isEmpty() || random.nextInt(3) == 0) return new ConversationDeleted(contact);
        ShelfPosition position = archived.get(random.nextInt(archived.size()));
        return random.nextBoolean()
                ? new ArchivedMessageDeleted(now, position)
                : new ArchiveTrimmed(now, archived.get(random.nextInt(1 + archived.size() / 8)));
    }

    private long[] delivered(AccountState state) {
        return state.queue().messages().stream()
                .filter(message -> random.nextBoolean())
                .mapToLong(MessageQueued::sequenceNr)
                .toArray();
    }

    private RosterItem item(Jid contact, long sequence) {
        Subscription subscription = SUBSCRIPTIONS.get(random.nextInt(SUBSCRIPTIONS.size()));
        return new RosterItem(contact, canary(sequence), List.of("Friends"), subscription, random.nextBoolean(), false);
    }

    private static Element element(String namespace, String name, long sequence) {
        return Element.of(namespace, name)
                .with(Element.of("jabber:client", "body").withText(canary(sequence)));
    }

    private static ScramCredentials credentials(long sequence) {
        byte[] key = ("key of " + sequence).getBytes(UTF_8);
        return new ScramCredentials(Map.of(ScramHash.SHA_256, new ScramKeys(key, 4096, key, key)));
    }
}
