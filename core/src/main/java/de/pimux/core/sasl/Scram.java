package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFailure.INVALID_AUTHZID;
import static de.pimux.core.sasl.SaslFailure.MALFORMED_REQUEST;
import static de.pimux.core.sasl.SaslFailure.NOT_AUTHORIZED;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.pimux.core.jid.Jid;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The server's side of SCRAM (RFC 5802) up to its challenge. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Scram(SaslContext context, ScramHash hash, Jid account, ScramClientFirst first, byte[] channel)
        implements SaslStep.NeedsCredentials {

    static SaslStep begin(SaslContext context, SaslMechanism mechanism, ScramHash hash, byte[] clientFirst) {
        ScramClientFirst first = ScramClientFirst.parse(clientFirst);
        if (first == null || first.bound() != mechanism.plus()) return SaslStep.failed(MALFORMED_REQUEST);
        // Somebody has hidden the PLUS mechanisms from this client (RFC 5802 §6).
        if (first.flag().equals("y") && !first.bound() && context.offered().offersPlus())
            return SaslStep.failed(NOT_AUTHORIZED);
        byte[] binding = first.bound() ? context.offered().bindings().data(first.flag()) : new byte[0];
        if (binding == null) return SaslStep.failed(MALFORMED_REQUEST);
        Jid account = SaslIdentity.account(first.username(), context.domain());
        if (account == null) return SaslStep.failed(NOT_AUTHORIZED);
        if (!SaslIdentity.mayActAs(first.authzid(), account)) return SaslStep.failed(INVALID_AUTHZID);
        return new Scram(context, hash, account, first, channel(first, binding));
    }

    /** What the client must repeat in {@code c=}: its own header, and what it sees of the channel. */
    private static byte[] channel(ScramClientFirst first, byte[] binding) {
        ByteArrayOutputStream channel = new ByteArrayOutputStream();
        channel.writeBytes(first.gs2Header().getBytes(UTF_8));
        channel.writeBytes(binding);
        return channel.toByteArray();
    }

    @Override
    public boolean verifies() {
        return false;
    }

    @Override
    public SaslStep with(@Nullable ScramCredentials found) {
        ScramKeys none = context.unknown().keys(account, hash); // also for those who exist: equal work
        ScramKeys own = found == null ? null : found.keys().get(hash);
        return challenge(own == null ? none : own, found == null || own != null, context.nonce());
    }

    ScramChallenge challenge(ScramKeys keys, boolean telling, String serverNonce) {
        String nonce = first.nonce() + serverNonce;
        String serverFirst = "r=" + nonce + ",s=" + SaslText.base64(keys.salt()) + ",i=" + keys.iterations();
        return new ScramChallenge(this, keys, telling, nonce, serverFirst);
    }

    @Override
    public String toString() {
        return "Scram[" + hash + "]";
    }
}
