package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFixture.*;
import static de.pimux.core.sasl.ScramClient.attribute;
import static de.pimux.core.sasl.ScramClient.bytes;
import static de.pimux.core.sasl.ScramClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.sasl.SaslStep.Challenge;
import de.pimux.core.sasl.SaslStep.Failed;
import de.pimux.core.sasl.SaslStep.NeedsCredentials;
import de.pimux.core.sasl.SaslStep.Success;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScramTest {
    private static final ChannelBindings NONE = ChannelBindings.NONE;

    @ParameterizedTest
    @EnumSource
    void the_right_password_logs_in_and_the_server_proves_itself(ScramHash hash) {
        ScramClient client = new ScramClient(hash, "alice", PASSWORD);
        Challenge challenge = challenged(SaslExchange.begin(context(NONE), hash.mechanismName(), client.first()), KEYS);
        byte[] last = client.last(challenge.data());
        SaslStep end = challenge.response(last);
        assertThat(loggedIn(end)).isEqualTo(ALICE);
        assertThat(text(((Success) end).data())).isEqualTo(client.signature(challenge.data(), last));
    }

    @ParameterizedTest
    @EnumSource
    void PLUS_works_over_both_bindings(ScramHash hash) {
        String plus = hash.mechanismName() + "-PLUS";
        ScramClient exporter = new ScramClient(hash, "alice", PASSWORD, "p=tls-exporter,,", EXPORTER);
        ScramClient endPoint = new ScramClient(hash, "alice", PASSWORD, "p=tls-server-end-point,,", END_POINT);
        assertThat(loggedIn(login(exporter, plus, CHANNEL, KEYS))).isEqualTo(ALICE);
        assertThat(loggedIn(login(endPoint, plus, CHANNEL, KEYS))).isEqualTo(ALICE);
    }

    @Test
    void another_channel_than_the_client_sees_is_refused_although_the_password_is_right() {
        byte[] elsewhere = bytes("exported by some other connection");
        ScramClient client = new ScramClient(ScramHash.SHA_256, "alice", PASSWORD, "p=tls-exporter,,", elsewhere);
        SaslStep end = login(client, "SCRAM-SHA-256-PLUS", CHANNEL, KEYS);
        assertThat(end).isEqualTo(new Failed(SaslFailure.NOT_AUTHORIZED, false));
    }

    @Test
    void a_wrong_password_is_refused_and_counts_as_a_guess() {
        ScramClient client = new ScramClient(ScramHash.SHA_512, "alice", "wrong");
        assertThat(login(client, "SCRAM-SHA-512", NONE, KEYS)).isEqualTo(new Failed(SaslFailure.NOT_AUTHORIZED, true));
    }

    @ParameterizedTest
    @EnumSource
    void a_hash_that_an_account_was_imported_without_keys_for_is_refused_as_always_and_is_no_guess(ScramHash hash) {
        ScramClient client = new ScramClient(hash, "alice", PASSWORD);
        SaslStep end = login(client, hash.mechanismName(), NONE, OLD_KEYS);
        if (hash == ScramHash.SHA_1) assertThat(loggedIn(end)).isEqualTo(ALICE);
        else assertThat(end).isEqualTo(new Failed(SaslFailure.NOT_AUTHORIZED, false));
        ScramClient guess = new ScramClient(hash, "alice", "wrong");
        assertThat(login(guess, hash.mechanismName(), NONE, OLD_KEYS))
                .isEqualTo(new Failed(SaslFailure.NOT_AUTHORIZED, hash == ScramHash.SHA_1));
    }

    @Test
    void an_unknown_account_gets_the_same_answers_as_a_wrong_password() {
        ScramClient client = new ScramClient(ScramHash.SHA_512, "alice", "wrong");
        SaslStep unknown = login(client, "SCRAM-SHA-512", NONE, null);
        assertThat(unknown).isEqualTo(login(client, "SCRAM-SHA-512", NONE, KEYS));
    }

    @Test
    void an_unknown_account_always_has_the_same_salt_and_another_one_a_different_salt() {
        String once = unknownChallenge("SCRAM-SHA-1", "nobody");
        assertThat(attribute(unknownChallenge("SCRAM-SHA-1", "NoBody"), 's')).isEqualTo(attribute(once, 's'));
        assertThat(attribute(unknownChallenge("SCRAM-SHA-1", "somebody"), 's')).isNotEqualTo(attribute(once, 's'));
        assertThat(attribute(unknownChallenge("SCRAM-SHA-256", "nobody"), 's')).isNotEqualTo(attribute(once, 's'));
    }

    @Test
    void an_unknown_account_looks_like_one_that_exists() {
        Challenge known = challenged(begin(NONE, "SCRAM-SHA-1", "n,,n=alice,r=abc"), KEYS);
        String unknown = unknownChallenge("SCRAM-SHA-1", "nobody");
        assertThat(unknown).hasSameSizeAs(text(known.data()));
        assertThat(attribute(unknown, 'i')).isEqualTo(attribute(text(known.data()), 'i'));
    }

    @Test
    void y_is_refused_where_PLUS_is_offered() {
        refused(begin(CHANNEL, "SCRAM-SHA-256", "y,,n=alice,r=abc"), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void y_is_accepted_where_PLUS_is_not_offered() {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "alice", PASSWORD, "y,,", new byte[0]);
        assertThat(loggedIn(login(client, "SCRAM-SHA-256", NONE, KEYS))).isEqualTo(ALICE);
    }

    @Test
    void a_header_other_than_the_first_one_is_refused() {
        ScramClient asked = new ScramClient(ScramHash.SHA_256, "alice", PASSWORD, "n,,", new byte[0]);
        ScramClient said = new ScramClient(ScramHash.SHA_256, "alice", PASSWORD, "y,,", new byte[0]);
        Challenge challenge = challenged(SaslExchange.begin(context(NONE), "SCRAM-SHA-256", asked.first()), KEYS);
        refused(challenge.response(said.last(challenge.data())), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void a_nonce_other_than_the_servers_is_refused() {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "alice", PASSWORD);
        Challenge challenge = challenged(SaslExchange.begin(context(NONE), "SCRAM-SHA-256", client.first()), KEYS);
        byte[] replayed = bytes(text(challenge.data()).replaceFirst("r=clientnonce", "r=clientnonceX"));
        refused(challenge.response(client.last(replayed)), SaslFailure.NOT_AUTHORIZED);
    }

    @Test
    void names_with_comma_and_equals_sign_are_decoded() {
        NeedsCredentials step = (NeedsCredentials) begin(NONE, "SCRAM-SHA-1", "n,,n=a=2Cb=3Dc,r=abc");
        assertThat(step.account().local()).isEqualTo("a,b=c");
    }

    @Test
    void a_name_is_normalised_like_every_address() {
        NeedsCredentials step = (NeedsCredentials) begin(NONE, "SCRAM-SHA-1", "n,,n=ÄLice,r=abc");
        assertThat(step.account().text()).isEqualTo("älice@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=alice", "a=alice@example.org", "a=ALICE@Example.ORG", ""})
    void one_may_act_as_oneself(String authzid) {
        ScramClient client = new ScramClient(ScramHash.SHA_1, "alice", PASSWORD, "n," + authzid + ",", new byte[0]);
        assertThat(loggedIn(login(client, "SCRAM-SHA-1", NONE, KEYS))).isEqualTo(ALICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bob", "bob@example.org", "alice@example.net", "alice@example.org/x", "example.org", "@", "a b"})
    void nobody_may_act_as_somebody_else(String authzid) {
        refused(begin(NONE, "SCRAM-SHA-1", "n,a=" + authzid + ",n=alice,r=abc"), SaslFailure.INVALID_AUTHZID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.org", "a b", "a/b", "a\"b"})
    void a_name_that_no_account_can_have_is_not_authorized(String name) {
        refused(begin(NONE, "SCRAM-SHA-1", "n,,n=" + name + ",r=abc"), SaslFailure.NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n",
                "n,",
                "n,,",
                "n,,n=alice",
                "n,,n=,r=abc",
                "n,,n=alice,r=",
                "n,,n=alice,r=a c",
                "n,,r=abc,n=alice",
                "n,,m=x,n=alice,r=abc",
                "n,,n=alice,r=abc,m=x",
                "n,,n=alice,r=abc,",
                "n,,n=alice,r=abc,9=x",
                "n,,n=al=20ice,r=abc",
                "n,,n=alice=,r=abc",
                "n,a=,n=alice,r=abc",
                "n,b=alice,n=alice,r=abc",
                "x,,n=alice,r=abc",
                "p=,,n=alice,r=abc",
                "p=tls-exporter,,n=alice,r=abc",
                "n,,n=a\0b,r=abc"
            })
    void what_is_not_in_the_grammar_is_malformed(String first) {
        refused(begin(CHANNEL, "SCRAM-SHA-1", first), SaslFailure.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n,,n=alice,r=abc", "y,,n=alice,r=abc", "p=tls-unique,,n=alice,r=abc"})
    void PLUS_needs_a_binding_that_is_offered(String first) {
        refused(begin(CHANNEL, "SCRAM-SHA-1-PLUS", first), SaslFailure.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c=biws,r=N",
                "r=N,c=biws,p=P",
                "c=biws,r=N,p=",
                "c=biws,r=N,p=AAAA",
                "c=biws,r=N,p=P,x=y",
                "c=biws,r=N,m=x,p=P",
                "c=b iws,r=N,p=P",
                "c=biw,r=N,p=P",
                "c=biws,r=N,p=!"
            })
    void a_proof_that_is_not_in_the_grammar_is_malformed(String last) {
        Challenge challenge = challenged(begin(NONE, "SCRAM-SHA-1", "n,,n=alice,r=abc"), KEYS);
        String nonce = attribute(text(challenge.data()), 'r');
        String message = last.replace("N", nonce).replace("P", "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        refused(challenge.response(bytes(message)), SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void invalid_utf8_is_malformed() {
        byte[] overlong = {'n', ',', ',', 'n', '=', (byte) 0xC0, (byte) 0xAF, ',', 'r', '=', 'a'};
        refused(SaslExchange.begin(context(NONE), "SCRAM-SHA-1", overlong), SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void a_message_longer_than_any_address_can_make_it_is_malformed() {
        refused(begin(NONE, "SCRAM-SHA-1", "n,,n=alice,r=" + "x".repeat(4096)), SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void optional_extensions_are_ignored() {
        assertThat(begin(NONE, "SCRAM-SHA-1", "n,,n=alice,r=abc,d=something")).isInstanceOf(NeedsCredentials.class);
    }

    @Test
    void an_account_without_keys_for_this_hash_cannot_log_in_by_it() {
        ScramCredentials old = new ScramCredentials(
                java.util.Map.of(ScramHash.SHA_1, KEYS.keys().get(ScramHash.SHA_1)));
        ScramClient client = new ScramClient(ScramHash.SHA_512, "alice", PASSWORD);
        refused(login(client, "SCRAM-SHA-512", NONE, old), SaslFailure.NOT_AUTHORIZED);
    }

    private static String unknownChallenge(String mechanism, String name) {
        return text(challenged(begin(NONE, mechanism, "n,,n=" + name + ",r=abc"), null)
                .data());
    }
}
