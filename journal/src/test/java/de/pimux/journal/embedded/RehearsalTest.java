package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.POLICY;
import static de.pimux.journal.StoreFixture.TUESDAY;
import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.archive;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.failedLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.Shelf;
import de.pimux.journal.ShelfForecast;
import de.pimux.journal.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearsalTest {
    private static final Instant END = MONDAY.plus(Duration.ofDays(7));

    @TempDir
    Path folder;

    private EmbeddedStore store;

    @BeforeEach
    void open() {
        store = EmbeddedStoreTest.opened(folder);
        Instant later = MONDAY.plus(Duration.ofHours(2));
        await(store.append(ALICE, List.of(account(1, "a"), failedLogin(2, MONDAY, "b"), failedLogin(3, later, "c"))));
        await(store.append(BOB, List.of(failedLogin(1, MONDAY, "d"), archive(2, TUESDAY, "e"))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<ShelfForecast> forecast(Instant at) {
        return new Rehearsal(POLICY, at).run(folder.resolve("journal"), folder.resolve("vault"));
    }

    @Test
    void it_tells_of_a_running_store_what_will_have_expired() {
        Shelf logins = Shelf.of(RetentionClass.SECURITY, MONDAY);
        Shelf messages = Shelf.of(RetentionClass.ARCHIVE, TUESDAY);
        assertThat(forecast(END.plus(Duration.ofHours(1))))
                .containsExactlyInAnyOrder(
                        new ShelfForecast(logins, 2, 3, false), new ShelfForecast(messages, 0, 1, false));
        assertThat(forecast(Instant.parse("2026-12-01T00:00:00Z"))).contains(new ShelfForecast(logins, 3, 3, true));
        assertThat(forecast(Instant.parse("2027-12-01T00:00:00Z"))).allMatch(ShelfForecast::dropped);
    }

    @Test
    void it_leaves_no_trace() throws IOException {
        store.close();
        Map<Path, List<Byte>> before = files();
        forecast(END);
        assertThat(files()).isEqualTo(before);
        store = EmbeddedStoreTest.opened(folder);
        assertThat(store.shelves()).hasSize(2);
    }

    @Test
    void where_nothing_is_stored_there_is_nothing_to_rehearse() {
        Path nowhere = folder.resolve("nowhere");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> new Rehearsal(POLICY, END).run(nowhere, nowhere));
        assertThat(nowhere).doesNotExist();
    }

    private Map<Path, List<Byte>> files() throws IOException {
        Map<Path, List<Byte>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> found.put(file, bytes(file)));
        }
        return found;
    }

    private static List<Byte> bytes(Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            Byte[] boxed = new Byte[all.length];
            for (int i = 0; i < all.length; i++) {
                boxed[i] = all[i];
            }
            return List.of(boxed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
