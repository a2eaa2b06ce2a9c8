package de.pimux.core.sasl;

import static de.pimux.core.sasl.SaslFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.SaslStep.NeedsCredentials;
import de.pimux.core.sasl.SaslStep.Success;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whatever stands in the names of a message: who is logged in is whose password was checked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BoundNameTest {
    private static final String[] NAMES = {"alice", "bob", "ALICE", "alice@example.org", "bob@example.org", "", "@"};
    private final Random random = new Random(20260517);

    @Test
    void PLAIN_logs_in_only_the_account_whose_keys_were_asked_for() {
        for (int i = 0; i < 2000; i++) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(name());
            message.write(0);
            message.writeBytes(name());
            message.write(0);
            message.writeBytes(ScramClient.bytes(PASSWORD));
            onlyWhoWasLookedUp(SaslExchange.begin(context(ChannelBindings.NONE), "PLAIN", message.toByteArray()));
        }
    }

    @Test
    void SCRAM_logs_in_only_the_account_whose_keys_were_asked_for() {
        for (int i = 0; i < 2000; i++) {
            String authzid = new String(name(), StandardCharsets.UTF_8);
            String header = "n," + (authzid.isEmpty() ? "" : "a=" + authzid) + ",";
            String username = new String(name(), StandardCharsets.UTF_8);
            ScramClient client = new ScramClient(ScramHash.SHA_1, username, PASSWORD, header, new byte[0]);
            SaslStep step = SaslExchange.begin(context(ChannelBindings.NONE), "SCRAM-SHA-1", client.first());
            if (step instanceof NeedsCredentials asked) {
                SaslStep.Challenge challenge = challenged(step, KEYS);
                assertThat(loggedIn(challenge.response(client.last(challenge.data()))))
                        .isEqualTo(asked.account())
                        .isEqualTo(Jid.of(username, "example.org", ""));
            }
        }
    }

    private static void onlyWhoWasLookedUp(SaslStep step) {
        if (!(step instanceof NeedsCredentials asked)) return;
        Jid account = asked.account();
        assertThat(account.isAccount()).isTrue();
        assertThat(account.domain()).isEqualTo("example.org");
        ScramCredentials found = account.equals(ALICE) ? KEYS : null;
        if (asked.with(found) instanceof Success success)
            assertThat(success.account()).isEqualTo(ALICE).isEqualTo(account);
    }

    private byte[] name() {
        if (random.nextBoolean()) return ScramClient.bytes(NAMES[random.nextInt(NAMES.length)]);
        byte[] noise = new byte[random.nextInt(6)];
        for (int i = 0; i < noise.length; i++)
            noise[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : "abB@/,=\n'".charAt(random.nextInt(9)));
        return noise;
    }
}
