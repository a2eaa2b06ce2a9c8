package de.pimux.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownDevicesTest {
    @Test
    void so_many_devices_are_known_and_the_oldest_is_forgotten_first() {
        KnownDevices many = IntStream.range(0, KnownDevices.MAX)
                .mapToObj(Integer::toString)
                .reduce(KnownDevices.NONE, KnownDevices::with, (one, other) -> other);
        assertThat(many.knows("0")).isTrue();
        KnownDevices more = many.with("0").with("new");
        assertThat(more.marks()).hasSize(KnownDevices.MAX);
        assertThat(more.knows("0")).as("seen again").isTrue();
        assertThat(more.knows("1")).isFalse();
    }
}
