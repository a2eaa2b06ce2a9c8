package de.pimux.actors.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final long SHARE = 64 << 10;

    private final Backlog backlog = new Backlog(1_000_000);

    @Test
    void a_client_may_hold_more_than_its_share_while_there_is_room() {
        backlog.grow(1_000_000);
        assertThat(backlog.isTooMuch(900_000)).isFalse();
    }

    @Test
    void whoever_holds_more_than_its_share_has_to_go_when_room_is_short() {
        backlog.grow(1_000_001);
        assertThat(backlog.isTooMuch(SHARE + 1)).isTrue();
    }

    @Test
    void others_keep_being_served_meanwhile() {
        backlog.grow(1_000_001);
        assertThat(backlog.isTooMuch(SHARE)).isFalse();
    }

    @Test
    void there_is_room_again_once_somebody_has_gone() {
        backlog.grow(1_500_000);
        backlog.shrink(600_000);
        assertThat(backlog.isTooMuch(900_000)).isFalse();
    }
}
