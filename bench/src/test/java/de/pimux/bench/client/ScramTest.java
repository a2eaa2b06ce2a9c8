package de.pimux.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScramTest {
    /** The exchange of RFC 5802 §5 and of RFC 7677 §3. */
    @Test
    void answers_as_the_standards_examples_do() throws GeneralSecurityException {
        assertThat(answer(
                        "SCRAM-SHA-1",
                        "fyko+d2lbbFgONRv9qkxdawL",
                        "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
                .endsWith(",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(answer(
                        "SCRAM-SHA-256",
                        "rOprNGfwEbeRWgbNEkqO",
                        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .endsWith(",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    }

    private static String answer(String mechanism, String nonce, String serverFirst) throws GeneralSecurityException {
        Scram scram = new Scram(mechanism, new Account("user", "pencil"), nonce);
        String answer = scram.answer(Base64.getEncoder().encodeToString(serverFirst.getBytes(UTF_8)));
        return new String(Base64.getDecoder().decode(answer), UTF_8);
    }
}
