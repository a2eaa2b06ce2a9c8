package de.pimux.bench.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's side of one SCRAM exchange (RFC 5802), without checking the server: a driver speaks to test servers. The
 * keys made from a salt are kept, so that a second login of the same account costs no PBKDF2.
 */
final class Scram {
    private record Salted(String mechanism, String password, String salt, int iterations) {}

    private static final class Keys {
        private final byte[] client;
        private final byte[] stored;

        Keys(byte[] client, byte[] stored) {
            this.client = client;
            this.stored = stored;
        }
    }

    private static final Map<Salted, Keys> KNOWN = new HashMap<>();

    private final String mechanism;
    private final String password;
    private final String clientFirst;

    Scram(String mechanism, Account account) {
        this(mechanism, account, Long.toString(ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE, 36) + "driver");
    }

    Scram(String mechanism, Account account, String nonce) {
        this.mechanism = mechanism;
        this.password = account.password();
        this.clientFirst = "n=" + account.name() + ",r=" + nonce;
    }

    String first() {
        return base64("n,," + clientFirst);
    }

    /** The answer to the server's challenge, both in Base64. */
    String answer(String challenge) throws GeneralSecurityException {
        String serverFirst = new String(Base64.getDecoder().decode(challenge.trim()), UTF_8);
        Map<Character, String> fields = fields(serverFirst);
        String last = "c=biws,r=" + fields.get('r');
        Keys keys = keys(fields);
        byte[] proof = hmac(keys.stored, (clientFirst + "," + serverFirst + "," + last).getBytes(UTF_8));
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= keys.client[i];
        }
        return base64(last + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    private Keys keys(Map<Character, String> fields) throws GeneralSecurityException {
        int iterations = Integer.parseInt(fields.getOrDefault('i', "0"));
        Salted salted = new Salted(mechanism, password, fields.getOrDefault('s', ""), iterations);
        synchronized (KNOWN) {
            Keys known = KNOWN.get(salted);
            if (known == null) {
                known = derive(salted);
                KNOWN.put(salted, known);
            }
            return known;
        }
    }

    private Keys derive(Salted salted) throws GeneralSecurityException {
        byte[] salt = Base64.getDecoder().decode(salted.salt());
        byte[] client = hmac(hi(salt, salted.iterations()), "Client Key".getBytes(UTF_8));
        return new Keys(client, MessageDigest.getInstance(hash()).digest(client));
    }

    /** {@code Hi()} of RFC 5802 §2.2. */
    private byte[] hi(byte[] salt, int iterations) throws GeneralSecurityException {
        Mac mac = mac(password.getBytes(UTF_8));
        mac.update(salt);
        byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] result = round.clone();
        for (int i = 1; i < iterations; i++) {
            round = mac.doFinal(round);
            for (int j = 0; j < result.length; j++) {
                result[j] ^= round[j];
            }
        }
        return result;
    }

    private byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        return mac(key).doFinal(data);
    }

    private Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash().replace("-", ""));
        mac.init(new SecretKeySpec(key, "HMAC"));
        return mac;
    }

    private String hash() {
        return mechanism.substring("SCRAM-".length());
    }

    private static Map<Character, String> fields(String message) {
        Map<Character, String> fields = new HashMap<>();
        Arrays.stream(message.split(",", -1))
                .filter(field -> field.length() > 2)
                .forEach(field -> fields.put(field.charAt(0), field.substring(2)));
        return fields;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
