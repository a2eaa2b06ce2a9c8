package de.pimux.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.core.upload.UploadQuota.Promised;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadQuotaTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration KEPT = Duration.ofDays(30);
    private static final UploadQuota QUOTA =
            new UploadQuota(new UploadLimits(100, 200, 500, 4, 2, Duration.ofMinutes(5)), KEPT);

    private static FileUploaded file(Duration old, long size) {
        return new FileUploaded(
                NOW.minus(old),
                Jid.of("juliet@capulet.example"),
                "name",
                size,
                MediaType.UNKNOWN,
                new ContentKey(new byte[ContentKey.BYTES]));
    }

    private static String retry(Optional<StanzaError> error) {
        assertThat(error).map(StanzaError::condition).contains(Condition.RESOURCE_CONSTRAINT);
        return error.map(StanzaError::application)
                .map(retry -> retry.attribute("stamp"))
                .orElseThrow();
    }

    @Test
    void a_file_of_the_largest_size_is_allowed_and_one_byte_more_is_not() {
        assertThat(QUOTA.tooLarge(100)).isEmpty();
        Optional<StanzaError> refusal = QUOTA.tooLarge(101);
        assertThat(refusal).map(StanzaError::condition).contains(Condition.NOT_ACCEPTABLE);
        assertThat(refusal.map(StanzaError::application)
                        .map(tooLarge -> tooLarge.childText(UploadXml.NAMESPACE, "max-file-size")))
                .contains("100");
    }

    @Test
    void a_file_that_no_quota_could_ever_take_is_too_large_rather_than_to_be_tried_later() {
        UploadQuota small = new UploadQuota(new UploadLimits(100, 200, 50, 4, 2, Duration.ofMinutes(5)), KEPT);
        assertThat(small.tooLarge(51)).isPresent();
    }

    @Test
    void what_fits_exactly_is_allowed() {
        assertThat(QUOTA.exceeded(100, List.of(file(Duration.ofHours(1), 100)), Promised.NOTHING, NOW))
                .isEmpty();
    }

    @Test
    void at_the_bound_of_a_day_the_client_hears_when_enough_of_it_is_a_day_ago() {
        List<FileUploaded> stored = List.of(
                file(Duration.ofHours(30), 100), file(Duration.ofHours(20), 100), file(Duration.ofHours(1), 100));
        assertThat(retry(QUOTA.exceeded(50, stored, Promised.NOTHING, NOW))).isEqualTo("2026-11-23T13:00:01Z");
    }

    @Test
    void at_the_bound_of_everything_the_client_hears_when_the_first_file_goes() {
        List<FileUploaded> stored = List.of(file(Duration.ofDays(29), 400), file(Duration.ofDays(2), 60));
        assertThat(retry(QUOTA.exceeded(50, stored, Promised.NOTHING, NOW))).isEqualTo("2026-11-24T09:00:01Z");
    }

    @Test
    void many_small_files_are_bounded_too() {
        List<FileUploaded> stored = List.of(
                file(Duration.ofDays(20), 1),
                file(Duration.ofDays(10), 1),
                file(Duration.ofDays(3), 1),
                file(Duration.ofDays(2), 1));
        assertThat(retry(QUOTA.exceeded(1, stored, Promised.NOTHING, NOW))).isEqualTo("2026-12-03T09:00:01Z");
    }

    @Test
    void what_was_promised_counts_and_is_given_back_when_its_slots_are_over() {
        assertThat(QUOTA.exceeded(100, List.of(), new Promised(1, 100), NOW)).isEmpty();
        assertThat(retry(QUOTA.exceeded(100, List.of(), new Promised(1, 101), NOW)))
                .isEqualTo("2026-11-23T09:05:01Z");
        assertThat(retry(QUOTA.exceeded(1, List.of(), new Promised(2, 2), NOW))).isEqualTo("2026-11-23T09:05:01Z");
    }
}
