package de.pimux.actors.wire;

import static de.pimux.actors.wire.ArchiveTalk.bodies;
import static de.pimux.actors.wire.ArchiveTalk.prefers;
import static de.pimux.actors.wire.ArchiveTalk.results;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Archives over restarts, and within bounds that are smaller than usual. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveRestartConversationTest {
    @Test
    void an_archive_its_ids_its_preferences_and_its_deletions_outlive_a_restart() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            TestClient alice = with.online("alice");
            TestClient bob = with.online("bob");
            prefers(alice, "always");
            prefers(bob, "always");
            for (int i = 0; i < 4; i++) {
                alice.sends("<message to='{bob}' type='chat' id='m'><body>" + i + "</body></message>");
                bob.receives("<message id='m'><body>" + i + "</body><etc xmlns='test'/></message>");
            }
            List<Element> before = results(bob, "");
            bob.asks("<iq type='set' id='t'><trim xmlns='urn:xmpp:mamtrim:0'><id>"
                    + before.get(0).attribute("id") + "</id></trim></iq>");
            server.stop();
            server.startAgain();
            TestClient bobAgain = with.bound("bob");
            assertThat(results(bobAgain, "")).isEqualTo(before.subList(1, 4));
            TestClient aliceAgain = with.bound("alice");
            assertThat(bodies(aliceAgain, "")).containsExactly("0", "1", "2", "3");
            aliceAgain.sends("<message to='{bob}' type='chat' id='m'><body>4</body></message>");
            aliceAgain.receivesNothing();
            assertThat(bodies(aliceAgain, "")).containsExactly("0", "1", "2", "3", "4");
        }
    }

    @Test
    void an_archive_that_has_outgrown_its_bound_loses_its_oldest_messages() {
        try (TestServer server = TestServer.start("\npimux.limits { archive-messages = 100, archive-page = 20 }");
                Conversation with = new Conversation(server)) {
            TestClient alice = with.online("alice");
            prefers(alice, "always");
            with.account("bob");
            for (int i = 1; i <= 520; i++)
                alice.sends("<message to='{bob}' type='chat' id='m'><body>" + i + "</body></message>");
            alice.receivesNothing();
            List<String> newest = bodies(alice, "<set xmlns='http://jabber.org/protocol/rsm'><before/></set>");
            assertThat(newest)
                    .isEqualTo(IntStream.rangeClosed(501, 520)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(oldestOf(alice)).as("the oldest that is left").isBetween(402, 421);
        }
    }

    /** Asks until the first messages are gone: nobody waits for that. */
    private static int oldestOf(TestClient client) {
        long deadline = System.nanoTime() + TestClient.PATIENCE.toNanos();
        int oldest;
        do {
            List<String> first = bodies(client, "<set xmlns='http://jabber.org/protocol/rsm'><max>1</max></set>");
            oldest = Integer.parseInt(first.get(0));
        } while (oldest == 1 && System.nanoTime() < deadline);
        return oldest;
    }
}
