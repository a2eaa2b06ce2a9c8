package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.account.AccountServices;
import de.pimux.actors.torture.Remains;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.plugin.JournalExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;

/**
 * A whole server whose clock goes by, and what can be found of its accounts: in its journal when it is opened, in its logs,
 * and in the raw bytes of data, vault and logs.
 */
abstract class PolicyFixture {
    static final String CANARY = "canary-f0e1";
    static final Duration DAY = Duration.ofDays(1);
    private static final Set<RetentionClass> STORED = EnumSet.of(
            RetentionClass.ACCOUNT,
            RetentionClass.PENDING,
            RetentionClass.ARCHIVE,
            RetentionClass.UPLOAD,
            RetentionClass.SECURITY);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    final TestServer server;
    final Conversation with;

    /** @param more configuration, which wins over that of every test */
    PolicyFixture(String more) {
        this.server = TestServer.start(more, now::get);
        this.with = new Conversation(server);
    }

    @AfterEach
    void close() {
        with.close();
        server.close();
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    JournalExtension journal() {
        return server.running().journal();
    }

    Jid jid(String name) {
        return Jid.of(with.filled("{" + name + "}"));
    }

    private String persistenceId(String name) {
        return AccountServices.persistenceId(
                journal().secret().opaqueId("account", jid(name).text()));
    }

    /** Everything that can be read of an account in the journal, of all classes, opened. */
    List<Object> events(String name) {
        return stored(persistenceId(name));
    }

    /** The same of a room. */
    List<Object> roomEvents(String room) {
        return stored("room|" + journal().secret().opaqueId("room", room));
    }

    private List<Object> stored(String persistenceId) {
        return List.copyOf(await(journal().history(persistenceId, STORED, SequenceRange.ALL))
                .values());
    }

    boolean isStored(String name, Class<?> type) {
        return events(name).stream().anyMatch(type::isInstance);
    }

    /** Whether the journal holds this text of an account, opened. */
    boolean isStored(String name, String text) {
        return events(name).stream()
                .map(event -> new String(journal().codec().encode(event), UTF_8))
                .anyMatch(event -> event.contains(text));
    }

    /** Delivery is put on record a little later. */
    void awaitsGone(String name, Class<?> type) {
        awaitsGone(() -> isStored(name, type));
    }

    void awaitsGone(String name, String text) {
        awaitsGone(() -> isStored(name, text));
    }

    static void awaitsGone(BooleanSupplier isStored) {
        long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
        while (isStored.getAsBoolean())
            assertThat(System.nanoTime()).as("it goes").isLessThan(end);
    }

    /** As if the server had been down meanwhile. */
    void passes(Duration time) {
        server.stop();
        now.set(now.get().plus(time));
        server.startAgain();
    }

    void expectNoFileHolds(String... canaries) {
        journal().store().scrub();
        Remains.expectNone(server.folder(), List.of(canaries));
    }

    void expectNoShelf(RetentionClass retention) {
        assertThat(journal().store().shelves()).extracting(Shelf::retention).doesNotContain(retention);
    }

    boolean guesses(String address) {
        return Login.accepts(with.connectsFrom(address).opens(), with.account("alice"), "wrong");
    }

    void says(TestClient from, String to, String body) {
        from.sends("<message to='{" + to + "}' type='chat'><body>" + body + "</body></message>");
        from.asks("<iq type='get' id='said' to='{domain}'><ping xmlns='urn:xmpp:ping'/></iq>");
    }

    Path export(String name) {
        Path zip = server.file("export.zip");
        await(server.rights().export(jid(name), zip));
        return zip;
    }

    static String unzipped(Path zip) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) in.transferTo(all);
        }
        return all.toString(UTF_8);
    }

    /** Where a link leads to after the server was started anew, on another port. */
    String moved(String link) {
        return link.replaceFirst(":\\d+/", ":" + server.httpsPort() + "/");
    }

    List<String> logs() throws IOException {
        try (Stream<Path> files = Files.list(server.folder().resolve("data-logs"))) {
            List<Path> all = files.sorted().toList();
            List<String> contents = new ArrayList<>();
            for (Path file : all) contents.add(Files.readString(file, ISO_8859_1));
            return contents;
        }
    }
}
