package de.pimux.actors.torture;

import static de.pimux.actors.torture.Recovered.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.torture.HeldServer.Place;
import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.RoomTalk;
import de.pimux.actors.wire.TestClient;
import de.pimux.actors.wire.UploadTalk;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL before every change of the files that the expiry of three shelves makes, at a start a month later. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpiryKillTest {
    private static final Place EXPIRY = new Place("de.pimux.journal.RetentionSchedule", "expireOverdue", 0);
    private static final String CANARY = "canary-51d3";
    private static final String ADDRESS = "127.0.0.78";
    private static final String ROOM = "coven@conference.localhost";
    private static final String CONFIGURATION = """
            pimux {
              c2s { starttls = ["127.0.0.1:0"], direct-tls = ["127.0.0.1:0"] }
              web.listen = ["127.0.0.1:0"]
              registration { open = true, per-address-per-hour = 0 }
              guard.exempt = []
              sasl.scram-iterations = 4096
            }
            """;
    private static final String QUERY = "<iq type='set' id='q'><query xmlns='urn:xmpp:mam:2'/></iq>";
    private static final String NOTHING = "<iq type='result' id='q'><fin xmlns='urn:xmpp:mam:2' complete='true'>"
            + "<set xmlns='http://jabber.org/protocol/rsm'><count>0</count></set></fin></iq>";

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    @Test
    void an_expiry_that_is_killed_at_any_step_is_complete_after_the_next_start_and_on_record_once() throws IOException {
        Path prepared = prepare();
        SortedSet<Shelf> shelves = shelves(prepared);
        assertThat(shelves)
                .extracting(Shelf::retention)
                .contains(RetentionClass.ARCHIVE, RetentionClass.UPLOAD, RetentionClass.SECURITY);
        List<String> rows = Remains.sealedRows(
                prepared.resolve("data/journal"), (table, key) -> table.matches("(ARCHIVE|UPLOAD|SECURITY).*"));
        assertThat(rows)
                .as("both copies of two messages, what was said in a room, a file, and a failed login")
                .hasSizeGreaterThanOrEqualTo(7);
        rows.addAll(Remains.contents(prepared.resolve("data/uploads")));
        List<Boolean> killed = Lanes.rounds(step -> killedAt(step, prepared, shelves, rows), goesOn -> goesOn);
        assertThat(killed).as("changes of files").hasSizeGreaterThan(12);
        Remains.expectNone(temporary, List.of(CANARY, ADDRESS));
    }

    /** A server with archived messages, one that still waits, a file, and a wrong password. */
    private Path prepare() throws IOException {
        Path prepared = Files.createDirectory(folder.resolve("prepared"));
        Path configuration = Files.writeString(prepared.resolve("pimux.conf"), CONFIGURATION);
        ServerProcess server = ServerProcess.launch(configuration, List.of("-Djava.io.tmpdir=" + temporary))
                .awaitsReady();
        Friends.register(server);
        try (TestClient one = Friends.bound(server, "one")) {
            RoomTalk.creates(one, ROOM, "one", "persistentroom", "1", "enablearchiving", "1");
            RoomTalk.says(one, ROOM, CANARY + " in a room");
            RoomTalk.hears(one, ROOM, "one", CANARY + " in a room");
        }
        try (TestClient friend = Friends.online(server, "friend");
                TestClient one = Friends.online(server, "one")) {
            Friends.archives(friend);
            Friends.archives(one);
            Friends.says(one, "friend", CANARY + " there");
            Friends.says(friend, "one", CANARY + " back");
            UploadTalk.share(one, CANARY.getBytes(UTF_8), "text/plain");
            friend.sends("<presence type='unavailable'/>");
            one.sends("<presence type='unavailable'/>");
        }
        try (TestClient one = Friends.online(server, "one");
                TestClient stranger = TestClient.connectsFrom(ADDRESS, "localhost", server.directTlsPort())) {
            Friends.says(one, "friend", "for later");
            assertThat(Login.accepts(stranger.opens(), "one", "wrong")).isFalse();
        }
        server.kill();
        return prepared;
    }

    private static SortedSet<Shelf> shelves(Path prepared) throws IOException {
        try (Recovered now = Recovered.start(prepared.resolve("pimux.conf"))) {
            return new TreeSet<>(now.journal().store().shelves());
        }
    }

    /** Whether there was such a step. */
    private boolean killedAt(int step, Path prepared, SortedSet<Shelf> shelves, List<String> rows) {
        try {
            return triesToKillAt(step, prepared, shelves, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean triesToKillAt(int step, Path prepared, SortedSet<Shelf> shelves, List<String> rows)
            throws IOException {
        Path copy = folder.resolve("step-" + step);
        Remains.copy(prepared, copy);
        Path configuration =
                Files.writeString(copy.resolve("pimux.conf"), CONFIGURATION + "pimux.rehearsal.clock-offset = 31 days");
        boolean killed;
        try (HeldServer server = HeldServer.launch(configuration, temporary, EXPIRY, step)) {
            killed = server.isHeldBefore(() -> server.process().awaitsReady());
        }
        try (Recovered later = Recovered.start(configuration)) {
            expectExpired(later, shelves);
            Remains.expectNone(copy, rows);
            Remains.expectNone(copy, List.of(CANARY, ADDRESS));
        }
        return killed;
    }

    private static void expectExpired(Recovered server, SortedSet<Shelf> shelves) {
        assertThat(server.journal().store().shelves()).isEmpty();
        assertThat(server.journal().store().oldest(RetentionClass.ARCHIVE)).isEmpty();
        assertThat(server.journal().store().oldest(RetentionClass.SECURITY)).isEmpty();
        assertThat(server.journal().uploads().days()).isEmpty();
        assertThat(await(server.journal().expired().entries()))
                .extracting(expired -> new Shelf(expired.shelf(), expired.day()))
                .containsExactlyInAnyOrderElementsOf(shelves);
        assertThat(await(server.journal().expired().entries()))
                .extracting(ShelfExpired::records)
                .allMatch(records -> records > 0);
        try (TestClient one = server.bound("one");
                TestClient friend = server.bound("friend")) {
            one.asks(QUERY, NOTHING);
            friend.asks(QUERY, NOTHING);
            one.asks(QUERY.replace("id='q'", "id='q' to='" + ROOM + "'"), NOTHING);
            friend.sends("<presence/>");
            friend.receivesAmong(
                    "<message from='one@localhost/test'><body>for later</body><etc xmlns='test'/></message>");
        }
        server.journal().store().scrub();
    }
}
