package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.torture.ServerProcess;
import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;
import de.pimux.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, operated by the real commands, with clients that see what happens. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void a_running_server_is_operated() throws Exception {
        Path configuration = Files.writeString(
                folder.resolve("pimux.conf"),
                "pimux { c2s { starttls = [\"127.0.0.1:0\"], direct-tls = [\"127.0.0.1:0\"] }, web.listen = [] }");
        ServerProcess server = ServerProcess.start(configuration);
        try {
            accountsComeAndChange(server);
            sessionsAreSeenAndEnded(server);
            accountsRestAndAreCopied();
            ownersSeeWhatWasDone(server);
            assertThat(ctl("", "retention", "erasures")).isEqualTo("0 ");
            accountsGo(server);
            erasuresAreOnRecord();
            figuresAreShown();
        } finally {
            server.kill();
        }
    }

    private void accountsComeAndChange(ServerProcess server) {
        assertThat(ctl("first one", "accounts", "create", "ann")).isEqualTo("0 ");
        assertThat(ctl("first one", "accounts", "create", "ann")).isEqualTo("1 pimux ctl: exists already\n");
        assertThat(ctl("first one", "accounts", "create", "a b"))
                .isEqualTo("1 pimux ctl: this name can't be part of an address\n");
        assertThat(ctl("first one", "accounts", "create", "bob")).isEqualTo("0 ");
        assertThat(ctl("", "accounts", "exists", "ann")).isEqualTo("0 yes\n");
        assertThat(ctl("", "accounts", "exists", "nobody")).isEqualTo("1 no\n");
        assertThat(ctl("", "accounts", "count")).isEqualTo("0 2\n");
        assertThat(ctl(Login.PASSWORD, "accounts", "reset-password", "ann")).isEqualTo("0 ");
        assertThat(ctl("", "accounts", "reset-password", "ann")).isEqualTo("1 pimux ctl: no password was given\n");
        assertThat(ctl("\uE000", "accounts", "reset-password", "ann"))
                .isEqualTo("1 pimux ctl: nobody could log in with this password\n");
        try (TestClient ann = connects(server)) {
            assertThat(Login.accepts(ann, "ann", "first one")).isFalse();
            assertThat(Login.accepts(ann, "ann", Login.PASSWORD)).isTrue();
        }
    }

    private void sessionsAreSeenAndEnded(ServerProcess server) {
        try (TestClient phone = bound(server, "phone");
                TestClient desk = bound(server, "desk")) {
            assertThat(ctl("", "sessions", "count")).isEqualTo("0 2\n");
            assertThat(ctl("", "sessions", "list", "ann")).matches("0 phone  20\\S+Z\ndesk  20\\S+Z\n");
            assertThat(ctl("", "sessions", "list", "bob")).isEqualTo("0 ");
            assertThat(ctl("", "sessions", "list", "nobody"))
                    .isEqualTo("1 pimux ctl: there is no account of that name\n");
            assertThat(ctl("", "sessions", "end-one", "ann", "tablet", "--yes")).isEqualTo("1 no\n");
            assertThat(ctl("", "sessions", "end-one", "ann", "phone", "--yes")).isEqualTo("0 yes\n");
            phone.receivesStreamError("policy-violation");
            assertThat(ctl("", "sessions", "end", "ann", "--yes")).isEqualTo("0 1\n");
            desk.receivesStreamError("policy-violation");
        }
        assertThat(ctl("", "sessions", "list", "ann")).isEqualTo("0 ");
    }

    private void accountsRestAndAreCopied() {
        String copy = folder.resolve("bob.zip").toString();
        assertThat(ctl("", "accounts", "restrict", "bob")).isEqualTo("0 ");
        assertThat(ctl("", "accounts", "restricted", "bob")).isEqualTo("0 yes\n");
        assertThat(ctl("", "accounts", "exists", "bob")).isEqualTo("0 yes\n");
        assertThat(ctl("", "accounts", "export", "bob", "--to", copy)).matches("0 \\d{3,}\n");
        assertThat(ctl("", "accounts", "export", "bob", "--to", copy))
                .isEqualTo("1 pimux ctl: " + copy + " exists already\n");
        assertThat(ctl("", "accounts", "import", copy))
                .isEqualTo("1 " + copy + ":1: exists already\naccounts created: 0, not created: 1\n"
                        + "archived messages: 0\n");
        assertThat(ctl("", "accounts", "unrestrict", "bob")).isEqualTo("0 ");
        assertThat(ctl("", "accounts", "restricted", "bob")).isEqualTo("1 no\n");
        for (String verb : List.of("restrict", "unrestrict", "restricted"))
            assertThat(ctl("", "accounts", verb, "nobody"))
                    .isEqualTo("1 pimux ctl: there is no account of that name\n");
        assertThat(ctl("", "accounts", "export", "nobody", "--to", copy + "2"))
                .isEqualTo("1 pimux ctl: there is no account of that name\n");
        assertThat(folder.resolve("bob.zip2")).doesNotExist();
    }

    private static void ownersSeeWhatWasDone(ServerProcess server) {
        try (TestClient ann = bound(server, "phone")) {
            String ledger = XmlWriter.text(
                    ann.asks("<iq type='set' id='c'><command xmlns='http://jabber.org/protocol/commands'"
                            + " node='https://pimux.de/commands/ledger'/></iq>"),
                    "");
            assertThat(ledger)
                    .contains(
                            "The operator set another password",
                            "The operator looked which devices are connected",
                            "The operator disconnected devices");
        }
    }

    private void accountsGo(ServerProcess server) {
        String receipt;
        try (TestClient ann = bound(server, "phone")) {
            assertThat(ctl("", "accounts", "erase", "ann")).startsWith("2 ");
            receipt = ctl("", "accounts", "erase", "ann", "--yes");
            assertThat(receipt).startsWith("0 <receipt").contains("account='ann@localhost'");
            ann.receivesStreamError("not-authorized");
        }
        assertThat(ctl("", "accounts", "erase", "ann", "--yes")).isEqualTo(receipt);
        assertThat(ctl("", "accounts", "erase", "nobody", "--yes"))
                .isEqualTo("1 pimux ctl: there is no account of that name\n");
        assertThat(ctl("", "accounts", "exists", "ann")).isEqualTo("1 no\n");
        assertThat(ctl("", "accounts", "count")).isEqualTo("0 1\n");
        assertThat(ctl("first one", "accounts", "create", "ann")).isEqualTo("1 pimux ctl: exists already\n");
    }

    /** That of the other account comes behind it, and says so. */
    private void erasuresAreOnRecord() {
        String record =
                " requested at 20\\S+Z by operator: ACCOUNT \\d+(, [A-Z]+ \\d+)*; receipt [0-9a-f]{32}, record ";
        assertThat(ctl("", "retention", "erasures")).matches("0 1" + record + "\\S{44}\n");
        assertThat(ctl("", "accounts", "erase", "bob", "--yes")).startsWith("0 <receipt");
        assertThat(ctl("", "retention", "erasures"))
                .matches("0 1" + record + "(\\S{44})\n2" + record + "\\S{44}, after \\2\n");
        assertThat(ctl("", "retention", "erasures", "--json"))
                .matches("0 \\[\"1" + record + "\\S{44}\",\"2" + record + "\\S{44}, after \\S{44}\"]\n");
    }

    private void figuresAreShown() {
        assertThat(ctl("", "journal", "scrub")).isEqualTo("0 ");
        assertThat(ctl("", "journal", "status", "--json"))
                .startsWith("0 {\"eventsWritten\":")
                .contains("\"health\":\"WRITABLE\"", "\"oldestUnscrubbed\":\"\"", "\"renewingKeys\":false");
        assertThat(ctl("", "streams", "status")).contains("  direct-tls: 5\n", "refused: 0\n");
        assertThat(ctl("", "retention", "calendar", "--json")).startsWith("0 [");
        assertThat(ctl("", "retention", "overdue")).isEqualTo("0 ");
        assertThat(ctl("", "retention", "renew-keys", "--yes")).isEqualTo("0 ");
    }

    private static TestClient connects(ServerProcess server) {
        return TestClient.connects("localhost", server.directTlsPort()).opens();
    }

    private static TestClient bound(ServerProcess server, String resource) {
        TestClient client = connects(server);
        Login.authenticate(client, "ann");
        Login.bind(client, resource);
        return client;
    }

    private record Piped(String line) implements Terminal {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public String ask(String question) {
            return "";
        }

        @Override
        public String secret(String question) {
            return line;
        }
    }

    /** The exit code, and what was printed. */
    private String ctl(String secret, String... command) {
        out.reset();
        PrintStream printed = new PrintStream(out, true, UTF_8);
        List<String> arguments =
                new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(command));
        int code = new Ctl(printed, printed, new Piped(secret)).run(arguments.toArray(String[]::new));
        return code + " " + out.toString(UTF_8);
    }
}
