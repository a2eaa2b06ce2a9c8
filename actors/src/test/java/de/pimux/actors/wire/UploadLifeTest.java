package de.pimux.actors.wire;

import static de.pimux.actors.wire.UploadTalk.get;
import static de.pimux.actors.wire.UploadTalk.put;
import static de.pimux.actors.wire.UploadTalk.share;
import static de.pimux.actors.wire.UploadTalk.slot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.torture.Remains;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How long files live, on a server whose clock goes by, and what is left of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadLifeTest {
    private static final String COMMANDS = "http://jabber.org/protocol/commands";
    private static final String NODE = "https://pimux.de/commands/files";
    private static final byte[] CANARY = "canary-55ee".repeat(20_000).getBytes(UTF_8);
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final TestServer server = TestServer.start(
            "pimux.uploads { file-bytes = 300 KiB, day-bytes = 500 KiB, stored-bytes = 700 KiB }", now::get);
    private final Conversation with = new Conversation(server);

    @AfterEach
    void close() {
        with.close();
        server.close();
    }

    private Jid jid(String name) {
        return Jid.of(with.filled("{" + name + "}"));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private void passes(Duration time) {
        now.set(now.get().plus(time));
    }

    /** Where the link leads to after the server was started anew, on another port. */
    private String moved(String link) {
        return link.replaceFirst(":\\d+/", ":" + server.httpsPort() + "/");
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(server.folder().resolve("data/uploads"))) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is deleted leaves the disk a moment after it is served no more. */
    private void awaitsFiles(int count) {
        long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
        while (files().size() != count)
            assertThat(System.nanoTime()).as("files").isLessThan(end);
    }

    private void expectNoFileHoldsTheCanary() {
        server.running().journal().store().scrub();
        Remains.expectNone(server.folder(), List.of("canary-55ee"));
    }

    private static Element command(TestClient client, String attributes, String content) {
        Element answer = client.asks("<iq type='set' id='c'><command xmlns='" + COMMANDS + "' node='" + NODE + "' "
                + attributes + ">" + content + "</command></iq>");
        Element command = answer.child(COMMANDS, "command");
        assertThat(command).as(Xml.print(answer)).isNotNull();
        return command;
    }

    @Test
    void without_a_web_port_there_is_no_service() {
        try (TestServer none = TestServer.start("pimux.web.listen = []");
                Conversation talk = new Conversation(none)) {
            TestClient alice = talk.bound("alice");
            alice.asks(
                    "<iq type='get' id='d' to='{domain}'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
                    "<iq type='result' id='d'><query xmlns='http://jabber.org/protocol/disco#items'>"
                            + "<item jid='conference.localhost'/></query></iq>");
            alice.asks(
                    UploadTalk.request(5, ""),
                    "<iq type='error' id='slot'>" + Errors.error("cancel", "remote-server-not-found") + "</iq>");
        }
    }

    @Test
    void a_slot_ends_after_its_time_and_with_the_process() {
        TestClient alice = with.bound("alice");
        String late = slot(alice, 5);
        passes(Duration.ofMinutes(5));
        assertThat(put(late, "hello".getBytes(UTF_8), "text/plain")).isEqualTo(403);
        String lost = slot(alice, 5);
        server.stop();
        server.startAgain();
        assertThat(put(moved(lost), "hello".getBytes(UTF_8), "text/plain")).isEqualTo(403);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_outlives_the_process_and_not_its_time() {
        String link = share(with.bound("alice"), CANARY, "image/png");
        server.stop();
        passes(DAY.multipliedBy(30));
        server.startAgain();
        assertThat(get(moved(link)).body()).isEqualTo(CANARY);
        assertThat(UploadTalk.header(get(moved(link)), "Cache-Control")).isEqualTo("private, max-age=0");
        passes(Duration.ofSeconds(1));
        assertThat(get(moved(link)).statusCode()).isEqualTo(404);
        server.stop();
        passes(DAY);
        server.startAgain();
        assertThat(files()).isEmpty();
        expectNoFileHoldsTheCanary();
    }

    @Test
    void no_cache_is_allowed_to_keep_a_file_for_longer_than_it_lives() {
        String link = share(with.bound("alice"), CANARY, "image/png");
        passes(DAY.multipliedBy(29));
        assertThat(UploadTalk.header(get(link), "Cache-Control")).isEqualTo("private, max-age=86400");
    }

    @Test
    void quotas_count_what_is_stored_and_give_it_back() {
        TestClient alice = with.bound("alice");
        share(alice, CANARY, "image/png");
        share(alice, CANARY, "image/png");
        String refused = "<iq type='error' id='slot'><error type='wait'><resource-constraint"
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text"
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>*</text><retry xmlns='urn:xmpp:http:upload:0' stamp='";
        alice.asks(UploadTalk.request(CANARY.length, ""), refused + "2026-11-24T09:00:01Z'/></error></iq>");
        passes(DAY);
        share(alice, CANARY, "image/png");
        passes(DAY);
        alice.asks(UploadTalk.request(CANARY.length, ""), refused + "2026-12-23T09:00:01Z'/></error></iq>");
        delete(alice);
        share(alice, CANARY, "image/png");
    }

    /** The newest. */
    private static void delete(TestClient client) {
        Element shown = command(client, "", "");
        String name = Xml.print(shown).replaceFirst("(?s).*?<option[^>]*><value>([^<]+)</value>.*", "$1");
        Element done = command(
                client,
                "sessionid='" + shown.attribute("sessionid") + "' action='complete'",
                "<x xmlns='jabber:x:data' type='submit'><field var='files'><value>" + name + "</value></field></x>");
        assertThat(done.attribute("status")).isEqualTo("completed");
    }

    @Test
    void an_owner_sees_and_deletes_files() {
        TestClient alice = with.bound("alice");
        assertThat(command(alice, "", "").attribute("status")).isEqualTo("completed");
        String older = share(alice, CANARY, "image/png");
        passes(Duration.ofSeconds(1));
        String newer = share(alice, CANARY, "text/plain");
        assertThat(Xml.print(command(alice, "", "")))
                .contains("2026-11-23T09:00:01Z, text/plain, 220000 bytes", "2026-11-23T09:00:00Z, image/png");
        delete(alice);
        assertThat(get(newer).statusCode()).isEqualTo(404);
        assertThat(get(older).statusCode()).isEqualTo(200);
        awaitsFiles(1);
        server.stop();
        server.startAgain();
        assertThat(get(moved(newer)).statusCode()).isEqualTo(404);
        assertThat(get(moved(older)).statusCode()).isEqualTo(200);
    }

    @Test
    void the_end_of_an_account_is_the_end_of_its_files_and_they_are_on_its_receipt() {
        TestClient alice = with.bound("alice");
        String link = share(alice, CANARY, "image/png");
        share(alice, CANARY, "image/png");
        String others = share(with.bound("bob"), CANARY, "image/png");
        SignedReceipt receipt =
                await(server.running().erasures().erase(jid("alice"))).orElseThrow();
        assertThat(receipt.receipt().records().of(RetentionClass.UPLOAD)).isEqualTo(2);
        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(get(others).body()).isEqualTo(CANARY);
        assertThat(files()).hasSize(1);
    }

    @Test
    void the_files_of_a_restricted_account_are_withheld_and_it_gets_no_slots() {
        TestClient alice = with.bound("alice");
        String link = share(alice, CANARY, "image/png");
        String open = slot(alice, 5);
        await(server.rights().restrict(jid("alice")));
        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(put(open, "hello".getBytes(UTF_8), "text/plain")).isEqualTo(403);
        await(server.rights().unrestrict(jid("alice")));
        assertThat(get(link).body()).isEqualTo(CANARY);
        awaitsFiles(1);
    }

    @Test
    void what_a_crash_leaves_is_gone_after_the_next_start() throws IOException {
        String kept = share(with.bound("alice"), CANARY, "image/png");
        String lost = share(with.bound("bob"), CANARY, "image/png");
        Path day = server.folder().resolve("data/uploads/2026-11-23");
        server.stop();
        Path orphan = files().get(0);
        Files.copy(orphan, day.resolve("an-orphan"));
        Files.writeString(day.getParent().resolve("incoming/half"), "half-written");
        server.startAgain();
        awaitsFiles(2);
        assertThat(get(moved(kept)).body()).isEqualTo(CANARY);
        server.stop();
        for (Path file : files()) Files.delete(file);
        server.startAgain();
        assertThat(get(moved(lost)).statusCode())
                .as("its event is there, and it is not")
                .isEqualTo(404);
    }
}
