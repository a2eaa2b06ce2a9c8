package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.room.RoomSystem;
import de.pimux.actors.torture.Remains;
import de.pimux.core.jid.Jid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A backup of the data folder honours what was erased after it was made. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackupConversationTest {
    private static final String CANARY = "canary-b1f0";

    @Test
    void an_account_that_is_erased_after_a_backup_stays_erased_when_the_backup_is_brought_back() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            String name = with.account("alice");
            with.bound("alice").asks(vCard(CANARY), "<iq type='result' id='v'/>");
            with.bound("bob").asks(vCard("kept"), "<iq type='result' id='v'/>");
            String alices = RoomTalk.room();
            String bobs = RoomTalk.room();
            RoomTalk.creates(with.online("alice"), alices, "alice", "persistentroom", "1");
            TestClient bob = with.online("bob");
            RoomTalk.creates(bob, bobs, "bob", "persistentroom", "1");
            bob.asks(
                    RoomTalk.admin("set", bobs, with.filled("<item jid='{alice}' affiliation='member'/>")),
                    "<iq type='result' id='admin'/>");
            server.stop();
            Path data = server.folder().resolve("data");
            Path backup = server.folder().resolve("backup");
            Remains.copy(data, backup);

            server.startAgain();
            with.bound("alice")
                    .asks(
                            "<iq type='set' id='r'><query xmlns='jabber:iq:register'><remove/></query></iq>",
                            "<iq type='result' id='r'><receipt xmlns='urn:pimux:erasure-receipt:0'><etc xmlns='test'/></receipt></iq>");
            server.stop();
            delete(data);
            Remains.copy(backup, data);

            server.startAgain();
            Login.isRefused(with.connects().opens(), name, Login.PASSWORD);
            with.bound("bob")
                    .asks(
                            "<iq type='get' id='v'><vCard xmlns='vcard-temp'/></iq>",
                            "<iq type='result' id='v'><vCard xmlns='vcard-temp'><FN>kept</FN></vCard></iq>");
            with.connects()
                    .opens()
                    .asks(
                            "<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>" + name
                                    + "</username><password>stranger</password></query></iq>",
                            "<iq type='error' id='r'>" + error("cancel", "conflict") + "</iq>");
            assertThat(server.running()
                            .failedLogins()
                            .of(Jid.of(with.filled("{alice}")))
                            .toCompletableFuture()
                            .join())
                    .as("nothing is noted of who is gone")
                    .isEmpty();
            awaitRooms(server, Jid.of(with.filled("{alice}")), Jid.of(bobs));
            Remains.expectNone(server.folder(), List.of(CANARY));
        }
    }

    /** Only these rooms are left, and none of them knows the account. */
    private static void awaitRooms(TestServer server, Jid erased, Jid... left) {
        RoomSystem rooms = server.running().rooms();
        long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
        while (!rooms.memberships(erased).toCompletableFuture().join().isEmpty()
                || rooms.all().toCompletableFuture().join().size() > left.length)
            assertThat(System.nanoTime()).as("rooms forget it as well").isLessThan(end);
        assertThat(rooms.all().toCompletableFuture().join()).containsExactly(left);
    }

    private static String vCard(String name) {
        return "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + name + "</FN></vCard></iq>";
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
