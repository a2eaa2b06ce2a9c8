package de.pimux.actors.guard;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.Network;
import de.pimux.actors.config.ServerConfig.Guard;
import de.pimux.actors.net.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoginGuardTest {
    private static final Guard RULES =
            new Guard(6, Duration.ofHours(24), Duration.ofHours(24), List.of(Network.of("127.0.0.0/8")));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LoginGuard guard = new LoginGuard(RULES, () -> now);

    @Test
    void six_wrong_passwords_block_the_address_for_a_day() {
        fail("192.0.2.1", 5);
        assertThat(guard.blocks(address("192.0.2.1"))).isFalse();
        fail("192.0.2.1", 1);
        assertThat(guard.blocks(address("192.0.2.1"))).isTrue();
        now = now.plus(Duration.ofHours(24));
        assertThat(guard.blocks(address("192.0.2.1"))).isFalse();
    }

    @Test
    void failures_outside_of_the_window_do_not_count() {
        fail("192.0.2.1", 5);
        now = now.plus(Duration.ofHours(25));
        fail("192.0.2.1", 5);
        assertThat(guard.blocks(address("192.0.2.1"))).isFalse();
    }

    @Test
    void others_are_not_blocked() {
        fail("192.0.2.1", 6);
        assertThat(guard.blocks(address("192.0.2.2"))).isFalse();
    }

    @Test
    void an_IPv6_customer_is_one_address() {
        fail("2001:db8::1", 3);
        fail("2001:db8::2", 3);
        assertThat(guard.blocks(address("2001:db8::3"))).isTrue();
        assertThat(guard.blocks(address("2001:db8:0:1::3"))).isFalse();
    }

    @Test
    void an_exempt_address_is_never_blocked() {
        fail("127.0.0.1", 100);
        assertThat(guard.blocks(address("127.0.0.1"))).isFalse();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) guard.failed(address(address));
    }

    private static ClientAddress address(String text) {
        try {
            return new ClientAddress(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
