package de.pimux.actors.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256 (RFC 5802 §3), without channel binding. The server isn't checked. */
final class ScramReply {
    private static final int KEY_BITS = 256;

    private final String bare;
    private final String password;

    ScramReply(String name, String password) {
        this.bare = "n=" + name + ",r=nobodymindsthisone";
        this.password = password;
    }

    String first() {
        return "n,," + bare;
    }

    /** The answer to a challenge of the form {@code r=NONCE,s=SALT,i=ITERATIONS}. */
    String to(String challenge) throws GeneralSecurityException {
        String[] parts = challenge.split(",", -1);
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        int iterations = Integer.parseInt(parts[2].substring(2));
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS))
                .getEncoded();
        byte[] clientKey = mac(salted, "Client Key");
        String withoutProof = "c=biws," + parts[0];
        byte[] signature = mac(
                MessageDigest.getInstance("SHA-256").digest(clientKey), bare + "," + challenge + "," + withoutProof);
        for (int i = 0; i < clientKey.length; i++) clientKey[i] ^= signature[i];
        return withoutProof + ",p=" + Base64.getEncoder().encodeToString(clientKey);
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
