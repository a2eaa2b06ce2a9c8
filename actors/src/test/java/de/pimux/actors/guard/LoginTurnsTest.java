package de.pimux.actors.guard;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoginTurnsTest {
    private static final Network HERE = Network.of("192.0.2.1/32");
    private static final Network ELSEWHERE = Network.of("192.0.2.2/32");

    private final List<CompletableFuture<Integer>> asked = new ArrayList<>();
    private final LoginTurns turns = new LoginTurns(3, this::count, Runnable::run);

    private CompletableFuture<Integer> count(Network network) {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        asked.add(count);
        return count;
    }

    private static boolean isGranted(Turn turn) {
        return turn.granted().toCompletableFuture().isDone();
    }

    @Test
    void each_network_has_its_own_and_one_login_asks_for_nothing() {
        Turn here = turns.take(HERE);
        Turn elsewhere = turns.take(ELSEWHERE);
        assertThat(List.of(here, elsewhere)).allMatch(LoginTurnsTest::isGranted);
        here.giveBack();
        elsewhere.giveBack();
        assertThat(asked).isEmpty();
        assertThat(turns.isIdle()).isTrue();
    }

    @Test
    void the_failures_on_record_are_asked_for_once_when_somebody_waits() {
        Turn first = turns.take(HERE);
        Turn second = turns.take(HERE);
        Turn third = turns.take(HERE);
        assertThat(asked).hasSize(1);
        assertThat(isGranted(second)).isFalse();
        asked.get(0).complete(1);
        assertThat(isGranted(second)).isTrue();
        assertThat(isGranted(third)).isFalse();
        turns.failed(HERE);
        first.giveBack();
        assertThat(isGranted(third)).isFalse();
        second.giveBack();
        assertThat(isGranted(third)).isTrue();
        third.giveBack();
        assertThat(turns.isIdle()).isTrue();
    }

    @Test
    void if_the_record_cannot_be_read_they_go_one_after_the_other() {
        Turn first = turns.take(HERE);
        Turn second = turns.take(HERE);
        asked.get(0).completeExceptionally(new IllegalStateException("the disk"));
        assertThat(isGranted(second)).isFalse();
        first.giveBack();
        assertThat(isGranted(second)).isTrue();
        second.giveBack();
        assertThat(turns.isIdle()).isTrue();
    }

    @Test
    void who_goes_leaves_its_place_and_never_has_a_turn() {
        Turn first = turns.take(HERE);
        Turn gone = turns.take(HERE);
        Turn next = turns.take(HERE);
        gone.withdraw();
        first.giveBack();
        assertThat(isGranted(gone)).isFalse();
        assertThat(isGranted(next)).isTrue();
        next.withdraw(); // too late: it still has to be given back
        assertThat(isGranted(turns.take(HERE))).isFalse();
    }
}
