package de.pimux.actors.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A client's side of SCRAM (RFC 5802), by the JDK's own HMAC and PBKDF2. */
final class ScramLogin {
    private final String digest;
    private final String password;
    private final String header;
    private final byte[] binding;
    private final String bare;
    private String signed = "";
    private byte[] salted = {};

    /** @param mechanism such as {@code SCRAM-SHA-256-PLUS} */
    ScramLogin(String mechanism, String username, String password, String header, byte[] binding) {
        this.digest = mechanism.replace("-PLUS", "").substring("SCRAM-".length());
        this.password = password;
        this.header = header;
        this.binding = binding;
        this.bare = "n=" + username.replace("=", "=3D").replace(",", "=2C") + ",r=a-nonce-of-the-client";
    }

    String first() {
        return base64(bytes(header + bare));
    }

    String last(String challenge) {
        String serverFirst = new String(Base64.getDecoder().decode(challenge), StandardCharsets.UTF_8);
        String withoutProof = "c=" + base64(channel()) + ",r=" + attribute(serverFirst, 'r');
        signed = bare + "," + serverFirst + "," + withoutProof;
        salted = salted(serverFirst);
        byte[] proof = hmac(salted, "Client Key");
        byte[] signature = hmac(hash(proof), signed);
        for (int i = 0; i < proof.length; i++) proof[i] ^= signature[i];
        return base64(bytes(withoutProof + ",p=" + base64(proof)));
    }

    /** What the server's {@code <success/>} must hold. */
    String serverFinal() {
        return base64(bytes("v=" + base64(hmac(hmac(salted, "Server Key"), signed))));
    }

    private byte[] channel() {
        byte[] start = bytes(header);
        byte[] channel = new byte[start.length + binding.length];
        System.arraycopy(start, 0, channel, 0, start.length);
        System.arraycopy(binding, 0, channel, start.length, binding.length);
        return channel;
    }

    private byte[] salted(String serverFirst) {
        byte[] salt = Base64.getDecoder().decode(attribute(serverFirst, 's'));
        int iterations = Integer.parseInt(attribute(serverFirst, 'i'));
        try {
            return SecretKeyFactory.getInstance("PBKDF2With" + macName())
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, hash(salt).length * 8))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(macName());
            mac.init(new SecretKeySpec(key, macName()));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] hash(byte[] data) {
        try {
            return MessageDigest.getInstance(digest).digest(data);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String macName() {
        return "Hmac" + digest.replace("-", "");
    }

    private static String attribute(String message, char name) {
        for (String part : message.split(",")) if (part.startsWith(name + "=")) return part.substring(2);
        throw new AssertionError("the server's message has no " + name + "=");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] data) {
        return Base64.getEncoder().encodeToString(data);
    }
}
