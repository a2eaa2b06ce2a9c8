package de.pimux.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.codec.retention.RetentionCodecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionCodecsTest {
    private static final EventCodec CODEC = new EventCodec(List.of(new RetentionCodecs()));
    private static final ShelfExpired EXPIRED = new ShelfExpired(
            RetentionClass.SECURITY, LocalDate.of(2026, 11, 23), Instant.parse("2026-12-01T00:05:00.25Z"), 123_456);

    @Test
    void the_first_version_is_still_written_and_read() throws IOException {
        Path sample = Path.of("src/test/resources/events/shelf-expired.v1.bin");
        assertThat(sample).hasBinaryContent(CODEC.encode(EXPIRED));
        assertThat(CODEC.decode(Files.readAllBytes(sample))).isEqualTo(EXPIRED);
    }
}
