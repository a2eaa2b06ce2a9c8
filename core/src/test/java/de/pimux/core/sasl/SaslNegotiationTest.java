package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.sasl.SaslStep.Challenge;
import de.pimux.core.sasl.SaslStep.NeedsCredentials;
import de.pimux.xml.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SaslNegotiationTest {
    private static final SaslContext CONTEXT = context(ChannelBindings.NONE);
    private static final ScramClient CLIENT = new ScramClient(ScramHash.SHA_256, "alice", PASSWORD);

    @Test
    void a_whole_conversation() {
        SaslStep first = SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", SaslText.base64(CLIENT.first())));
        assertThat(SaslNegotiation.element(first)).isNull();
        Challenge challenge = challenged(first, KEYS);
        assertThat(SaslNegotiation.element(challenge)).isEqualTo(sasl("challenge", SaslText.base64(challenge.data())));
        byte[] last = CLIENT.last(challenge.data());
        SaslStep end = SaslNegotiation.answer(challenge, sasl("response", SaslText.base64(last)));
        assertThat(loggedIn(end)).isEqualTo(ALICE);
        String signature = CLIENT.signature(challenge.data(), last);
        assertThat(SaslNegotiation.element(end))
                .isEqualTo(sasl("success", SaslText.base64(ScramClient.bytes(signature))));
    }

    @Test
    void without_an_initial_response_the_client_is_asked_for_it() {
        Challenge asked = (Challenge) SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", ""));
        assertThat(SaslNegotiation.element(asked)).isEqualTo(Element.of(SaslNegotiation.NAMESPACE, "challenge"));
        SaslStep next = SaslNegotiation.answer(asked, sasl("response", SaslText.base64(CLIENT.first())));
        assertThat(next).isInstanceOf(NeedsCredentials.class);
    }

    @Test
    void a_step_says_beforehand_whether_the_next_tells_if_a_password_is_right() {
        NeedsCredentials scram = (NeedsCredentials) begin(ChannelBindings.NONE, "SCRAM-SHA-1", "n,,n=alice,r=abc");
        NeedsCredentials plain = (NeedsCredentials) begin(ChannelBindings.NONE, "PLAIN", "\0alice\0" + PASSWORD);
        Challenge asked = (Challenge) SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", ""));
        assertThat(scram.verifies()).isFalse();
        assertThat(challenged(scram, KEYS).verifies()).isTrue();
        assertThat(plain.verifies()).isTrue();
        assertThat(asked.verifies()).isFalse();
    }

    @Test
    void an_equals_sign_is_an_initial_response_of_no_length() {
        refused(SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", "=")), SaslFailure.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"biws=", "bi ws", " biws", "biws\n", "b", "biw", "Zh==", "Zg=", "====", "!!!!", "bi-_"})
    void base64_is_read_strictly(String text) {
        refused(SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", text)), SaslFailure.INCORRECT_ENCODING);
        Challenge asked = (Challenge) SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", ""));
        refused(SaslNegotiation.answer(asked, sasl("response", text)), SaslFailure.INCORRECT_ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SCRAM-SHA-256-PLUS", "scram-sha-256", "EXTERNAL", "ANONYMOUS", "DIGEST-MD5"})
    void a_mechanism_that_is_not_offered_is_refused(String mechanism) {
        refused(SaslNegotiation.begin(CONTEXT, auth(mechanism, "")), SaslFailure.INVALID_MECHANISM);
    }

    @Test
    void a_missing_mechanism_is_refused() {
        refused(
                SaslNegotiation.begin(CONTEXT, Element.of(SaslNegotiation.NAMESPACE, "auth")),
                SaslFailure.INVALID_MECHANISM);
    }

    @Test
    void the_client_may_abort() {
        Challenge asked = (Challenge) SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", ""));
        SaslStep end = SaslNegotiation.answer(asked, Element.of(SaslNegotiation.NAMESPACE, "abort"));
        refused(end, SaslFailure.ABORTED);
        Element failure = Element.builder(SaslNegotiation.NAMESPACE, "failure")
                .add(Element.of(SaslNegotiation.NAMESPACE, "aborted"))
                .build();
        assertThat(SaslNegotiation.element(end)).isEqualTo(failure);
    }

    @Test
    void a_second_auth_instead_of_a_response_is_malformed() {
        Challenge asked = (Challenge) SaslNegotiation.begin(CONTEXT, auth("SCRAM-SHA-256", ""));
        refused(SaslNegotiation.answer(asked, auth("SCRAM-SHA-256", "")), SaslFailure.MALFORMED_REQUEST);
    }

    @Test
    void no_step_prints_what_it_holds() {
        SaslStep first = SaslExchange.begin(CONTEXT, "SCRAM-SHA-256", CLIENT.first());
        Challenge challenge = challenged(first, KEYS);
        SaslStep end = challenge.response(CLIENT.last(challenge.data()));
        SaslStep plain = begin(ChannelBindings.NONE, "PLAIN", "\0alice\0" + PASSWORD);
        assertThat("" + first + challenge + end + plain + KEYS + KEYS.keys())
                .doesNotContain("alice", PASSWORD, "clientnonce");
    }

    private static Element auth(String mechanism, String text) {
        return sasl("auth", text).with("mechanism", mechanism);
    }

    private static Element sasl(String name, String text) {
        Element element = Element.of(SaslNegotiation.NAMESPACE, name);
        return text.isEmpty() ? element : element.withText(text);
    }
}
