package de.pimux.bench.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerdictTest {
    private static final KnownFailures KNOWN = KnownFailures.read("# why\n\nMoodTest.notifies: no PEP: not yet\n");
    private static final Outcome KNOWN_FAILS = Outcome.failed("MoodTest.notifies", new AssertionError("nothing came"));
    private static final Outcome PING = Outcome.passed("PingTest.answers");

    @Test
    void known_failures_are_good_and_printed_with_their_reason() {
        Verdict verdict = new Verdict(List.of(PING, KNOWN_FAILS), KNOWN, true);
        assertThat(verdict.good()).isTrue();
        assertThat(verdict.lines()).contains("not passing yet: MoodTest.notifies: no PEP: not yet");
    }

    @Test
    void another_failure_is_not_good() {
        Outcome failed = Outcome.failed("PingTest.pongs", new AssertionError("no answer\nmore"));
        Verdict verdict = new Verdict(List.of(PING, failed, KNOWN_FAILS), KNOWN, true);
        assertThat(verdict.good()).isFalse();
        assertThat(verdict.lines()).contains("PingTest: 1 passed, 1 failed", "FAILED: PingTest.pongs: no answer");
    }

    @Test
    void a_known_failure_that_passes_is_not_good() {
        Verdict verdict = new Verdict(List.of(PING, Outcome.passed("MoodTest.notifies")), KNOWN, true);
        assertThat(verdict.good()).isFalse();
    }

    @Test
    void a_known_failure_that_did_not_run_is_good_only_if_few_were_to_run() {
        assertThat(new Verdict(List.of(PING), KNOWN, true).good()).isFalse();
        assertThat(new Verdict(List.of(PING), KNOWN, false).good()).isTrue();
    }

    @Test
    void what_does_not_apply_is_good_and_says_why() {
        Outcome rooms = Outcome.notApplicable("RoomTest", new IllegalStateException("no rooms"));
        Verdict verdict = new Verdict(List.of(rooms), KNOWN, false);
        assertThat(verdict.good()).isTrue();
        assertThat(verdict.lines()).contains("RoomTest: 1 not applicable (no rooms)");
    }

    @Test
    void a_list_names_each_test_once_and_says_why() {
        assertThatThrownBy(() -> KnownFailures.read("A.b: why\nA.b: why not\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> KnownFailures.read("A.b:\n")).hasMessageContaining("without a reason");
        assertThatThrownBy(() -> KnownFailures.read("A.b\n")).hasMessageContaining("without a reason");
    }
}
