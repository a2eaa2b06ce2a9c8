package de.pimux.journal.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.upload.ContentKey;
import de.pimux.journal.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DayFoldersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String OWNER = "u4vTq0o1b3Xz5cY7wE9rAg";
    private static final ContentKey KEY = key(1);

    @TempDir
    Path root;

    private DayFolders files;

    @BeforeEach
    void open() throws IOException {
        files = DayFolders.open(root.resolve("uploads"));
    }

    private static ContentKey key(int fill) {
        byte[] bytes = new byte[ContentKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return new ContentKey(bytes);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private void store(String name, byte[] content) throws IOException {
        FileWriter writer = files.create(DAY, name, OWNER, KEY);
        int half = content.length / 2;
        writer.write(ByteBuffer.wrap(content, 0, half));
        writer.write(ByteBuffer.wrap(content, half, content.length - half));
        writer.complete();
    }

    private byte[] read(String name, ContentKey key, long size, long first, long end) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (FileReader reader = files.read(DAY, name, key, size, first, end)) {
            for (byte[] part = reader.next(); part.length > 0; part = reader.next()) all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, ChunkSeal.CHUNK - 1, ChunkSeal.CHUNK, ChunkSeal.CHUNK + 1, 3 * ChunkSeal.CHUNK})
    void a_file_is_read_as_it_was_written(int size) throws IOException {
        byte[] content = content(size);
        store("name", content);
        assertThat(read("name", KEY, size, 0, size)).isEqualTo(content);
        assertThat(files.owner(DAY, "name")).contains(OWNER);
    }

    @Test
    void any_part_of_it_is_read_alone() throws IOException {
        int size = 2 * ChunkSeal.CHUNK + 10;
        byte[] content = content(size);
        store("name", content);
        for (int[] part : new int[][] {
            {0, 1},
            {5, 9},
            {ChunkSeal.CHUNK - 1, ChunkSeal.CHUNK + 1},
            {ChunkSeal.CHUNK, 2 * ChunkSeal.CHUNK},
            {size - 1, size}
        })
            assertThat(read("name", KEY, size, part[0], part[1]))
                    .isEqualTo(Arrays.copyOfRange(content, part[0], part[1]));
    }

    @Test
    void nothing_of_it_can_be_seen_on_the_disk() throws IOException {
        store("name", "canary-77aa".repeat(10_000).getBytes(ISO_8859_1));
        for (Path file : everything())
            assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("canary-77aa");
    }

    @Test
    void what_was_changed_or_moved_is_not_served() throws IOException {
        int size = 3 * ChunkSeal.CHUNK;
        store("name", content(size));
        Path file = root.resolve("uploads/2026-11-23/name");
        byte[] sealed = Files.readAllBytes(file);
        byte[] swapped = sealed.clone();
        int first = FileHeader.BYTES;
        System.arraycopy(sealed, first + ChunkSeal.SEALED, swapped, first, ChunkSeal.SEALED);
        System.arraycopy(sealed, first, swapped, first + ChunkSeal.SEALED, ChunkSeal.SEALED);
        Files.write(file, swapped);
        assertThatThrownBy(() -> read("name", KEY, size, 0, size)).isInstanceOf(StoreException.class);
        Files.write(file, Arrays.copyOf(sealed, sealed.length - 1));
        assertThatThrownBy(() -> read("name", KEY, size, 0, size)).isInstanceOf(IOException.class);
        Files.write(file, sealed);
        assertThatThrownBy(() -> read("name", key(2), size, 0, size)).isInstanceOf(StoreException.class);
    }

    @Test
    void a_file_that_is_abandoned_leaves_nothing() throws IOException {
        FileWriter writer = files.create(DAY, "name", OWNER, KEY);
        writer.write(ByteBuffer.wrap(content(100_000)));
        writer.abandon();
        assertThat(everything()).isEmpty();
    }

    @Test
    void a_file_that_is_half_written_when_the_process_ends_is_gone_after_the_next_start() throws IOException {
        FileWriter writer = files.create(DAY, "name", OWNER, KEY);
        writer.write(ByteBuffer.wrap(content(100_000)));
        assertThat(everything()).hasSize(1);
        DayFolders again = DayFolders.open(root.resolve("uploads"));
        assertThat(everything()).isEmpty();
        assertThat(again.days()).isEmpty();
    }

    @Test
    void a_name_is_used_once_while_its_file_is_written() throws IOException {
        files.create(DAY, "name", OWNER, KEY);
        assertThatThrownBy(() -> files.create(DAY, "name", OWNER, KEY)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_is_deleted_and_others_of_its_day_stay() throws IOException {
        store("one", content(10));
        store("other", content(10));
        files.delete(DAY, "one");
        files.delete(DAY, "one");
        assertThat(files.names(DAY)).containsExactly("other");
        assertThat(files.owner(DAY, "one")).isEmpty();
        assertThatThrownBy(() -> read("one", KEY, 10, 0, 10)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_day_goes_whole_after_the_time_of_its_shelf_and_not_before() throws IOException {
        store("name", content(10));
        Instant end = Instant.parse("2026-12-24T00:00:00Z");
        assertThat(expiry(end.plus(Duration.ofMinutes(5)).minusMillis(1))).isFalse();
        assertThat(files.days()).containsExactly(DAY);
        assertThat(expiry(end.plus(Duration.ofMinutes(5)))).isFalse();
        assertThat(everything()).isEmpty();
    }

    @Test
    void what_became_due_while_nothing_ran_goes_at_once() throws IOException {
        store("name", content(10));
        Instant end = Instant.parse("2026-12-24T00:00:00Z");
        FileExpiry late = newExpiry(end.plus(Duration.ofHours(3)));
        assertThat(late.isOverdue()).isTrue();
        late.expireOverdue();
        assertThat(late.isOverdue()).isFalse();
        assertThat(everything()).isEmpty();
    }

    private boolean expiry(Instant now) {
        FileExpiry expiry = newExpiry(now);
        expiry.expireIfDue();
        return expiry.isOverdue();
    }

    private FileExpiry newExpiry(Instant now) {
        return new FileExpiry(
                files, RetentionClass.UPLOAD, RetentionPolicy.of(30, 30, 7, 7), Duration.ofMinutes(5), () -> now);
    }
}
