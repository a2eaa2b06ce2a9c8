package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.account.DeedBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an owner can see of what was done to the account. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerConversationTest {
    private static final String NEW_DEVICE = "A device logged in";

    private static String ledger(TestClient owner) {
        return Xml.print(owner.asks("<iq type='set' id='c'><command xmlns='http://jabber.org/protocol/commands'"
                + " node='https://pimux.de/commands/ledger'/></iq>"));
    }

    private static long times(String ledger, String deed) {
        return Pattern.compile(Pattern.quote(deed)).matcher(ledger).results().count();
    }

    private static void visits(Conversation with, String resource) {
        with.bound("alice", resource).closesStream();
    }

    @Test
    void a_device_is_noted_when_it_logs_in_for_the_first_time() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            visits(with, "phone");
            visits(with, "phone");
            TestClient desk = with.bound("alice", "desk");
            assertThat(times(ledger(desk), NEW_DEVICE)).isEqualTo(2);
            assertThat(ledger(desk)).doesNotContain("phone", "127.0.0.1");
        }
    }

    @Test
    void devices_are_known_after_restarts_and_longer_than_what_was_noted_of_them() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        try (TestServer server = TestServer.start("", now::get);
                Conversation with = new Conversation(server)) {
            visits(with, "phone");
            server.stop();
            server.startAgain();
            TestClient phone = with.bound("alice", "phone");
            assertThat(times(ledger(phone), NEW_DEVICE)).isEqualTo(1);
            now.set(now.get().plus(Duration.ofDays(7)).plusMillis(1));
            assertThat(times(ledger(phone), NEW_DEVICE)).isZero();
            visits(with, "desk");
            assertThat(times(ledger(phone), NEW_DEVICE)).isEqualTo(1);
        }
    }

    @Test
    void so_much_of_one_kind_is_noted_on_a_day_and_it_hides_nothing_else() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        try (TestServer server = TestServer.start("", now::get);
                Conversation with = new Conversation(server)) {
            TestClient owner = with.bound("alice", "owner");
            for (int i = 0; i < DeedBudget.PER_DAY; i++) visits(with, "device-" + i);
            assertThat(times(ledger(owner), NEW_DEVICE)).isEqualTo(DeedBudget.PER_DAY);
            owner.asks(
                    "<iq type='set' id='p' to='{domain}'><query xmlns='jabber:iq:register'><username>" + localpart(with)
                            + "</username><password>" + Login.PASSWORD + "</password></query></iq>",
                    "<iq type='result' id='p'/>");
            assertThat(times(ledger(owner), "The password was changed")).isEqualTo(1);
            now.set(now.get().plus(Duration.ofDays(1)));
            visits(with, "device-" + DeedBudget.PER_DAY);
            assertThat(times(ledger(owner), NEW_DEVICE)).isEqualTo(DeedBudget.PER_DAY + 1);
        }
    }

    private static String localpart(Conversation with) {
        String bare = with.filled("{alice}");
        return bare.substring(0, bare.indexOf('@'));
    }
}
