package de.pimux.journal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.CredentialsEvent.AccountRestricted;
import de.pimux.core.account.CredentialsEvent.AccountUnrestricted;
import de.pimux.core.account.CredentialsEvent.ErasureBegun;
import de.pimux.core.account.CredentialsEvent.PasswordChanged;
import de.pimux.core.archive.ArchiveEvent;
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
import de.pimux.core.ledger.DeviceEvent;
import de.pimux.core.ledger.DeviceEvent.DeviceKnown;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.offline.QueueEvent.MessagesDelivered;
import de.pimux.core.privatestorage.PrivateStorageEvent.ElementStored;
import de.pimux.core.pubsub.Affiliation;
import de.pimux.core.pubsub.NodeConfig;
import de.pimux.core.pubsub.NodeOption;
import de.pimux.core.pubsub.PubsubEvent.AffiliationSet;
import de.pimux.core.pubsub.PubsubEvent.ItemPublished;
import de.pimux.core.pubsub.PubsubEvent.ItemRetracted;
import de.pimux.core.pubsub.PubsubEvent.NodeConfigured;
import de.pimux.core.pubsub.PubsubEvent.NodeCreated;
import de.pimux.core.pubsub.PubsubEvent.NodeDeleted;
import de.pimux.core.pubsub.PubsubEvent.NodePurged;
import de.pimux.core.pubsub.PubsubEvent.Subscribed;
import de.pimux.core.pubsub.PubsubEvent.Unsubscribed;
import de.pimux.core.retention.RetentionClass;
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
import de.pimux.core.upload.ContentKey;
import de.pimux.core.upload.MediaType;
import de.pimux.core.upload.UploadEvent.FileDeleted;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.xml.Element;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One of every event of an account: what the stored samples decode to. */
public final class AccountSamples {
    static final Jid JULIET = Jid.of("juliet@capulet.example");
    static final Jid ROMEO = Jid.of("roméo@montague.example");
    static final Instant AT = Instant.parse("2026-11-23T09:00:00.123456789Z");

    private static final ScramCredentials CREDENTIALS = new ScramCredentials(Map.of(
            ScramHash.SHA_1, keys("one"),
            ScramHash.SHA_256, keys("two"),
            ScramHash.SHA_512, keys("three")));

    static final Element MESSAGE = Element.builder("jabber:client", "message")
            .attribute("from", "roméo@montague.example/orchard")
            .attribute("type", "chat")
            .add(Element.of("jabber:client", "body").withText("Art thou not Romeo, & a Montague? 🌹"))
            .add(Element.of("urn:xmpp:hints", "store"))
            .build();

    private static final NodeConfig CONFIG = new NodeConfig(Map.of(
            NodeOption.ACCESS_MODEL, List.of("roster"),
            NodeOption.ROSTER_GROUPS, List.of("Friends", "Foes"),
            NodeOption.MAX_ITEMS, List.of("max")));

    public static final List<AccountEvent> EVENTS = List.of(
            new AccountRegistered(CREDENTIALS, AT),
            new PasswordChanged(CREDENTIALS),
            new ItemSet(
                    new RosterItem(ROMEO, "Roméo", List.of("Friends", "Foes"), Subscription.FROM, true, false),
                    1_795_424_401L),
            new ItemRemoved(ROMEO, 1_795_424_402L),
            new SubscriptionRequested(
                    ROMEO, Element.of("jabber:client", "presence").with("type", "subscribe")),
            new RequestSettled(ROMEO),
            new HistoryForgotten(300),
            new MessageQueued(7, AT, ROMEO, MESSAGE),
            new MessagesDelivered(new long[] {7, 8, 1_000_000}),
            new JidsBlocked(List.of(ROMEO, Jid.of("montague.example"))),
            new JidsUnblocked(List.of()),
            new VCardPublished(Element.of("vcard-temp", "vCard")
                    .with(Element.of("vcard-temp", "FN").withText("J"))),
            new ElementStored(Element.of("storage:bookmarks", "storage")),
            new NodeCreated("urn:xmpp:tune", CONFIG),
            new NodeConfigured("urn:xmpp:tune", NodeConfig.DEFAULT),
            new ItemPublished("urn:xmpp:tune", "current", Element.of("urn:xmpp:tune", "tune"), AT, 1),
            new ItemRetracted("urn:xmpp:tune", "current"),
            new NodePurged("urn:xmpp:tune"),
            new AffiliationSet("urn:xmpp:tune", ROMEO, Affiliation.MEMBER),
            new Subscribed("urn:xmpp:tune", ROMEO.withResource("orchard")),
            new Unsubscribed("urn:xmpp:tune", ROMEO.withResource("orchard")),
            new NodeDeleted("urn:xmpp:tune"),
            new FailureNoted(AT, new Origin("2001:db8::7")),
            new NoticeDue(7),
            new OwnerNotified(),
            new MessageArchived(AT, Direction.SENT, ROMEO.withResource("orchard"), MESSAGE),
            new ArchivePreferencesChanged(
                    new ArchivePreferences(Default.ROSTER, List.of(ROMEO), List.of(Jid.of("montague.example")))),
            new ArchiveRetentionChanged(7),
            new ArchiveTrimmed(AT, new ShelfPosition(LocalDate.parse("2026-11-23"), 1_000_000)),
            new ArchivedMessageDeleted(AT, new ShelfPosition(LocalDate.parse("2026-11-23"), 9)),
            new ConversationDeleted(ROMEO),
            new AccountRestricted(AT),
            new AccountUnrestricted(AT),
            new DeedNoted(AT, Deed.OPERATOR_RESTRICTED),
            new DeviceKnown("c29tZXRoaW5n"),
            new FileUploaded(
                    AT,
                    JULIET,
                    "u4vTq0o1b3Xz5cY7wE9rAg",
                    104_857_600,
                    new MediaType("image/jpeg"),
                    new ContentKey(new byte[ContentKey.BYTES])),
            new FileDeleted(AT, new ShelfPosition(LocalDate.parse("2026-11-23"), 9)),
            new ErasureBegun(JULIET, AT, Requester.OPERATOR),
            new AccountErased(
                    AT,
                    Requester.OPERATOR,
                    new Tally(Map.of(RetentionClass.ACCOUNT, 12L, RetentionClass.ARCHIVE, 1_000_000L)),
                    new ReceiptId(1, -2)));

    /**
     * With something of everything that there was when the sample of the snapshot was written, also with messages on
     * their way.
     */
    static final AccountState STATE = EVENTS.stream()
            .filter(event -> !(event instanceof AccountErased)
                    && !(event instanceof ErasureBegun)
                    && !(event instanceof ItemRemoved)
                    && !(event instanceof ArchiveEvent)
                    && !(event instanceof DeviceEvent))
            .reduce(AccountState.ABSENT, AccountState::apply, (first, second) -> second)
            .apply(new SubscriptionRequested(JULIET, Element.of("jabber:client", "presence")))
            .apply(new JidsBlocked(List.of(ROMEO)))
            .apply(new MessageQueued(20, AT, ROMEO, MESSAGE));

    private AccountSamples() {}

    /** What an earlier version of the codec knew of the same event. */
    static Object asOf(Object value, int version) {
        return value instanceof AccountErased && version == 1
                ? new AccountErased(AT, Requester.USER, Tally.NONE, ReceiptId.NONE)
                : value;
    }

    private static ScramKeys keys(String seed) {
        return new ScramKeys(bytes(seed + " salt"), 10_000, bytes(seed + " stored"), bytes(seed + " server"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
