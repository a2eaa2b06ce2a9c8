package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFailure.MALFORMED_REQUEST;
import static de.pimux.core.sasl.SaslFailure.NOT_AUTHORIZED;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * SCRAM after the server-first-message: waits for the proof.
 *
 * @param keys of the account, or of nobody where it doesn't exist or has none for this hash
 * @param telling whether a wrong proof tells of a wrong password: it doesn't where the account was imported without keys
 *     for this hash, which no password fits
 */
record ScramChallenge(Scram scram, ScramKeys keys, boolean telling, String nonce, String serverFirst)
        implements SaslStep.Challenge {
    @Override
    public byte[] data() {
        return serverFirst.getBytes(UTF_8);
    }

    @Override
    public boolean verifies() {
        return true;
    }

    @Override
    public SaslStep response(byte[] data) {
        ScramClientFinal last = ScramClientFinal.parse(data);
        if (last == null || last.proof().length != keys.storedKey().length) return SaslStep.failed(MALFORMED_REQUEST);
        byte[] signed = (scram.first().bare() + "," + serverFirst + "," + last.withoutProof()).getBytes(UTF_8);
        boolean proven = isProof(last.proof(), signed);
        boolean sameChannel = MessageDigest.isEqual(scram.channel(), last.channel());
        boolean sameNonce =
                MessageDigest.isEqual(nonce.getBytes(UTF_8), last.nonce().getBytes(UTF_8));
        byte[] signature = scram.hash().hmac(keys.serverKey(), signed);
        if (!(proven && sameChannel && sameNonce)) return new Failed(NOT_AUTHORIZED, !proven && telling);
        return new Success(scram.account(), ("v=" + SaslText.base64(signature)).getBytes(UTF_8));
    }

    /** RFC 5802 §3: the proof hides the client's key by a signature of the stored one. */
    private boolean isProof(byte[] proof, byte[] signed) {
        byte[] clientKey = scram.hash().hmac(keys.storedKey(), signed);
        for (int i = 0; i < clientKey.length; i++) clientKey[i] ^= proof[i];
        return MessageDigest.isEqual(keys.storedKey(), scram.hash().digest(clientKey));
    }

    @Override
    public String toString() {
        return "ScramChallenge[]";
    }
}
