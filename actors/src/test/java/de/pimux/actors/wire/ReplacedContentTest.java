package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an owner has replaced or taken back is gone from the journal soon, though nothing else happens to the account. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplacedContentTest extends PolicyFixture {
    private static final String SOON = "pimux.policy.scrub-within = 5 seconds";
    private static final String LATE = "pimux.policy.scrub-within = 24 hours";
    private static final String CONTACT = "canary-contact";

    ReplacedContentTest() {
        super(SOON);
    }

    private static void publishes(TestClient client, String name) {
        client.asks(
                "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + name + "</FN></vCard></iq>",
                "<iq type='result' id='v'/>");
    }

    private static void expectsToBe(TestClient client, String name) {
        client.asks(
                "<iq type='get' id='g'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='result' id='g'><vCard xmlns='vcard-temp'><FN>" + name + "</FN></vCard></iq>");
    }

    @Test
    void an_old_vcard_and_a_contact_that_was_removed_go_while_their_owner_is_online() {
        TestClient alice = with.online("alice");
        publishes(alice, CANARY);
        publishes(alice, "Alice");
        for (String subscription : new String[] {"", " subscription='remove'"})
            alice.asks(
                    "<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='" + CONTACT + "@localhost'"
                            + subscription + "/></query></iq>",
                    "<iq type='result' id='r'/>");
        awaitsGone("alice", CANARY);
        awaitsGone("alice", CONTACT);
        expectsToBe(alice, "Alice");
    }

    @Test
    void they_go_also_if_the_server_was_down_meanwhile() {
        server.stop();
        server.startAgain(LATE);
        TestClient before = with.bound("alice");
        publishes(before, CANARY);
        publishes(before, "Alice");
        server.stop();
        server.startAgain(SOON);
        assertThat(isStored("alice", CANARY)).isTrue();
        TestClient alice = with.bound("alice");
        awaitsGone("alice", CANARY);
        expectsToBe(alice, "Alice");
    }
}
