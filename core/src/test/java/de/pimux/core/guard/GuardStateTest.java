package de.pimux.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.guard.GuardEvent.AddressBlocked;
import de.pimux.core.guard.GuardEvent.AddressUnblocked;
import de.pimux.core.guard.GuardEvent.LoginFailed;
import de.pimux.core.retention.RetentionClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardStateTest {
    private static final GuardRules RULES = new GuardRules(6, Duration.ofHours(24), Duration.ofHours(24));
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Origin ORIGIN = new Origin("2001:db8::7");
    private static final Origin NETWORK = new Origin("2001:db8::/64");

    private GuardState state = GuardState.CLEAN;

    private List<GuardEvent> fails(Instant at) {
        List<GuardEvent> events = state.failed(ORIGIN, NETWORK, at, RULES);
        events.forEach(event -> state = state.apply(event));
        return events;
    }

    private void failsTimes(int times, Instant at) {
        for (int i = 0; i < times; i++) fails(at);
    }

    @Test
    void the_sixth_failure_blocks_for_a_day() {
        failsTimes(5, MONDAY);
        assertThat(state.isBlocked(MONDAY)).isFalse();
        Instant end = MONDAY.plus(Duration.ofDays(1));
        assertThat(fails(MONDAY))
                .containsExactly(new LoginFailed(MONDAY, ORIGIN), new AddressBlocked(MONDAY, NETWORK, end));
        assertThat(state.isBlocked(end.minusNanos(1))).isTrue();
        assertThat(state.isBlocked(end)).isFalse();
    }

    @Test
    void failures_before_the_window_do_not_count() {
        failsTimes(5, MONDAY);
        Instant later = MONDAY.plus(Duration.ofHours(24));
        assertThat(state.counted(later.minusNanos(1), RULES)).hasSize(5).containsOnly(MONDAY);
        assertThat(state.counted(later, RULES)).isEmpty();
        assertThat(fails(later)).hasSize(1);
    }

    @Test
    void after_a_block_it_counts_anew() {
        failsTimes(6, MONDAY);
        assertThat(state.counted(MONDAY, RULES)).isEmpty();
        failsTimes(5, MONDAY.plus(Duration.ofHours(24)));
        assertThat(state.isBlocked(MONDAY.plus(Duration.ofHours(24)))).isFalse();
    }

    @Test
    void a_failure_while_blocked_is_recorded_and_prolongs_nothing() {
        failsTimes(6, MONDAY);
        Instant later = MONDAY.plusSeconds(1);
        assertThat(fails(later)).containsExactly(new LoginFailed(later, ORIGIN));
        assertThat(state.blockedUntil()).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
    }

    @Test
    void the_operator_lifts_a_block_and_the_count() {
        assertThat(state.unblock(NETWORK, MONDAY)).isEmpty();
        failsTimes(6, MONDAY);
        assertThat(state.unblock(NETWORK, MONDAY)).containsExactly(new AddressUnblocked(MONDAY, NETWORK));
        state = state.apply(new AddressUnblocked(MONDAY, NETWORK));
        assertThat(state).isEqualTo(GuardState.CLEAN);
    }

    @Test
    void its_memory_is_bounded() {
        for (int i = 0; i < GuardState.MAX_FAILURES + 5; i++)
            state = state.apply(new LoginFailed(MONDAY.plusSeconds(i), ORIGIN));
        assertThat(state.failures()).hasSize(GuardState.MAX_FAILURES).first().isEqualTo(MONDAY.plusSeconds(5));
    }

    @Test
    void every_event_is_a_security_record_of_its_day_and_prints_no_address() {
        for (Class<?> type : GuardEvent.class.getPermittedSubclasses())
            assertThat(type).isRecord();
        List<GuardEvent> all = List.of(
                new LoginFailed(MONDAY, ORIGIN),
                new AddressBlocked(MONDAY, NETWORK, MONDAY),
                new AddressUnblocked(MONDAY, NETWORK));
        assertThat(all)
                .hasSize(GuardEvent.class.getPermittedSubclasses().length)
                .allSatisfy(event -> {
                    assertThat(event.retention()).isEqualTo(RetentionClass.SECURITY);
                    assertThat(event.recordedAt()).isEqualTo(MONDAY);
                    assertThat(event.toString()).doesNotContain("2001", "db8");
                });
    }
}
