package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.SessionCommands;
import de.pimux.actors.log.LineLayout;
import de.pimux.actors.room.RoomCommand;
import de.pimux.actors.room.Rooms;
import de.pimux.core.jid.Jid;
import de.pimux.journal.plugin.JournalExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Everything goes wrong at once, with every level switched on, and no line of the log says with whom. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogCanaryTest {
    private static final String NAME = "canaryname";
    private static final String ADDRESS = "127.0.0.77";
    private static final List<String> CANARIES = List.of(
            NAME,
            "canaryresource",
            "canarybody",
            "canarypassword",
            "canary.example",
            "canaryid",
            "canarygroup",
            "canaryroom",
            "canarynick",
            ADDRESS);
    private static final String MESSAGE = "<message to='%s' id='canaryid'><body>canarybody</body></message>";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        private final LineLayout layout = new LineLayout();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(layout.doLayout(event));
        }
    };

    @BeforeEach
    void switchEverythingOn() {
        listener.setContext(context);
        listener.start();
        root.addAppender(listener);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void switchOff() {
        root.setLevel(Level.INFO);
        root.detachAppender(listener);
    }

    @Test
    void no_line_names_anybody_or_says_what_was_said() {
        String configuration = "pimux { guard { exempt = [], failures = 2 }, limits.offline-messages = 1 }";
        try (TestServer server = TestServer.start(configuration);
                Conversation with = new Conversation(server)) {
            TestClient client = registered(with);
            says(client);
            meets(client);
            breaksStreams(with);
            failsInside(server, client);
            String link = breaksFiles(server, client);
            guessesPasswords(with);
            server.stop();
            server.startAgain();
            registrationGoesWrong(with.connectsFrom("127.0.0.78").opens());
            assertThat(lines).noneMatch(line -> line.contains(link));
        }
        assertThat(lines).anyMatch(line -> line.contains("TRACE") || line.contains("DEBUG"));
        assertThat(lines).as("the account has failed").anyMatch(line -> line.contains("NullPointerException"));
        for (String canary : CANARIES)
            assertThat(lines)
                    .as(canary)
                    .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains(canary));
    }

    private static TestClient registered(Conversation with) {
        TestClient client = with.connectsFrom("127.0.0.78").opens();
        Login.register(client, NAME);
        Login.authenticate(client, NAME);
        Login.bind(client, "canaryresource");
        return client;
    }

    private static void says(TestClient client) {
        client.sends("<presence><status>canarybody</status></presence>");
        for (String to :
                List.of(NAME + "@{domain}", "nobody@{domain}", "a@canary.example", "bad@@canaryname", "{domain}"))
            client.sends(MESSAGE.formatted(to));
        client.sends("<presence type='subscribe' to='canaryname@canary.example'/>");
        client.sends("<presence type='nonsense' to='canaryname@canary.example'/>");
        client.sends(
                "<iq type='set' id='canaryid'><query xmlns='jabber:iq:roster'><item jid='canaryname@canary.example'"
                        + " name='canarybody'><group>canarygroup</group></item></query></iq>");
        client.sends("<iq type='set' id='canaryid'><block xmlns='urn:xmpp:blocking'>"
                + "<item jid='canary.example'/></block></iq>");
        client.sends("<iq type='set' id='canaryid'><vCard xmlns='vcard-temp'><FN>canarybody</FN></vCard></iq>");
        client.sends("<iq type='get' id='canaryid'><canarybody xmlns='canary.example'/></iq>");
        client.sends("<iq type='canarybody' id='canaryid'/>");
        ping(client);
    }

    private static void meets(TestClient client) {
        String room = "canaryroom@conference.localhost";
        client.sends(RoomTalk.entering(room, "canarynick"));
        client.sends(RoomTalk.owner(
                room, RoomTalk.form("roomname", "canarybody", "persistentroom", "1", "enablearchiving", "1")));
        client.sends(RoomTalk.admin("set", room, "<item jid='canaryname@canary.example' affiliation='member'/>"));
        client.sends(RoomTalk.admin("set", room, "<item nick='canarynick' role='canarybody'/>"));
        client.sends("<message type='groupchat' to='" + room + "'><subject>canarybody</subject></message>");
        client.sends("<message to='" + room + "/canarynick' type='chat'><body>canarybody</body></message>");
        client.sends("<message to='" + room + "'><x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<invite to='canaryname@canary.example'/></x></message>");
        RoomTalk.says(client, room, "canarybody");
        ping(client);
    }

    private static void ping(TestClient client) {
        client.asks("<iq type='get' id='p' to='{domain}'><ping xmlns='urn:xmpp:ping'/></iq>");
    }

    private static void breaksStreams(Conversation with) {
        for (String broken : List.of("<canarybody<", "<canarybody></canaryname>", "<!DOCTYPE canarybody>"))
            closed(with.connectsFrom("127.0.0.78").opens(), broken);
        closed(with.connectsFrom("127.0.0.78"), "<?xml version='1.0'?>" + Xml.HEADER + " to='canary.example'>");
        with.connectsDirectly().sends("canarybody is no TLS at all, for canaryname@canary.example\r\n\r\n");
        TestClient injection = with.connectsWithoutTls().opens();
        closed(injection, "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/><canarybody/>");
    }

    private static void closed(TestClient client, String last) {
        client.sends(last);
        while (client.next() != null) {} // until the server has ended it
    }

    /** The actors of account and room fail on a command that nobody sends, and come back. */
    @SuppressWarnings("NullAway") // that is the failure
    private static void failsInside(TestServer server, TestClient client) {
        var system = server.running().system();
        String id = JournalExtension.get(system).secret().opaqueId("account", NAME + "@localhost");
        ClusterSharding.get(system)
                .entityRefFor(Accounts.KEY, id)
                .tell(new SessionCommands.Delivered("canaryresource", null, true));
        Jid room = Jid.of("canaryroom@conference.localhost");
        ClusterSharding.get(system)
                .entityRefFor(Rooms.KEY, JournalExtension.get(system).secret().opaqueId("room", room.text()))
                .tell(new RoomCommand.Inbound(room, null, null));
        client.sends(MESSAGE.formatted(NAME + "@{domain}"));
        ping(client);
    }

    /** Returns what nobody may learn of a link to a file, which is damaged while it is asked for. */
    private static String breaksFiles(TestServer server, TestClient client) {
        String link = UploadTalk.share(client, "canarybody".getBytes(UTF_8), "image/png");
        JournalExtension journal = JournalExtension.get(server.running().system());
        Path uploads = server.folder().resolve("data/uploads");
        for (LocalDate day : journal.uploads().days())
            for (String name : journal.uploads().names(day)) truncate(uploads.resolve(day + "/" + name));
        assertThatThrownBy(() -> UploadTalk.get(link)).isInstanceOf(AssertionError.class);
        try (WireSocket http = new WireSocket(server.httpsPort())) {
            http.startTls("localhost", "http/1.1");
            http.write("GET /canarybody%zz HTTP/1.1\r\nHost: canary.example\r\nUser-Agent: canaryname\r\n\r\n");
            http.ends(TestClient.PATIENCE);
        }
        return link.split("/")[4];
    }

    private static void truncate(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(content, content.length - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void guessesPasswords(Conversation with) {
        String sasl = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
        TestClient client = with.connectsFrom(ADDRESS).opens();
        client.sends("<auth " + sasl + " mechanism='PLAIN'>" + base64("\0canaryname\0canarypassword") + "</auth>");
        client.receives("<failure " + sasl + "><etc xmlns='test'/></failure>");
        client.sends("<auth " + sasl + " mechanism='SCRAM-SHA-1'>canarybody!</auth>");
        client.receives("<failure " + sasl + "><etc xmlns='test'/></failure>");
        for (int i = 0; i < 2; i++) {
            ScramLogin scram = new ScramLogin("SCRAM-SHA-1", NAME, "canarypassword", "n,,", new byte[0]);
            client.sends("<auth " + sasl + " mechanism='SCRAM-SHA-1'>" + scram.first() + "</auth>");
            String challenge =
                    client.receives("<challenge " + sasl + ">*</challenge>").text();
            client.sends("<response " + sasl + ">" + scram.last(challenge) + "</response>");
            client.receives("<failure " + sasl + "><not-authorized/></failure>");
        }
        client.receivesStreamError("policy-violation");
        closed(with.connectsFrom(ADDRESS), "<?xml version='1.0'?>" + Xml.HEADER + " to='{domain}'>");
    }

    private static void registrationGoesWrong(TestClient client) {
        for (String name : List.of(NAME, "canary name@"))
            client.asks("<iq type='set' id='canaryid'><query xmlns='jabber:iq:register'><username>" + name
                    + "</username><password>canarypassword</password></query></iq>");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
