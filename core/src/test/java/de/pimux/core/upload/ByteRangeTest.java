package de.pimux.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=2-5, 2, 5",
        "bytes=7-, 7, 9",
        "bytes=7-100, 7, 9",
        "bytes=-3, 7, 9",
        "bytes=-30, 0, 9",
        "BYTES=1-2, 1, 2",
    })
    void one_range_is_served(String header, long first, long last) {
        assertThat(ByteRange.asked(header, 10)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "bytes=5-2", "bytes=-", "lines=1-2", "bytes=x-y", "nonsense"})
    void what_is_no_single_range_means_the_whole_file(String header) {
        assertThat(ByteRange.asked(header, 10)).contains(ByteRange.whole(10));
    }

    @Test
    void without_the_header_the_whole_file_is_meant() {
        assertThat(ByteRange.asked(null, 10)).contains(new ByteRange(0, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
    void bytes_that_the_file_does_not_have_are_refused(String header) {
        assertThat(ByteRange.asked(header, 10)).isEmpty();
    }
}
