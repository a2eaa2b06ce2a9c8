package de.pimux.actors.guard;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.Network;
import de.pimux.actors.net.ClientAddress;
import de.pimux.core.guard.GuardRules;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnrecordedFailuresTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final UnrecordedFailures failures =
            new UnrecordedFailures(new GuardRules(6, Duration.ofHours(24), Duration.ofHours(24)));

    @Test
    void an_IPv6_customer_is_one_address_and_others_are_not_blocked() {
        for (int i = 0; i < 6; i++) failures.failed(address("2001:db8::" + i), NOW);
        assertThat(blocks("2001:db8::ffff", NOW)).isTrue();
        assertThat(blocks("2001:db8:0:1::1", NOW)).isFalse();
        assertThat(blocks("192.0.2.1", NOW)).isFalse();
        assertThat(blocks("2001:db8::1", NOW.plus(Duration.ofHours(24)))).isFalse();
    }

    @Test
    void they_count_within_the_window() {
        Network network = address("192.0.2.1").network();
        assertThat(failures.counted(network, NOW)).isEmpty();
        failures.failed(address("192.0.2.1"), NOW);
        assertThat(failures.counted(network, NOW.plusSeconds(1))).containsExactly(NOW);
        assertThat(failures.counted(network, NOW.plus(Duration.ofHours(24)))).isEmpty();
    }

    @Test
    void what_the_operator_lifts_is_forgotten() {
        for (int i = 0; i < 6; i++) failures.failed(address("192.0.2.1"), NOW);
        failures.forget(address("192.0.2.1").network());
        assertThat(blocks("192.0.2.1", NOW)).isFalse();
    }

    private boolean blocks(String address, Instant at) {
        return failures.blocks(address(address).network(), at);
    }

    private static ClientAddress address(String text) {
        return new ClientAddress(Network.literal(text));
    }
}
