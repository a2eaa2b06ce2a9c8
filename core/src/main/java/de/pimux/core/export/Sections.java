package de.pimux.core.export;

import de.pimux.core.account.AccountState;
import de.pimux.core.archive.ArchivePreferences;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Phrase;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.pubsub.Item;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.NodeOption;
import de.pimux.core.pubsub.PubsubXml;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.vcard.VCard;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stored of an account, as tables for people. */
public final class Sections {
    private static final Phrase ADDRESS = new Phrase("Address", "Adresse");
    private static final Phrase WHAT = new Phrase("What", "Was");
    private static final Phrase VALUE = new Phrase("Value", "Wert");

    private Sections() {}

    /**
     * @param preferences those that hold, also where the owner never chose
     * @param archived how many messages the archive holds
     */
    public static List<Section> of(
            Jid account, AccountState state, ArchivePreferences preferences, int archiveDays, long archived) {
        List<Section> sections = new ArrayList<>();
        sections.add(account(account, state, preferences, archiveDays, archived));
        sections.add(contacts(state));
        sections.add(requests(state));
        sections.add(addresses(
                "blocked", new Phrase("Blocked", "Blockiert"), state.blockList().sorted()));
        sections.add(addresses("always", new Phrase("Always archived", "Immer archiviert"), preferences.always()));
        sections.add(addresses("never", new Phrase("Never archived", "Nie archiviert"), preferences.never()));
        sections.add(waiting(state));
        sections.add(profile(state.vCard()));
        sections.add(privateXml(state));
        sections.add(published(state));
        return sections;
    }

    private static Section account(
            Jid account, AccountState state, ArchivePreferences preferences, int archiveDays, long archived) {
        Instant registered = AccountDocument.registered(state.registration());
        return table(
                "account",
                new Phrase("Account", "Konto"),
                List.of(
                        List.of("JID", account.text()),
                        List.of("registered", registered == null ? "" : registered.toString()),
                        List.of("archive", preferences.otherwise().wire()),
                        List.of("archive, days", Integer.toString(archiveDays)),
                        List.of("archive, messages", Long.toString(archived)),
                        List.of("password", "SCRAM")));
    }

    private static Section table(String name, Phrase title, List<List<String>> rows) {
        return new Section(name, title, List.of(WHAT, VALUE), rows);
    }

    private static Section contacts(AccountState state) {
        List<List<String>> rows = new ArrayList<>();
        for (RosterItem item : state.roster().items())
            rows.add(List.of(
                    item.jid().text(),
                    item.name(),
                    String.join(", ", item.groups()),
                    item.subscription().wire()));
        return new Section(
                "contacts",
                new Phrase("Contacts", "Kontakte"),
                List.of(
                        ADDRESS,
                        new Phrase("Name", "Name"),
                        new Phrase("Groups", "Gruppen"),
                        new Phrase("Subscription", "Abonnement")),
                rows);
    }

    private static Section requests(AccountState state) {
        return addresses(
                "requests",
                new Phrase("Unanswered requests", "Unbeantwortete Anfragen"),
                state.roster().requests().stream()
                        .map(request -> request.from().bare())
                        .toList());
    }

    private static Section addresses(String name, Phrase title, List<Jid> jids) {
        return new Section(
                name,
                title,
                List.of(ADDRESS),
                jids.stream().map(jid -> List.of(jid.text())).toList());
    }

    private static Section waiting(AccountState state) {
        List<List<String>> rows = new ArrayList<>();
        for (MessageQueued message : state.queue().messages())
            rows.add(List.of(message.at().toString(), message.sender().text()));
        return new Section(
                "waiting",
                new Phrase("Messages that wait for you", "Nachrichten, die auf dich warten"),
                List.of(new Phrase("Time", "Zeit"), new Phrase("From", "Von")),
                rows);
    }

    private static Section profile(@Nullable VCard vCard) {
        List<List<String>> rows =
                vCard == null ? List.of() : List.of(List.of("vCard", XmlWriter.text(vCard.element(), "")));
        return table("profile", new Phrase("Public profile", "Öffentliches Profil"), rows);
    }

    private static Section privateXml(AccountState state) {
        List<List<String>> rows = new ArrayList<>();
        for (Element element : state.privateStorage().elements())
            rows.add(List.of(element.namespace(), XmlWriter.text(element, "")));
        return table("private", new Phrase("What your clients store here", "Was deine Clients hier ablegen"), rows);
    }

    private static Section published(AccountState state) {
        List<List<String>> rows = new ArrayList<>();
        for (LeafNode node : state.nodes().all())
            for (Item item : node.items())
                rows.add(List.of(
                        node.name(),
                        node.config().value(NodeOption.ACCESS_MODEL),
                        item.id(),
                        item.at().toString(),
                        XmlWriter.text(item.element(PubsubXml.NAMESPACE, true), PubsubXml.NAMESPACE)));
        return new Section(
                "published",
                new Phrase("What you publish", "Was du veröffentlichst"),
                List.of(
                        new Phrase("Node", "Knoten"),
                        new Phrase("For whom", "Für wen"),
                        new Phrase("Item", "Eintrag"),
                        new Phrase("Time", "Zeit"),
                        VALUE),
                rows);
    }
}
