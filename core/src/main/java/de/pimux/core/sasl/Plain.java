package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFailure.INVALID_AUTHZID;
import static de.pimux.core.sasl.SaslFailure.MALFORMED_REQUEST;
import static de.pimux.core.sasl.SaslFailure.NOT_AUTHORIZED;

import de.pimux.core.jid.Jid;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PLAIN (RFC 4616), checked against the SCRAM keys. */
record Plain(SaslContext context, Jid account, String password) implements SaslStep.NeedsCredentials {
    /** The cheapest to compute of those that are still good; the others serve accounts that were imported without it. */
    private static final ScramHash HASH = ScramHash.SHA_256;

    static SaslStep begin(SaslContext context, byte[] message) {
        String[] parts = parts(message);
        if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) return SaslStep.failed(MALFORMED_REQUEST);
        Jid account = SaslIdentity.account(parts[1], context.domain());
        if (account == null) return SaslStep.failed(NOT_AUTHORIZED);
        if (!SaslIdentity.mayActAs(parts[0], account)) return SaslStep.failed(INVALID_AUTHZID);
        return prepared(context, account, parts[2]);
    }

    private static String[] parts(byte[] message) {
        byte[] lines = message.clone();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') return new String[0]; // no name and no password has one
            if (lines[i] == 0) lines[i] = '\n';
        }
        String text = SaslText.utf8(lines);
        return text == null ? new String[0] : text.split("\n", -1);
    }

    private static SaslStep prepared(SaslContext context, Jid account, String password) {
        try {
            return new Plain(context, account, SaslPrep.prepare(password));
        } catch (PasswordException nobodyHasIt) {
            return new Failed(NOT_AUTHORIZED, true);
        }
    }

    @Override
    public boolean verifies() {
        return true;
    }

    @Override
    public SaslStep with(@Nullable ScramCredentials found) {
        ScramKeys none = context.unknown().keys(account, HASH); // also for those who exist: equal work
        Map<ScramHash, ScramKeys> own = found == null ? Map.of() : found.keys();
        boolean right = own.isEmpty() ? none.matches(HASH, password) : matches(own);
        return right ? new Success(account, new byte[0]) : new Failed(NOT_AUTHORIZED, true);
    }

    private boolean matches(Map<ScramHash, ScramKeys> keys) {
        ScramHash hash = keys.containsKey(HASH) ? HASH : Collections.max(keys.keySet());
        return Objects.requireNonNull(keys.get(hash)).matches(hash, password);
    }

    @Override
    public String toString() {
        return "Plain[]";
    }
}
