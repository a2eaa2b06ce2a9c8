package de.pimux.actors.torture;

import static de.pimux.actors.torture.Recovered.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.account.AccountServices;
import de.pimux.actors.torture.HeldServer.Place;
import de.pimux.actors.wire.RoomTalk;
import de.pimux.actors.wire.TestClient;
import de.pimux.actors.wire.UploadTalk;
import de.pimux.core.erasure.ErasureLog;
import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EntityKey;
import de.pimux.xml.Element;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL before every change of the files that the erasure of an account makes, and after its answer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureKillTest {
    private static final Place ERASURE = new Place("de.pimux.actors.account.ErasureGate", "requested", 3);
    private static final Jid ONE = Jid.of("one@localhost");
    private static final String OWN_ROOM = "own@conference.localhost";
    private static final String FRIENDS_ROOM = "friends@conference.localhost";
    private static final String CANARY = "canary-8c2e";
    private static final String REMOVE =
            "<iq type='set' id='remove'><query xmlns='jabber:iq:register'><remove/></query></iq>";
    private static final String RECEIPT = "<iq type='result' id='remove'>"
            + "<receipt xmlns='urn:pimux:erasure-receipt:0'><etc xmlns='test'/></receipt></iq>";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @TempDir
    Path temporary;

    /** What a life that was killed at some step came to in the end. */
    private record End(
            boolean killed,
            @Nullable SignedReceipt receipt,
            @Nullable Element answered) {}

    @Test
    void an_erasure_that_is_killed_at_any_step_comes_to_its_end_with_the_same_receipt() throws IOException {
        Path prepared = prepare();
        List<End> ends = Lanes.rounds(step -> killedAt(step, prepared), End::killed);
        assertThat(ends).as("changes of files, plus one").hasSizeGreaterThan(8);
        End whole = ends.get(ends.size() - 1);
        assertThat(whole.answered()).as("what the owner has in hand").isEqualTo(element(whole));
        List<SignedReceipt> receipts = ends.stream()
                .dropWhile(end -> end.receipt() == null)
                .map(End::receipt)
                .toList();
        assertThat(receipts).as("once it has begun it is never forgotten").doesNotContainNull();
        assertThat(receipts).as("it begins early").hasSizeGreaterThan(ends.size() / 2);
        assertThat(receipts)
                .extracting(receipt -> receipt.receipt().records())
                .as("what was erased, counted per class")
                .containsOnly(receipts.get(0).receipt().records());
    }

    private static @Nullable Element element(End end) {
        return end.receipt() == null ? null : end.receipt().element();
    }

    /** Somebody with a friend, an archive, a profile, a file, a room, a place in another one, and a message that waits. */
    private Path prepare() throws IOException {
        Path prepared = Files.createDirectory(folder.resolve("prepared"));
        Path configuration = Files.writeString(prepared.resolve("pimux.conf"), """
                pimux {
                  c2s { starttls = ["127.0.0.1:0"], direct-tls = ["127.0.0.1:0"] }
                  web.listen = ["127.0.0.1:0"]
                  registration { open = true, per-address-per-hour = 0 }
                  guard.exempt = ["127.0.0.0/8"]
                  sasl.scram-iterations = 4096
                }
                """);
        ServerProcess server = ServerProcess.start(configuration);
        Friends.register(server);
        try (TestClient one = Friends.bound(server, "one");
                TestClient friend = Friends.bound(server, "friend")) {
            RoomTalk.creates(one, OWN_ROOM, "one", "persistentroom", "1", "enablearchiving", "1");
            RoomTalk.says(one, OWN_ROOM, CANARY + " in a room");
            RoomTalk.hears(one, OWN_ROOM, "one", CANARY + " in a room");
            RoomTalk.creates(friend, FRIENDS_ROOM, "friend", "persistentroom", "1");
            friend.asks(
                    RoomTalk.admin("set", FRIENDS_ROOM, "<item jid='one@localhost' affiliation='member'/>"),
                    "<iq type='result' id='admin'/>");
        }
        try (TestClient one = Friends.online(server, "one")) {
            Friends.archives(one);
            one.asks(
                    "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + "</FN></vCard></iq>",
                    "<iq type='result' id='v'/>");
            Friends.says(one, "friend", CANARY + " there");
            UploadTalk.share(one, CANARY.getBytes(UTF_8), "text/plain");
        }
        try (TestClient friend = Friends.online(server, "friend")) {
            Friends.says(friend, "one", CANARY + " waits");
        }
        server.kill();
        return prepared;
    }

    private End killedAt(int step, Path prepared) {
        try {
            return triesToKillAt(step, prepared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private End triesToKillAt(int step, Path prepared) throws IOException {
        Path copy = folder.resolve("step-" + step);
        Remains.copy(prepared, copy);
        Path configuration = copy.resolve("pimux.conf");
        AtomicReference<@Nullable Element> answered = new AtomicReference<>();
        boolean killed;
        Instant end;
        try (HeldServer held = HeldServer.launch(configuration, temporary, ERASURE, step);
                TestClient one = Friends.bound(held.process().awaitsReady(), "one")) {
            one.sends(REMOVE);
            killed = held.isHeldBefore(
                    () -> answered.set(one.receivesAmong(RECEIPT).elements().get(0)));
            end = Instant.now();
        }
        SignedReceipt receipt;
        try (Recovered server = Recovered.start(configuration)) {
            receipt = ended(server, copy, prepared, end);
        }
        if (receipt != null)
            try (Recovered server = Recovered.start(configuration)) {
                assertThat(await(server.server().erasures().erase(ONE)).map(SignedReceipt::element))
                        .as("asked for again, after one more start")
                        .contains(receipt.element());
            }
        return new End(killed, receipt, answered.get());
    }

    /** The receipt, or null if nothing had begun. */
    private static @Nullable SignedReceipt ended(Recovered server, Path copy, Path prepared, Instant killed)
            throws IOException {
        ErasureLog log = settled(server);
        if (server.knows("one")) {
            assertThat(log.receipts()).isEmpty();
            server.expectRoster("friend", "<item jid='one@localhost' subscription='to'/>");
            return null;
        }
        SignedReceipt receipt = await(server.server().erasures().erase(ONE)).orElseThrow();
        assertThat(log.receipts()).extracting(ReceiptLogged::receipt).containsExactly(receipt.id());
        assertThat(receipt.isSignedBy(server.server().erasures().published())).isTrue();
        assertThat(receipt.receipt().by()).as("not begun anew").isEqualTo(Requester.USER);
        assertThat(receipt.receipt().at()).isBefore(killed);
        server.expectRoster("friend", "<item jid='one@localhost' subscription='none'/>");
        assertThat(await(server.server().rooms().all())).containsExactly(Jid.of(FRIENDS_ROOM));
        assertThat(await(server.server().rooms().memberships(ONE))).isEmpty();
        server.journal().store().scrub();
        DataSecret secret = server.journal().secret();
        expectNoRow(server, AccountServices.persistenceId(secret.opaqueId("account", ONE.text())), copy, prepared, 6);
        expectNoRow(server, "room|" + secret.opaqueId("room", OWN_ROOM), copy, prepared, 2);
        expectNoRow(server, "room|" + secret.opaqueId("room", FRIENDS_ROOM), copy, prepared, 1);
        Remains.expectNone(copy, Remains.contents(prepared.resolve("data/uploads")));
        Remains.expectNone(copy, List.of(CANARY));
        assertThat(receipt.receipt().records().of(RetentionClass.UPLOAD))
                .as("the file is counted")
                .isEqualTo(1);
        return receipt;
    }

    /** That none is left of what an entity had in the beginning: so many rows at least. */
    private static void expectNoRow(Recovered server, String persistenceId, Path copy, Path prepared, int atLeast)
            throws IOException {
        EntityKey entity = server.journal().entity(persistenceId);
        List<String> rows =
                Remains.sealedRows(prepared.resolve("data/journal"), (table, key) -> belongsTo(key, entity));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(atLeast);
        Remains.expectNone(copy, rows);
    }

    private static boolean belongsTo(byte[] key, EntityKey entity) {
        if (key.length < EntityKey.BYTES) return false;
        ByteBuffer name = ByteBuffer.wrap(key);
        return name.getLong() == entity.high() && name.getLong() == entity.low();
    }

    /** Waits until no erasure is under way. */
    private static ErasureLog settled(Recovered server) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ErasureLog log = await(server.server().erasures().log());
        while (!log.pending().isEmpty()) {
            assertThat(System.nanoTime()).as("the erasure comes to its end").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
            log = await(server.server().erasures().log());
        }
        return log;
    }
}
