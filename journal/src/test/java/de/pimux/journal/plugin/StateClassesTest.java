package de.pimux.journal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import de.pimux.core.guard.GuardEvent.LoginFailed;
import de.pimux.core.guard.Origin;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.journal.ReplayScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StateClassesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private static final RetentionPolicy POLICY = RetentionPolicy.of(30, 30, 7, 7);

    private final StateClasses classes =
            new StateClasses(ConfigFactory.parseString("guard = [SECURITY]"), StateClassesTest::bound);

    private static Instant bound(RetentionClass retention) {
        return POLICY.notBefore(retention, NOW);
    }

    @Test
    void the_kind_of_an_entity_decides_what_its_state_is_made_of() {
        assertThat(classes.scope("guard|opaque"))
                .isEqualTo(new ReplayScope(Set.of(RetentionClass.SECURITY), NOW.minus(WEEK)));
        assertThat(classes.scope("guardian|opaque")).isEqualTo(ReplayScope.LASTING);
        assertThat(classes.scope("account|opaque")).isEqualTo(ReplayScope.LASTING);
    }

    @Test
    void an_event_is_over_when_its_time_is_up_whether_its_shelf_is_dropped_or_not() {
        assertThat(classes.isOver(failed(NOW.minus(WEEK)))).isFalse();
        assertThat(classes.isOver(failed(NOW.minus(WEEK).minusNanos(1)))).isTrue();
    }

    @Test
    void a_class_that_does_not_exist_is_refused() {
        assertThatThrownBy(
                        () -> new StateClasses(ConfigFactory.parseString("guard = [SECRET]"), StateClassesTest::bound))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LoginFailed failed(Instant at) {
        return new LoginFailed(at, new Origin("192.0.2.1"));
    }
}
