package de.pimux.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TurnsTest {
    private final Turns<String> turns = new Turns<>(3);

    private List<String> enter(String... all) {
        for (String who : all) turns.enter(who);
        return turns.next();
    }

    /** The failures on record were asked for, and this is the answer. */
    private List<String> counted(int failures) {
        assertThat(turns.asks()).isTrue();
        turns.counted(failures);
        return turns.next();
    }

    private List<String> giveBack() {
        turns.giveBack();
        return turns.next();
    }

    private List<String> fail() {
        turns.failed();
        return giveBack();
    }

    @Test
    void who_is_alone_waits_for_nothing_and_leaves_nothing() {
        assertThat(enter("a")).containsExactly("a");
        assertThat(turns.asks()).isFalse();
        assertThat(turns.isIdle()).isFalse();
        assertThat(giveBack()).isEmpty();
        assertThat(turns.isIdle()).isTrue();
    }

    @Test
    void until_it_is_known_how_many_have_failed_one_goes_after_the_other() {
        assertThat(enter("a")).containsExactly("a");
        assertThat(enter("b", "c")).isEmpty();
        assertThat(giveBack()).containsExactly("b");
        assertThat(counted(0)).containsExactly("c");
    }

    @Test
    void without_failures_as_many_go_at_once_as_may_fail_and_the_others_in_order() {
        enter("a");
        enter("b", "c", "d", "e");
        assertThat(counted(0)).containsExactly("b", "c");
        assertThat(giveBack()).containsExactly("d");
        assertThat(giveBack()).containsExactly("e");
        assertThat(giveBack()).isEmpty();
        assertThat(enter("f")).containsExactly("f");
        assertThat(enter("g")).isEmpty();
    }

    @Test
    void a_failure_on_record_takes_a_place() {
        enter("a");
        enter("b", "c", "d");
        assertThat(counted(1)).containsExactly("b");
        assertThat(giveBack()).containsExactly("c");
    }

    @Test
    void a_failure_that_comes_to_it_takes_a_place_as_well() {
        enter("a");
        enter("b", "c", "d", "e");
        counted(0);
        assertThat(fail()).isEmpty();
        assertThat(giveBack()).containsExactly("d");
        assertThat(fail()).isEmpty();
        assertThat(giveBack()).containsExactly("e");
    }

    @Test
    void a_failure_before_the_answer_is_not_forgotten() {
        enter("a");
        enter("b", "c", "d");
        assertThat(fail()).containsExactly("b");
        assertThat(counted(0)).containsExactly("c");
    }

    @Test
    void one_may_always_go() {
        enter("a");
        enter("b", "c");
        assertThat(counted(7)).isEmpty();
        assertThat(giveBack()).containsExactly("b");
        assertThat(giveBack()).containsExactly("c");
    }

    @Test
    void if_it_cannot_be_known_they_go_one_after_the_other_and_the_next_who_comes_asks_again() {
        enter("a");
        enter("b", "c");
        assertThat(turns.asks()).isTrue();
        assertThat(turns.asks()).isFalse();
        turns.notCounted();
        assertThat(turns.asks()).isFalse();
        assertThat(giveBack()).containsExactly("b");
        enter("d");
        assertThat(counted(0)).containsExactly("c", "d");
    }

    @Test
    void who_withdraws_has_no_turn_and_nobody_waits_for_it() {
        enter("a");
        enter("b", "c");
        turns.withdraw("b");
        assertThat(giveBack()).containsExactly("c");
        turns.withdraw("c");
        assertThat(enter("d")).isEmpty();
    }

    @Test
    void it_is_remembered_until_the_answer_has_come() {
        enter("a");
        enter("b");
        assertThat(turns.asks()).isTrue();
        giveBack();
        giveBack();
        assertThat(turns.isIdle()).isFalse();
        turns.counted(0);
        assertThat(turns.isIdle()).isTrue();
    }
}
