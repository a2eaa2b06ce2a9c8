package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many streams of one address that say a password at the same moment. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoginTurnsConversationTest {
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
    private static final String NONE_EXEMPT = "pimux { guard.exempt = [], sasl.plain = true }";
    private static final String ADDRESS = "127.0.0.78";
    private static final int STREAMS = 40;

    /** A client that has said all but its password. */
    private record Waiting(TestClient client, String last) {
        void saysIt() {
            client.sends(last);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-1", "PLAIN"})
    void a_burst_has_as_many_guesses_as_one_stream_after_the_other(String mechanism) {
        try (TestServer server = TestServer.start(NONE_EXEMPT);
                Conversation with = new Conversation(server)) {
            String alice = with.account("alice");
            // not the last to connect: the system reports first whoever was active last, whatever else has come
            Waiting right = waiting(with, mechanism, alice, Login.PASSWORD);
            List<Waiting> guesses = new ArrayList<>();
            for (int i = 1; i < STREAMS; i++) guesses.add(waiting(with, mechanism, alice, "wrong"));
            guesses.forEach(Waiting::saysIt);
            right.saysIt();
            right.client().receivesStreamError("policy-violation");
            assertThat(guesses.stream().map(guess -> answer(guess.client())))
                    .containsOnly("failure", "error")
                    .filteredOn("failure"::equals)
                    .hasSize(6);
            server.stop(); // after the account has noted them
            server.startAgain();
            assertThat(server.running()
                            .failedLogins()
                            .of(Jid.of(with.filled("{alice}")))
                            .toCompletableFuture()
                            .join())
                    .hasSize(6);
        }
    }

    @Test
    void all_who_know_their_password_log_in_at_the_same_moment() {
        try (TestServer server = TestServer.start(NONE_EXEMPT);
                Conversation with = new Conversation(server)) {
            String alice = with.account("alice");
            List<Waiting> owners = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                String mechanism = i % 4 == 0 ? "PLAIN" : "SCRAM-SHA-1";
                owners.add(waiting(with, mechanism, alice, Login.PASSWORD));
            }
            owners.forEach(Waiting::saysIt);
            assertThat(owners.stream().map(owner -> answer(owner.client()))).containsOnly("success");
        }
    }

    @Test
    void who_goes_without_an_answer_holds_up_nobody() {
        try (TestServer server = TestServer.start(NONE_EXEMPT);
                Conversation with = new Conversation(server)) {
            String alice = with.account("alice");
            List<Waiting> impatient = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++)
                impatient.add(waiting(with, i % 2 == 0 ? "PLAIN" : "SCRAM-SHA-1", alice, Login.PASSWORD));
            for (Waiting one : impatient) {
                one.saysIt();
                one.client().close();
            }
            Login.authenticate(with.connectsFrom(ADDRESS).opens(), alice);
        }
    }

    private static Waiting waiting(Conversation with, String mechanism, String username, String password) {
        TestClient client = with.connectsFrom(ADDRESS).opens();
        if (mechanism.equals("PLAIN")) return new Waiting(client, plain(username, password));
        ScramLogin scram = new ScramLogin(mechanism, username, password, "n,,", new byte[0]);
        client.sends("<auth " + SASL + " mechanism='" + mechanism + "'>" + scram.first() + "</auth>");
        String challenge =
                client.receives("<challenge " + SASL + ">*</challenge>").text();
        return new Waiting(client, "<response " + SASL + ">" + scram.last(challenge) + "</response>");
    }

    private static String plain(String username, String password) {
        String message = Base64.getEncoder().encodeToString(("\0" + username + "\0" + password).getBytes(UTF_8));
        return "<auth " + SASL + " mechanism='PLAIN'>" + message + "</auth>";
    }

    /** {@code success}, {@code failure}, or the {@code error} of the stream. */
    private static String answer(TestClient client) {
        Element answer = client.next();
        return answer == null ? "nothing" : answer.name();
    }
}
