package de.pimux.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.guard.GuardEvent.AddressBlocked;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BlockedNetworksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final BlockedNetworks blocked = new BlockedNetworks(2);

    private void block(String network, long seconds) {
        blocked.block(new Origin(network), NOW.plusSeconds(seconds), NOW).forEach(blocked::apply);
    }

    @Test
    void a_block_is_listed_until_it_ends() {
        block("192.0.2.1/32", 10);
        assertThat(blocked.current(NOW)).isEqualTo(Map.of(new Origin("192.0.2.1/32"), NOW.plusSeconds(10)));
        assertThat(blocked.current(NOW.plusSeconds(10))).isEmpty();
    }

    @Test
    void a_known_or_ended_block_is_no_news() {
        block("192.0.2.1/32", 10);
        assertThat(blocked.block(new Origin("192.0.2.1/32"), NOW.plusSeconds(10), NOW))
                .isEmpty();
        assertThat(blocked.block(new Origin("192.0.2.2/32"), NOW, NOW)).isEmpty();
        assertThat(blocked.block(new Origin("192.0.2.1/32"), NOW.plusSeconds(20), NOW))
                .hasSize(1);
    }

    @Test
    void the_operator_takes_one_off() {
        block("192.0.2.1/32", 10);
        assertThat(blocked.unblock(new Origin("192.0.2.2/32"), NOW)).isEmpty();
        blocked.unblock(new Origin("192.0.2.1/32"), NOW).forEach(blocked::apply);
        assertThat(blocked.current(NOW)).isEmpty();
    }

    @Test
    void a_full_list_gives_up_the_one_that_ends_first() {
        block("192.0.2.1/32", 30);
        block("192.0.2.2/32", 10);
        block("192.0.2.3/32", 20);
        assertThat(blocked.current(NOW).keySet())
                .containsExactly(new Origin("192.0.2.1/32"), new Origin("192.0.2.3/32"));
    }

    @Test
    void what_is_over_leaves_with_the_next_event() {
        block("192.0.2.1/32", 10);
        blocked.apply(new AddressBlocked(NOW.plusSeconds(11), new Origin("192.0.2.2/32"), NOW.plusSeconds(60)));
        assertThat(blocked.size()).isEqualTo(1);
    }
}
