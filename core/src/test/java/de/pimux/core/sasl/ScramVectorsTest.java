package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFixture.context;
import static de.pimux.core.sasl.ScramClient.bytes;
import static de.pimux.core.sasl.ScramClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.sasl.SaslStep.Challenge;
import de.pimux.core.sasl.SaslStep.Success;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The conversations that are printed in the standards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScramVectorsTest {
    @Test
    void the_example_of_RFC_5802_section_5() {
        Challenge challenge = challenge(
                ScramHash.SHA_1, "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL", "3rfcNHYJY1ZVvWVs7j", "QSXCR+Q6sek8bf92");
        assertThat(text(challenge.data()))
                .isEqualTo("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
        assertThat(answer(
                        challenge,
                        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="))
                .isEqualTo("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    @Test
    void the_example_of_RFC_7677_section_3() {
        Challenge challenge = challenge(
                ScramHash.SHA_256,
                "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
                "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
                "W22ZaJ0SNY7soEsUEjb6gQ==");
        assertThat(text(challenge.data()))
                .isEqualTo("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(answer(
                        challenge,
                        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))
                .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    private static Challenge challenge(ScramHash hash, String first, String serverNonce, String salt) {
        ScramKeys keys = ScramKeys.derive(hash, "pencil", Base64.getDecoder().decode(salt), 4096);
        SaslStep step = SaslExchange.begin(context(ChannelBindings.NONE), hash.mechanismName(), bytes(first));
        return ((Scram) step).challenge(keys, true, serverNonce);
    }

    private static String answer(Challenge challenge, String last) {
        return text(((Success) challenge.response(bytes(last))).data());
    }
}
