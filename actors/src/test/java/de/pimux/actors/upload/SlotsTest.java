package de.pimux.actors.upload;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.UploadQuota.Promised;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SlotsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");

    private final Slots slots = new Slots(Duration.ofMinutes(5));

    private static Slot slot(Jid owner, int number, long size, Instant at) {
        byte[] random = new byte[FileLocator.RANDOM_BYTES];
        Arrays.fill(random, (byte) number);
        return new Slot(owner, FileLocator.of(LocalDate.of(2026, 11, 23), random), at, size, null);
    }

    @Test
    void one_upload_may_begin_and_no_second() {
        Slot slot = slot(JULIET, 1, 10, NOW);
        slots.add(slot);
        assertThat(slots.waiting(slot.locator(), NOW)).isEqualTo(slot);
        assertThat(slots.begin(slot)).isTrue();
        assertThat(slots.begin(slot)).isFalse();
        assertThat(slots.waiting(slot.locator(), NOW)).isNull();
        slots.end(slot);
        assertThat(slots.begin(slot)).isFalse();
    }

    @Test
    void a_slot_promises_its_bytes_until_its_upload_is_over() {
        Slot first = slot(JULIET, 1, 10, NOW);
        assertThat(slots.add(first)).isEqualTo(Promised.NOTHING);
        assertThat(slots.begin(first)).isTrue();
        assertThat(slots.add(slot(JULIET, 2, 5, NOW))).isEqualTo(new Promised(1, 10));
        assertThat(slots.add(slot(Jid.of("romeo@montague.example"), 3, 1, NOW))).isEqualTo(Promised.NOTHING);
        assertThat(slots.promisedBytes()).isEqualTo(16);
        slots.end(first);
        assertThat(slots.add(slot(JULIET, 4, 1, NOW))).isEqualTo(new Promised(1, 5));
    }

    @Test
    void a_slot_that_was_not_used_promises_nothing_after_its_time() {
        Slot slot = slot(JULIET, 1, 10, NOW);
        slots.add(slot);
        Instant end = NOW.plus(Duration.ofMinutes(5));
        assertThat(slots.waiting(slot.locator(), end.minusMillis(1))).isEqualTo(slot);
        assertThat(slots.waiting(slot.locator(), end)).isNull();
        assertThat(slots.add(slot(JULIET, 2, 1, end))).isEqualTo(Promised.NOTHING);
    }

    @Test
    void there_are_not_endlessly_many() {
        for (int i = 0; i < Slots.MOST; i++) {
            byte[] random = new byte[FileLocator.RANDOM_BYTES];
            random[0] = (byte) i;
            random[1] = (byte) (i >> Byte.SIZE);
            FileLocator locator = FileLocator.of(LocalDate.of(2026, 11, 23), random);
            assertThat(slots.add(new Slot(Jid.of(i + "@capulet.example"), locator, NOW, 1, null)))
                    .isNotNull();
        }
        assertThat(slots.add(slot(JULIET, 77, 1, NOW))).isNull();
    }
}
