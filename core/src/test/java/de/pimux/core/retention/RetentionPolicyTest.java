package de.pimux.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionPolicyTest {
    private static final RetentionPolicy POLICY = RetentionPolicy.of(30, 30, 7, 7);

    @Test
    void the_time_of_a_day_is_up_when_that_of_its_last_moment_is() {
        assertThat(POLICY.endOf(RetentionClass.SECURITY, LocalDate.of(2026, 11, 1)))
                .isEqualTo(Instant.parse("2026-11-09T00:00:00Z"));
    }

    @Test
    void the_bound_is_a_number_of_days_before_now() {
        assertThat(POLICY.notBefore(RetentionClass.ARCHIVE, Instant.parse("2026-11-30T10:30:00Z")))
                .isEqualTo(Instant.parse("2026-10-31T10:30:00Z"));
    }

    @Test
    void what_lives_with_the_account_has_no_bound() {
        assertThat(POLICY.bound(RetentionClass.PENDING)).isEmpty();
        assertThat(POLICY.bound(RetentionClass.ARCHIVE)).contains(Duration.ofDays(30));
        assertThat(POLICY.endOf(RetentionClass.ACCOUNT, LocalDate.EPOCH)).isEqualTo(Instant.MAX);
        assertThat(POLICY.notBefore(RetentionClass.ACCOUNT, Instant.EPOCH)).isEqualTo(Instant.MIN);
    }

    @Test
    void logs_have_a_bound_but_no_shelves() {
        assertThat(POLICY.shelved())
                .containsExactly(RetentionClass.ARCHIVE, RetentionClass.UPLOAD, RetentionClass.SECURITY);
        assertThat(POLICY.bound(RetentionClass.LOG)).contains(Duration.ofDays(7));
    }

    @Test
    void days_for_a_class_without_an_end_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetentionPolicy(Map.of(RetentionClass.ACCOUNT, 30)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetentionPolicy(Map.of(RetentionClass.ARCHIVE, 0)));
    }
}
