package de.pimux.core.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A client's side of SCRAM, made of the JDK's own HMAC and PBKDF2, so that it shares no code with the server's. */
final class ScramClient {
    private final ScramHash hash;
    private final String password;
    private final String header;
    private final byte[] channel;
    private final String bare;

    ScramClient(ScramHash hash, String username, String password) {
        this(hash, username, password, "n,,", new byte[0]);
    }

    ScramClient(ScramHash hash, String username, String password, String header, byte[] binding) {
        this.hash = hash;
        this.password = password;
        this.header = header;
        this.bare = "n=" + username.replace("=", "=3D").replace(",", "=2C") + ",r=clientnonce";
        byte[] gs2 = bytes(header);
        this.channel = new byte[gs2.length + binding.length];
        System.arraycopy(gs2, 0, channel, 0, gs2.length);
        System.arraycopy(binding, 0, channel, gs2.length, binding.length);
    }

    byte[] first() {
        return bytes(header + bare);
    }

    byte[] last(byte[] serverFirst) {
        String challenge = text(serverFirst);
        String withoutProof = "c=" + base64(channel) + ",r=" + attribute(challenge, 'r');
        byte[] clientKey = hmac(salted(challenge), bytes("Client Key"));
        byte[] proof = hmac(hash.digest(clientKey), bytes(bare + "," + challenge + "," + withoutProof));
        for (int i = 0; i < proof.length; i++) proof[i] ^= clientKey[i];
        return bytes(withoutProof + ",p=" + base64(proof));
    }

    /** What the server must say at the end. */
    String signature(byte[] serverFirst, byte[] last) {
        String withoutProof = text(last).substring(0, text(last).lastIndexOf(",p="));
        byte[] serverKey = hmac(salted(text(serverFirst)), bytes("Server Key"));
        return "v=" + base64(hmac(serverKey, bytes(bare + "," + text(serverFirst) + "," + withoutProof)));
    }

    static String attribute(String message, char name) {
        for (String part : message.split(",")) if (part.startsWith(name + "=")) return part.substring(2);
        throw new AssertionError("no " + name + "= in " + message);
    }

    private byte[] salted(String challenge) {
        try {
            byte[] salt = Base64.getDecoder().decode(attribute(challenge, 's'));
            int iterations = Integer.parseInt(attribute(challenge, 'i'));
            int bits = hash.digest(salt).length * 8;
            return SecretKeyFactory.getInstance("PBKDF2With" + macName())
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, bits))
                    .getEncoded();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(macName());
            mac.init(new SecretKeySpec(key, macName()));
            return mac.doFinal(text);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String macName() {
        return "Hmac" + hash.digestName().replace("-", "");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
