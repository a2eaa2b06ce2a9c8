package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.guard.GuardConsole;
import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.jid.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What one address may do, where no address is exempt. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardConversationTest {
    private static final String STRICT = "pimux.guard { exempt = [], failures = 3, block = 1 hour }";
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    @Test
    void an_address_has_so_many_registrations_and_connections() {
        try (TestServer server = TestServer.start("pimux { guard.exempt = [], registration.per-address-per-hour = 2,"
                        + " limits.connections-per-address = 3 }");
                Conversation with = new Conversation(server)) {
            TestClient client = with.connects().opens();
            Login.register(client, "one");
            Login.register(client, "two");
            client.asks(
                    "<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>three</username>"
                            + "<password>secret</password></query></iq>",
                    "<iq type='error' id='r'>" + error("wait", "resource-constraint") + "</iq>");
            with.connectsWithoutTls().opens();
            with.connectsWithoutTls().opens();
            assertThat(with.connectsWithoutTls().isClosed()).isTrue();
        }
    }

    @Test
    void wrong_passwords_block_the_address_on_both_ports_and_leave_its_sessions_alone() {
        try (TestServer server = TestServer.start(STRICT);
                Conversation with = new Conversation(server)) {
            TestClient session = with.online("alice");
            TestClient early = with.connects().opens();
            TestClient registering = with.connects().opens();
            guesses(with, "alice", 3);
            isRefused(with.connects());
            isRefused(with.connectsWithoutTls());
            ScramLogin right =
                    new ScramLogin("SCRAM-SHA-1", localpart(with, "{alice}"), Login.PASSWORD, "n,,", new byte[0]);
            early.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>" + right.first() + "</auth>");
            early.receivesStreamError("policy-violation");
            registering.sends("<iq type='get' id='r'><query xmlns='jabber:iq:register'/></iq>");
            registering.receivesStreamError("policy-violation");
            session.receivesNothing();
            TestClient elsewhere = with.connectsFrom("127.0.0.2").opens();
            Login.authenticate(elsewhere, localpart(with, "{alice}"));
        }
    }

    @Test
    void failures_and_blocks_outlive_a_restart_and_end_in_time() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        try (TestServer server = TestServer.start(STRICT, now::get);
                Conversation with = new Conversation(server)) {
            with.account("alice");
            guesses(with, "alice", 2);
            server.stop();
            server.startAgain();
            with.connects().opens();
            guesses(with, "alice", 1);
            isRefused(with.connects());
            server.stop();
            server.startAgain();
            isRefused(with.connects());
            assertThat(server.running().guard().blocked())
                    .containsOnly(Map.entry("127.0.0.1/32", now.get().plus(Duration.ofHours(1))));
            now.set(now.get().plus(Duration.ofHours(1)));
            with.connects().opens();
            assertThat(server.running().guard().blocked()).isEmpty();
        }
    }

    @Test
    void the_operator_sees_what_counts_against_an_address_until_its_time_is_over() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        try (TestServer server = TestServer.start(STRICT, now::get);
                Conversation with = new Conversation(server)) {
            with.account("alice");
            GuardConsole console = new GuardConsole(server.running().guard());
            assertThat(counted(console, "127.0.0.1")).isEmpty();
            guesses(with, "alice", 1);
            Instant first = now.get();
            now.set(first.plus(Duration.ofHours(1)));
            guesses(with, "alice", 1);
            assertThat(counted(console, "127.0.0.1")).containsExactly(first, now.get());
            assertThat(counted(console, "127.0.0.2")).isEmpty();
            now.set(first.plus(Duration.ofHours(24)));
            assertThat(counted(console, "127.0.0.1/32")).hasSize(1);
            guesses(with, "alice", 2);
            assertThat(console.blocked()).hasSize(1);
            assertThat(counted(console, "127.0.0.1")).isEmpty(); // it counts anew
        }
    }

    private static List<Instant> counted(GuardConsole console, String address) {
        return console.failures(address).toCompletableFuture().join();
    }

    @Test
    void the_operator_lifts_a_block_for_good() {
        try (TestServer server = TestServer.start(STRICT);
                Conversation with = new Conversation(server)) {
            with.account("alice");
            guesses(with, "alice", 3);
            GuardConsole console = new GuardConsole(server.running().guard());
            assertThat(console.unblock("127.0.0.2").toCompletableFuture().join())
                    .isFalse();
            assertThat(console.unblock("127.0.0.1/32").toCompletableFuture().join())
                    .isTrue();
            assertThat(console.blocked()).isEmpty();
            guesses(with, "alice", 2);
            server.stop();
            server.startAgain();
            with.connects().opens();
        }
    }

    @Test
    void the_owner_is_told_once_and_the_account_knows_for_seven_days() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        try (TestServer server = TestServer.start("", now::get);
                Conversation with = new Conversation(server)) {
            with.account("alice");
            guesses(with, "alice", 2);
            server.stop();
            server.startAgain();
            assertThat(failures(server, with)).hasSize(2).allSatisfy(failure -> {
                assertThat(failure.at()).isEqualTo(now.get());
                assertThat(failure.origin().text()).isEqualTo("127.0.0.1");
            });
            tellsOwner(with);
            TestClient later = with.bound("alice");
            later.sends("<presence/>");
            later.receivesAmong("<presence from='{alice/}' type='-'/>");
            later.receivesNothing();
            now.set(now.get().plus(Duration.ofDays(7)).plusMillis(1));
            assertThat(failures(server, with)).isEmpty();
        }
    }

    private static void tellsOwner(Conversation with) {
        TestClient owner = with.connects().opensIn("de");
        Login.authenticate(owner, localpart(with, "{alice}"));
        Login.bind(owner, "");
        owner.sends("<presence/>");
        String told = Xml.print(owner.receivesAmong(
                "<message from='{domain}' to='{alice}' xml:lang='de'><body>*</body><etc xmlns='test'/></message>"));
        assertThat(told)
                .contains("2 Anmeldungen an deinem Konto sind", "23.11.2026 09:00 UTC")
                .doesNotContain("127.0.0");
        owner.closesStream();
    }

    @Test
    void failures_that_have_had_their_time_are_not_told_of() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        try (TestServer server = TestServer.start("", now::get);
                Conversation with = new Conversation(server)) {
            with.account("alice");
            guesses(with, "alice", 1);
            server.stop(); // after the account has noted it
            now.set(now.get().plus(Duration.ofDays(8)));
            server.startAgain();
            TestClient owner = with.online("alice");
            owner.receivesNothing();
        }
    }

    @Test
    void an_owner_who_is_not_to_be_told_is_not() {
        try (TestServer server = TestServer.start("pimux.guard.notify-owner = false");
                Conversation with = new Conversation(server)) {
            with.account("alice");
            guesses(with, "alice", 1);
            TestClient owner = with.online("alice");
            owner.receivesNothing();
            assertThat(failures(server, with)).hasSize(1);
        }
    }

    private static List<FailureNoted> failures(TestServer server, Conversation with) {
        return server.running()
                .failedLogins()
                .of(Jid.of(with.filled("{alice}")))
                .toCompletableFuture()
                .join();
    }

    private static String localpart(Conversation with, String account) {
        String bare = with.filled(account);
        return bare.substring(0, bare.indexOf('@'));
    }

    /** Before it can say anything but the header of its stream. */
    private static void isRefused(TestClient client) {
        client.sends("<?xml version='1.0'?>" + Xml.HEADER + " to='{domain}'>");
        client.receivesHeader();
        client.receivesStreamError("policy-violation");
    }

    private static void guesses(Conversation with, String account, int times) {
        TestClient client = with.connects().opens();
        for (int i = 0; i < times; i++) wrong(client, localpart(with, "{" + account + "}"));
    }

    private static void wrong(TestClient client, String username) {
        ScramLogin scram = new ScramLogin("SCRAM-SHA-1", username, "wrong", "n,,", new byte[0]);
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>" + scram.first() + "</auth>");
        String challenge =
                client.receives("<challenge " + SASL + ">*</challenge>").text();
        client.sends("<response " + SASL + ">" + scram.last(challenge) + "</response>");
        client.receives("<failure " + SASL + "><not-authorized/></failure>");
    }
}
