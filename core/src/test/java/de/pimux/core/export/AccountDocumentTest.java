package de.pimux.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.Archived;
import de.pimux.core.archive.Direction;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.language.Phrase;
import de.pimux.core.pubsub.AccessModel;
import de.pimux.core.pubsub.Affiliation;
import de.pimux.core.pubsub.Item;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.Nodes;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
import de.pimux.xml.Element;
import de.pimux.xml.XmlDocument;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Jid JULIET = Jid.of("juliet@capulet.com");

    /** The examples of XEP-0227, in the order in which some server may write them, and what is beyond them. */
    private static final String USER = """
        <user xmlns='urn:xmpp:pie:0' name='juliet'>
          <query xmlns='jabber:iq:roster'>
            <item jid='romeo@montague.net' name='Romeo' subscription='both'><group>Friends</group></item>
            <item jid='nurse@capulet.com' ask='subscribe' approved='true'/>
            <item jid='@@@'/>
          </query>
          <offline-messages>
            <message xmlns='jabber:client' from='romeo@montague.net/orchard' to='juliet@capulet.com/balcony' type='chat'>
              <body>Neither, fair saint, if either thee dislike.</body>
              <delay xmlns='urn:xmpp:delay' from='capulet.com' stamp='1469-07-21T00:32:29Z'>Offline Storage</delay>
              <stanza-id xmlns='urn:xmpp:sid:0' by='juliet@capulet.com' id='of-another-archive'/>
            </message>
          </offline-messages>
          <scram-credentials xmlns='urn:xmpp:pie:0#scram' mechanism='SCRAM-SHA-1'>
            <iter-count>100000</iter-count>
            <salt>TmFDbE5hQ2xOYUNsTmFDbE5hQ2xOYUNsTmFDbE5hQ2xOYUNsTmFDbE5hQ2wK</salt>
            <server-key>0pXWGK0GZJ6TR73AIUN3ITYtA1g=</server-key>
            <stored-key>Q6qT/SbybblGCZz8e8eSfCJOQic=</stored-key>
          </scram-credentials>
          <scram-credentials xmlns='urn:xmpp:pie:0#scram' mechanism='SCRAM-SHA-256'><salt>!</salt></scram-credentials>
          <query xmlns='jabber:iq:private'><exodus xmlns='exodus:prefs'><defaultnick>J</defaultnick></exodus></query>
          <vCard xmlns='vcard-temp'><FN>Juliet Capulet</FN></vCard>
          <query xmlns='jabber:iq:privacy'>
            <default name='public'/>
            <list name='public'><item type='jid' value='tybalt@example.com' action='deny' order='1'/>
              <item action='allow' order='2'/></list>
          </query>
          <presence xmlns='jabber:client' type='subscribe' id='xk3h1v69' from='paris@montague.net'/>
          <prefs xmlns='urn:xmpp:mam:2' default='roster'><always/><never/></prefs>
          <archive xmlns='urn:xmpp:pie:0#mam'>
            <result xmlns='urn:xmpp:mam:2' id='28482-98726-73623'><forwarded xmlns='urn:xmpp:forward:0'>
              <delay xmlns='urn:xmpp:delay' stamp='2010-07-10T23:08:25Z'/>
              <message xmlns='jabber:client' to='juliet@capulet.com/balcony' from='romeo@montague.net/orchard' type='chat'>
                <body>Call me but love</body></message></forwarded></result>
            <result xmlns='urn:xmpp:mam:2' id='5d398-28273-f7382'><forwarded xmlns='urn:xmpp:forward:0'>
              <delay xmlns='urn:xmpp:delay' stamp='2010-07-10T23:09:32Z'/>
              <message xmlns='jabber:client' to='romeo@montague.net/orchard' from='juliet@capulet.com/balcony' type='chat'>
                <body>What man art thou</body></message></forwarded></result>
          </archive>
          <pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>
            <configure node='urn:xmpp:bookmarks:1'><x xmlns='jabber:x:data' type='form'>
              <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/pubsub#node_config</value></field>
              <field var='pubsub#access_model'><value>whitelist</value></field>
              <field var='pubsub#max_items'><value>max</value></field>
              <field var='server#own'><value>x</value></field></x></configure>
            <affiliations node='urn:xmpp:bookmarks:1'><affiliation jid='mercutio@example.net' affiliation='member'/>
            </affiliations>
            <subscriptions node='urn:xmpp:bookmarks:1'>
              <subscription jid='mercutio@example.net' subscription='subscribed' subid='123-abc'/></subscriptions>
            <configure node='http://jabber.org/protocol/nick'><x xmlns='jabber:x:data' type='form'>
              <field var='pubsub#access_model'><value>open</value></field></x></configure>
          </pubsub>
          <pubsub xmlns='http://jabber.org/protocol/pubsub'>
            <items node='urn:xmpp:bookmarks:1'>
              <item id='theplay@conference.shakespeare.lit'><conference xmlns='urn:xmpp:bookmarks:1' autojoin='true'/>
              </item>
              <item id='orchard@conference.shakespeare.lit'><conference xmlns='urn:xmpp:bookmarks:1'/></item>
            </items>
            <items node='http://jabber.org/protocol/nick'>
              <item id='current'><nick xmlns='http://jabber.org/protocol/nick'>Romy</nick></item></items>
            <items node='urn:unknown'><item id='a'><b xmlns='urn:unknown'/></item></items>
          </pubsub>
          <pubsub xmlns='urn:elsewhere'/>
        </user>\
        """;

    private static Element parsed(byte[] document) throws XmlStreamException {
        return XmlDocument.parse(document, XmlLimits.DEFAULT);
    }

    private static ImportedAccount imported(String user) throws XmlStreamException {
        return read(parsed(user.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static ImportedAccount read(Element user, Instant now) {
        AccountReader reader = AccountReader.of(user, "capulet.com", now);
        assertThat(reader).isNotNull();
        for (Element part : user.elements()) if (!part.name().equals("archive")) reader.add(part);
        return reader.account();
    }

    private static List<MessageArchived> archive(Element user) {
        Element archive = user.child("urn:xmpp:pie:0#mam", "archive");
        assertThat(archive).isNotNull();
        return archive.elements().stream()
                .map(result -> AccountReader.archived(result, JULIET))
                .toList();
    }

    private static List<MessageArchived> archive(String user) throws XmlStreamException {
        return archive(parsed(user.getBytes(StandardCharsets.UTF_8)));
    }

    private static AccountState state(ImportedAccount account) {
        ScramCredentials keys = account.credentials();
        assertThat(keys).isNotNull();
        AccountState state = AccountState.ABSENT;
        for (AccountEvent event : account.events(keys, NOW, 1)) state = state.apply(event);
        return state;
    }

    private static Element document(AccountState state, boolean withCredentials, List<MessageArchived> archive)
            throws XmlStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new AccountDocument(JULIET, state, withCredentials).head());
        for (MessageArchived message : archive)
            out.writeBytes(
                    AccountDocument.archived("id", new Archived(new ShelfPosition(LocalDate.EPOCH, 1), message)));
        out.writeBytes(AccountDocument.tail());
        return parsed(out.toByteArray());
    }

    private static Element user(Element document) {
        return document.elements().get(0).elements().get(0);
    }

    @Test
    void the_examples_of_the_xep_are_read() throws XmlStreamException {
        ImportedAccount juliet = imported(USER);
        assertThat(juliet.account()).isEqualTo(JULIET);
        assertThat(juliet.contacts())
                .containsExactly(
                        new RosterItem(
                                Jid.of("romeo@montague.net"),
                                "Romeo",
                                List.of("Friends"),
                                Subscription.BOTH,
                                false,
                                false),
                        new RosterItem(Jid.of("nurse@capulet.com"), "", List.of(), Subscription.NONE, true, true));
        assertThat(juliet.requests())
                .extracting(request -> request.from().text())
                .containsExactly("paris@montague.net");
        assertThat(juliet.blocked()).containsExactly(Jid.of("tybalt@example.com"));
        assertThat(juliet.waiting())
                .extracting(ImportedAccount.Waiting::at)
                .containsExactly(Instant.parse("1469-07-21T00:32:29Z"));
        assertThat(juliet.waiting().get(0).stanza().has("urn:xmpp:sid:0", "stanza-id"))
                .isFalse();
        assertThat(archive(USER))
                .extracting(MessageArchived::direction)
                .containsExactly(Direction.RECEIVED, Direction.SENT);
        assertThat(archive(USER))
                .extracting(message -> message.peer().text())
                .containsOnly("romeo@montague.net/orchard");
        assertThat(juliet.credentials()).isNotNull();
        assertThat(juliet.credentials().keys()).containsOnlyKeys(ScramHash.SHA_1);
    }

    private static LeafNode node(Nodes nodes, String name) {
        LeafNode node = nodes.get(name);
        if (node == null) throw new AssertionError("no node " + name);
        return node;
    }

    @Test
    void nodes_are_read_and_open_to_nobody_to_whom_they_were_not() throws XmlStreamException {
        Nodes nodes = state(imported(USER)).nodes();
        LeafNode bookmarks = node(nodes, "urn:xmpp:bookmarks:1");
        assertThat(bookmarks.config().access()).isEqualTo(AccessModel.WHITELIST);
        assertThat(bookmarks.items())
                .extracting(Item::id)
                .containsExactly("theplay@conference.shakespeare.lit", "orchard@conference.shakespeare.lit");
        assertThat(bookmarks.affiliations())
                .containsExactly(Map.entry(Jid.of("mercutio@example.net"), Affiliation.MEMBER));
        assertThat(bookmarks.subscribers()).containsExactly(Jid.of("mercutio@example.net"));
        assertThat(node(nodes, "http://jabber.org/protocol/nick").config().access())
                .isEqualTo(AccessModel.OPEN);
        assertThat(node(nodes, "urn:unknown").config().access()).isEqualTo(AccessModel.WHITELIST);
    }

    @Test
    void what_has_no_place_is_named_and_the_rest_is_read() throws XmlStreamException {
        assertThat(imported(USER).unread())
                .containsExactly(
                        "jabber:iq:roster item", "urn:xmpp:pie:0#scram scram-credentials", "urn:elsewhere pubsub");
    }

    @Test
    void stanzas_that_could_not_be_read_again_are_not_stored() throws XmlStreamException {
        ImportedAccount account = imported("<user xmlns='urn:xmpp:pie:0' name='juliet'>"
                + "<presence xmlns='jabber:client' type='subscribe' from='a@b' to='@'/><offline-messages>"
                + "<message xmlns='jabber:client' from='a@b' to='@'/></offline-messages></user>");
        assertThat(account.requests()).isEmpty();
        assertThat(account.waiting()).isEmpty();
        assertThat(account.unread()).hasSize(2);
    }

    @Test
    void what_was_written_is_read_and_written_again_as_it_was() throws XmlStreamException {
        ImportedAccount juliet = imported(USER);
        Element first = document(state(juliet), true, archive(USER));
        ImportedAccount again = read(user(first), NOW.plusSeconds(9));
        assertThat(again.unread()).isEmpty();
        assertThat(document(state(again), true, archive(user(first)))).isEqualTo(first);
    }

    @Test
    void a_document_is_as_the_schema_wants_it() throws XmlStreamException {
        Element document = document(state(imported(USER)), true, List.of());
        assertThat(document.is("urn:xmpp:pie:0", "server-data")).isTrue();
        assertThat(document.elements()).singleElement().satisfies(host -> {
            assertThat(host.is("urn:xmpp:pie:0", "host")).isTrue();
            assertThat(host.attribute("jid")).isEqualTo("capulet.com");
        });
        Element user = user(document);
        assertThat(user.attribute("name")).isEqualTo("juliet");
        assertThat(user.elements().get(0).is("urn:xmpp:pie:0", "offline-messages"))
                .isTrue();
        assertThat(user.elements().subList(1, user.elements().size()))
                .noneMatch(part -> part.namespace().equals("urn:xmpp:pie:0"));
    }

    @Test
    void keys_are_written_only_if_that_is_wanted() throws XmlStreamException {
        AccountState state = state(imported(USER));
        assertThat(user(document(state, false, List.of())).has("urn:xmpp:pie:0#scram", "scram-credentials"))
                .isFalse();
        assertThat(user(document(state, true, List.of())).has("urn:xmpp:pie:0#scram", "scram-credentials"))
                .isTrue();
    }

    @Test
    void a_page_shows_what_others_wrote_as_text() {
        Section section = new Section(
                "s", new Phrase("Contacts", "Kontakte"), List.of(Phrase.same("A")), List.of(List.of("<script>'&\"")));
        String page = Overview.html(Language.DE, NOW, List.of(section));
        assertThat(page)
                .contains("<h2>Kontakte</h2>", "<td>&lt;script&gt;&#39;&amp;&quot;</td>")
                .contains("lang='de'");
    }

    @Test
    void a_user_without_a_possible_name_is_no_account() throws XmlStreamException {
        for (String name : List.of("", " name=''", " name='a@b'"))
            assertThat(AccountReader.of(
                            parsed(("<user xmlns='urn:xmpp:pie:0'" + name + "/>").getBytes(StandardCharsets.UTF_8)),
                            "capulet.com",
                            NOW))
                    .isNull();
    }
}
