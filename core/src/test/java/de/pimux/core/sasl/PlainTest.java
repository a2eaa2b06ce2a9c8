package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.sasl.SaslStep.Failed;
import de.pimux.core.sasl.SaslStep.NeedsCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "alice@example.org"})
    void the_right_password_logs_in(String authzid) {
        assertThat(loggedIn(plain(authzid + "\0alice\0" + PASSWORD, KEYS))).isEqualTo(ALICE);
    }

    @Test
    void a_wrong_password_and_an_unknown_account_get_the_same_answer() {
        SaslStep wrong = plain("\0alice\0wrong", KEYS);
        assertThat(wrong).isEqualTo(new Failed(SaslFailure.NOT_AUTHORIZED, true));
        assertThat(plain("\0alice\0" + PASSWORD, null)).isEqualTo(wrong);
    }

    @Test
    void accounts_that_were_imported_with_old_keys_are_checked_against_these() {
        assertThat(loggedIn(plain("\0alice\0" + PASSWORD, OLD_KEYS))).isEqualTo(ALICE);
        assertThat(plain("\0alice\0wrong", OLD_KEYS)).isEqualTo(new Failed(SaslFailure.NOT_AUTHORIZED, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "bob@example.org", "alice@example.net", "admin@example.org"})
    void the_own_password_does_not_open_another_account(String authzid) {
        refused(plain(authzid + "\0alice\0" + PASSWORD, KEYS), SaslFailure.INVALID_AUTHZID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\0\0", "\0alice\0", "\0\0pw", "alice\0pw", "\0alice\0pw\0", "\0al\nice\0pw"})
    void what_is_not_in_the_grammar_is_malformed(String message) {
        refused(plain(message, KEYS), SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void it_is_not_offered_unless_the_operator_wants_it() {
        SaslMechanisms offered = SaslMechanisms.offer(List.of(ScramHash.values()), CHANNEL, false);
        SaslContext context = new SaslContext(DOMAIN, offered, UNKNOWN, RANDOM);
        refused(
                SaslExchange.begin(context, "PLAIN", ScramClient.bytes("\0alice\0" + PASSWORD)),
                SaslFailure.INVALID_MECHANISM);
    }

    private static SaslStep plain(String message, @Nullable ScramCredentials found) {
        SaslStep step = begin(ChannelBindings.NONE, "PLAIN", message);
        return step instanceof NeedsCredentials asked ? asked.with(found) : step;
    }
}
