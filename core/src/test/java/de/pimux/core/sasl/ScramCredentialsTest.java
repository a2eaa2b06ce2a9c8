package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFixture.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScramCredentialsTest {
    @Test
    void each_hash_and_each_account_has_its_own_salt() {
        ScramCredentials one = ScramCredentials.derive("pencil", 2, RANDOM);
        ScramCredentials other = ScramCredentials.derive("pencil", 2, RANDOM);
        assertThat(one.keys()).containsOnlyKeys(ScramHash.values());
        assertThat(one).isNotEqualTo(other);
        assertThat(one.keys().values())
                .extracting(keys -> HexFormat.of().formatHex(keys.salt()))
                .doesNotHaveDuplicates();
    }

    @Test
    void keys_come_out_as_they_went_in() {
        ScramKeys some = new ScramKeys(new byte[] {1, 2, 3}, 70_000, new byte[32], new byte[] {-1});
        ScramKeys others = new ScramKeys(new byte[ScramKeys.MOST_SALT_BYTES], 1, new byte[] {4}, new byte[0]);
        Map<ScramHash, ScramKeys> keys = Map.of(ScramHash.SHA_512, some, ScramHash.SHA_1, others);
        assertThat(new ScramCredentials(keys).keys()).isEqualTo(keys);
        assertThat(new ScramCredentials(keys)).isEqualTo(new ScramCredentials(new TreeMap<>(keys)));
        assertThat(new ScramCredentials(Map.of()).keys()).isEmpty();
    }

    @Test
    void a_salt_has_a_longest_length() {
        assertThatThrownBy(() -> new ScramKeys(new byte[ScramKeys.MOST_SALT_BYTES + 1], 1, new byte[0], new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 6070 has these for PBKDF2 with HMAC-SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
        "2, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "4096, 4b007901b765489abead49d926f721d065a429c1"
    })
    void the_iterated_hash_is_PBKDF2(int iterations, String expected) {
        byte[] derived = new HmacKey(ScramHash.SHA_1, ScramClient.bytes("password"))
                .iterated(ScramClient.bytes("salt"), iterations);
        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(expected);
    }

    @Test
    void a_password_longer_than_a_block_of_the_hash_works() {
        String password = "x".repeat(200);
        ScramCredentials credentials = ScramCredentials.derive(password, 5, RANDOM);
        for (ScramHash hash : ScramHash.values()) {
            ScramClient client = new ScramClient(hash, "alice", password);
            SaslFixture.loggedIn(SaslFixture.login(client, hash.mechanismName(), ChannelBindings.NONE, credentials));
        }
    }

    /** The examples of RFC 4013 §3, and two more. */
    @ParameterizedTest
    @CsvSource({"I\u00ADX, IX", "user, user", "USER, USER", "\u00AA, a", "\u2168, IX", "a\u00A0b, a b", "❤\uFE0F, ❤"})
    void passwords_are_prepared_by_SASLprep(String typed, String prepared) {
        assertThat(SaslPrep.prepare(typed)).isEqualTo(prepared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00AD", "a\u0007", "\uE000", "a\u2028b", "\uFFFE"})
    void what_no_client_can_type_is_no_password(String password) {
        assertThatThrownBy(() -> ScramCredentials.derive(password, 2, RANDOM))
                .isInstanceOf(PasswordException.class)
                .hasMessageNotContaining(password.isEmpty() ? "\0" : password);
        assertThat(ScramCredentials.accepts(password)).isFalse();
    }
}
