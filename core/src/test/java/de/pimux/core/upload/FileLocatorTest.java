package de.pimux.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileLocatorTest {
    private static FileLocator locator(LocalDate day, int fill) {
        byte[] random = new byte[FileLocator.RANDOM_BYTES];
        Arrays.fill(random, (byte) fill);
        return FileLocator.of(day, random);
    }

    @Test
    void a_locator_is_read_as_it_was_written() {
        for (LocalDate day : new LocalDate[] {LocalDate.of(2026, 11, 23), LocalDate.of(2999, 12, 31)}) {
            FileLocator locator = locator(day, -7);
            assertThat(FileLocator.parse(locator.text())).isEqualTo(locator);
        }
    }

    @Test
    void two_files_have_nothing_but_the_day_in_common() {
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertThat(locator(day, 1).text()).isNotEqualTo(locator(day, 2).text());
        assertThat(FileLocator.RANDOM_BYTES * Byte.SIZE).isGreaterThanOrEqualTo(128);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_was_never_given_out_is_none(String text) {
        assertThat(FileLocator.parse(text)).isNull();
    }

    @Test
    void it_never_prints() {
        FileLocator locator = locator(LocalDate.of(2026, 11, 23), 3);
        assertThat(locator.toString()).doesNotContain(locator.text());
    }
}
