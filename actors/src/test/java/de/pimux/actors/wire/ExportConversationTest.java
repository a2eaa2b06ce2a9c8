package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.rights.ImportReport;
import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import de.pimux.xml.XmlDocument;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Copies of everything (GDPR Art. 15 and 20, XEP-0227): to the owner by a command, to the operator as a file, and back. */
@ConversationTest
class ExportConversationTest {
    private static final String COMMANDS = "http://jabber.org/protocol/commands";
    private static final String NODE = "https://pimux.de/commands/export";
    private static final XmlLimits LIMITS = XmlLimits.DEFAULT.withStanzaBytes(16 * 1024 * 1024);

    /** Gives alice something of everything, and bob's messages of this many characters. */
    private static TestClient filled(Conversation with, int messages, int characters) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        ArchiveTalk.prefers(alice, "always");
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>Alice &lt;script></FN></vCard></iq>");
        alice.asks("<iq type='set' id='p'><query xmlns='jabber:iq:private'><a xmlns='one:ns'>x</a></query></iq>");
        Pep.publishes(
                alice, "urn:bookmarks", Pep.tune("room@example.net", "1"), "access_model=whitelist", "max_items=max");
        Pep.publishes(alice, "urn:bookmarks", Pep.tune("hall@example.net", "2"));
        Pep.publishes(alice, "urn:nick", Pep.tune("current", "Ali"), "access_model=open");
        bob.asks(Pep.iq("set", "{alice}", "<subscribe node='urn:nick' jid='{bob}'/>"));
        bob.receives(Pep.late("urn:nick", Pep.tune("current", "Ali")));
        alice.asks(Pep.iq(
                "set",
                "",
                Pep.NAMESPACE + "#owner",
                "<affiliations node='urn:bookmarks'><affiliation jid='{bob}' affiliation='member'/></affiliations>"));
        alice.asks("<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item"
                + " jid='mallory@example.net'/></block></iq>");
        alice.sends("<presence type='subscribe' to='{carol}'/>");
        alice.receives(
                "<iq type='set'><query xmlns='jabber:iq:roster'><item jid='{carol}' ask='subscribe'/></query></iq>");
        Random random = new Random(7);
        for (int i = 0; i < messages; i++) {
            bob.sends("<message to='{alice}' type='chat' id='m'><body>No. " + i + " " + noise(random, characters)
                    + "</body></message>");
            alice.receives("<message id='m'><body>*</body><etc xmlns='test'/></message>");
        }
        alice.closesStream();
        bob.receives("<presence type='unavailable'/>");
        bob.sends("<message to='{alice}' type='chat' id='w'><body>You are away</body></message>");
        bob.receivesNothing();
        return with.bound("alice");
    }

    /** What can't be packed smaller. */
    private static String noise(Random random, int characters) {
        return random.ints(characters, 'A', 'z' + 1)
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Element command(TestClient client, String attributes, String content) {
        Element answer = client.asks("<iq type='set' id='c'><command xmlns='" + COMMANDS + "' node='" + NODE + "' "
                + attributes + ">" + content + "</command></iq>");
        Element command = answer.child(COMMANDS, "command");
        assertThat(command).as(Xml.print(answer)).isNotNull();
        return command;
    }

    private static String value(Element command, String var) {
        for (Element field : command.child("jabber:x:data", "x").elements())
            if (var.equals(field.attribute("var"))) return field.childText("jabber:x:data", "value");
        return "";
    }

    @Test
    void an_owner_fetches_a_copy_of_everything_in_pieces(Conversation with) throws Exception {
        with.account("carol");
        TestClient alice = filled(with, 30, 4_000);
        Element page = command(alice, "action='execute'", "");
        String session = "sessionid='" + page.attribute("sessionid") + "' action='next'";
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        int pieces = 0;
        page = command(alice, session, "<x xmlns='jabber:x:data' type='submit'/>");
        while ("executing".equals(page.attribute("status"))) {
            pieces++;
            assertThat(value(page, "number")).isEqualTo(Integer.toString(pieces));
            assertThat(value(page, "data").length()).isLessThanOrEqualTo(48 * 1024);
            zip.writeBytes(Base64.getDecoder().decode(value(page, "data")));
            page = command(alice, session, "");
        }
        assertThat(pieces).isGreaterThan(1);
        assertThat(value(page, "count")).isEqualTo(Integer.toString(pieces));
        assertThat(value(page, "sha-256")).isEqualTo(sha256(zip.toByteArray()));
        Map<String, byte[]> files = unzipped(zip.toByteArray());
        assertThat(files.keySet()).containsExactly("account.xml", "more.xml", "overview.en.html", "overview.de.html");
        assertThat(text(files, "account.xml"))
                .contains("You are away", "mallory@example.net", "one:ns", "No. 29 ", "urn:xmpp:pie:0#mam")
                .doesNotContain("stored-key");
        assertThat(text(files, "overview.de.html"))
                .contains("Kontakte", "&amp;lt;script", with.filled("{bob}"))
                .doesNotContain("<script");
    }

    @Test
    void what_was_exported_and_imported_is_exported_again_as_it_was(Conversation with) throws Exception {
        with.account("carol");
        filled(with, 3, 10);
        Path first = with.server().file("first.zip");
        Path second = with.server().file("second.zip");
        Jid alice = Jid.of(with.filled("{alice}"));
        with.server().rights().export(alice, first).toCompletableFuture().join();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
        try (TestServer other = TestServer.start()) {
            ImportReport report = other.rights().importFrom(first);
            assertThat(report).isEqualTo(new ImportReport(1, 4, 0, Map.of(), Map.of()));
            other.rights().export(alice, second).toCompletableFuture().join();
            assertThat(document(second)).isEqualTo(document(first));
            assertThat(other.rights().importFrom(first).refused()).containsValue("exists already");
            TestClient client =
                    TestClient.connects("localhost", other.directTlsPort()).opens();
            Login.authenticate(client, alice.local());
            client.close();
        }
    }

    @Test
    void who_tried_to_get_in_is_in_the_copy_with_time_and_address(Conversation with) throws Exception {
        with.account("alice");
        Jid alice = Jid.of(with.filled("{alice}"));
        assertThat(Login.accepts(with.connects().opens(), alice.local(), "wrong"))
                .isFalse();
        Path copy = with.server().file("failures.zip");
        with.server().rights().export(alice, copy).toCompletableFuture().join();
        Map<String, byte[]> files = unzipped(Files.readAllBytes(copy));
        Element more = XmlDocument.parse(files.get("more.xml"), LIMITS);
        assertThat(more.elements())
                .filteredOn(section -> "failed-logins".equals(section.attribute("name")))
                .singleElement()
                .satisfies(section -> assertThat(Xml.print(section.elements().get(0)))
                        .contains("name='From'>127.0.0.1<", "name='Time'>20"));
        assertThat(text(files, "overview.de.html")).contains("Anmeldungen mit falschem Passwort", "127.0.0.1");
        assertThat(text(files, "account.xml")).doesNotContain("127.0.0.1");
    }

    @Test
    void files_are_in_the_copy_and_do_not_move_with_it(Conversation with) throws Exception {
        byte[] cat = new byte[600_000];
        new Random(9).nextBytes(cat);
        UploadTalk.share(with.bound("alice"), cat, "image/png");
        UploadTalk.share(with.bound("alice"), "hello".getBytes(StandardCharsets.UTF_8), "text/plain");
        Jid alice = Jid.of(with.filled("{alice}"));
        Path copy = with.server().file("files.zip");
        with.server().rights().export(alice, copy).toCompletableFuture().join();
        Map<String, byte[]> files = unzipped(Files.readAllBytes(copy));
        String picture = files.keySet().stream()
                .filter(name -> name.matches("files/.*\\.png"))
                .findFirst()
                .orElseThrow();
        assertThat(files.get(picture)).isEqualTo(cat);
        assertThat(files.keySet()).anyMatch(name -> name.matches("files/.*\\.plain"));
        assertThat(text(files, "more.xml")).as("a device is known").contains("<section name='devices'><row>");
        assertThat(text(files, "more.xml")).contains(picture, "image/png", "600000");
        assertThat(text(files, "overview.de.html")).contains("Meine Dateien", picture);
        try (TestServer other = TestServer.start()) {
            assertThat(other.rights().importFrom(copy).refused()).isEmpty();
            assertThat(other.running().journal().uploads().days()).isEmpty();
        }
    }

    @Test
    void a_long_archive_moves_to_another_server_and_further_as_it_was(Conversation with) throws Exception {
        int messages = 2_500;
        Path first = Files.write(with.server().file("long.xml"), document(messages, 1_000));
        Path second = with.server().file("long-second.zip");
        Path third = with.server().file("long-third.zip");
        Jid romeo = Jid.of("romeo@localhost");
        assertThat(with.server().rights().importFrom(first).messages()).isEqualTo(messages);
        with.server().rights().export(romeo, second).toCompletableFuture().join();
        try (TestServer other = TestServer.start()) {
            assertThat(other.rights().importFrom(second).messages()).isEqualTo(messages);
            other.rights().export(romeo, third).toCompletableFuture().join();
        }
        String moved = withoutIds(third);
        assertThat(moved).isEqualTo(withoutIds(second));
        assertThat(moved.split("<body>No. ", -1)).hasSize(messages + 1);
    }

    /** An account with an archive whose last messages are of now. */
    private static byte[] document(int messages, int characters) {
        Instant first = Instant.now().minusSeconds(messages);
        Random random = new Random(8);
        StringBuilder document = new StringBuilder("<server-data xmlns='urn:xmpp:pie:0'><host jid='localhost'>")
                .append("<user name='romeo' password='wherefore'><archive xmlns='urn:xmpp:pie:0#mam'>");
        for (int i = 0; i < messages; i++)
            document.append("<result xmlns='urn:xmpp:mam:2' id='i'><forwarded xmlns='urn:xmpp:forward:0'>")
                    .append("<delay xmlns='urn:xmpp:delay' stamp='")
                    .append(first.plusSeconds(i).truncatedTo(ChronoUnit.MILLIS))
                    .append(
                            "'/><message xmlns='jabber:client' type='chat' to='romeo@localhost' from='juliet@localhost/x'>")
                    .append("<body>No. ")
                    .append(i)
                    .append(noise(random, characters))
                    .append("</body></message></forwarded></result>");
        return document.append("</archive></user></host></server-data>")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String withoutIds(Path zip) throws Exception {
        Element document = XmlDocument.parse(unzipped(Files.readAllBytes(zip)).get("account.xml"), LIMITS);
        return Xml.print(document).replaceAll("(<result [^>]*id=)'[^']*'", "$1''");
    }

    /** What only the archive that gave it can give, the ids of its messages, is left out. */
    private static String document(Path zip) throws Exception {
        String text = withoutIds(zip);
        assertThat(text).contains("You are away", "scram-credentials", "SCRAM-SHA-256", "subscription='both'");
        return text;
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException, XmlStreamException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }
}
