package de.pimux.core.sasl;

import org.jspecify.annotations.Nullable;

/**
 * The client-final-message (RFC 5802 §7).
 *
 * @param channel what {@code c=} says, decoded
 * @param withoutProof client-final-message-without-proof
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScramClientFinal(byte[] channel, String nonce, byte[] proof, String withoutProof) {

    static @Nullable ScramClientFinal parse(byte[] data) {
        String text = SaslText.utf8(data);
        if (text == null) return null;
        String[] parts = text.split(",", -1);
        int last = parts.length - 1;
        if (last < 2 || !parts[0].startsWith("c=") || !parts[1].startsWith("r=") || !parts[last].startsWith("p="))
            return null;
        byte[] channel = SaslText.fromBase64(parts[0].substring(2));
        byte[] proof = SaslText.fromBase64(parts[last].substring(2));
        if (channel == null || proof == null || !ScramExtensions.areOptional(parts, 2, last)) return null;
        String withoutProof = text.substring(0, text.length() - parts[last].length() - 1);
        return new ScramClientFinal(channel, parts[1].substring(2), proof, withoutProof);
    }

    @Override
    public String toString() {
        return "ScramClientFinal[]";
    }
}
