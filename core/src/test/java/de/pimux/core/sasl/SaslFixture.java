package de.pimux.core.sasl;

import static de.pimux.core.sasl.ScramClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.SaslStep.Challenge;
import de.pimux.core.sasl.SaslStep.Failed;
import de.pimux.core.sasl.SaslStep.NeedsCredentials;
import de.pimux.core.sasl.SaslStep.Success;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that the tests of this package share. */
final class SaslFixture {
    static final Jid DOMAIN = Jid.of("example.org");
    static final Jid ALICE = Jid.of("alice@example.org");
    static final String PASSWORD = "correct horse";
    static final int ITERATIONS = 50;
    static final SecureRandom RANDOM = new SecureRandom();
    static final ScramCredentials KEYS = ScramCredentials.derive(PASSWORD, ITERATIONS, RANDOM);
    /** As of an account that was imported from a server that keeps no others. */
    static final ScramCredentials OLD_KEYS =
            new ScramCredentials(Map.of(ScramHash.SHA_1, KEYS.keys().get(ScramHash.SHA_1)));

    static final UnknownAccounts UNKNOWN = new UnknownAccounts(bytes("a secret of this server"), ITERATIONS);
    static final byte[] EXPORTER = bytes("exported by this connection only");
    static final byte[] END_POINT = bytes("hash of the server's certificate");
    static final ChannelBindings CHANNEL = ChannelBindings.of(EXPORTER, END_POINT);

    private SaslFixture() {}

    static SaslContext context(ChannelBindings bindings) {
        return new SaslContext(
                DOMAIN, SaslMechanisms.offer(List.of(ScramHash.values()), bindings, true), UNKNOWN, RANDOM);
    }

    static SaslStep begin(ChannelBindings bindings, String mechanism, String initial) {
        return SaslExchange.begin(context(bindings), mechanism, bytes(initial));
    }

    static Challenge challenged(SaslStep step, @Nullable ScramCredentials found) {
        assertThat(step).isInstanceOf(NeedsCredentials.class);
        SaslStep next = ((NeedsCredentials) step).with(found);
        assertThat(next).isInstanceOf(Challenge.class);
        return (Challenge) next;
    }

    static SaslStep login(
            ScramClient client, String mechanism, ChannelBindings seen, @Nullable ScramCredentials found) {
        SaslStep first = SaslExchange.begin(context(seen), mechanism, client.first());
        Challenge challenge = challenged(first, found);
        return challenge.response(client.last(challenge.data()));
    }

    static Jid loggedIn(SaslStep step) {
        assertThat(step).isInstanceOf(Success.class);
        return ((Success) step).account();
    }

    static void refused(SaslStep step, SaslFailure why) {
        assertThat(step).isInstanceOf(Failed.class);
        assertThat(((Failed) step).why()).isEqualTo(why);
    }
}
