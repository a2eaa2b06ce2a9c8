package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.account.AccountServices;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.plugin.JournalExtension;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an owner has replaced or taken back is gone from the journal soon, though nothing else happens to the account. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplacedContentTest {
    private static final String SOON = "pimux.policy.scrub-within = 5 seconds";
    private static final String LATE = "pimux.policy.scrub-within = 24 hours";
    private static final String VCARD = "<iq type='get' id='g'><vCard xmlns='vcard-temp'/></iq>";

    private final TestServer server = TestServer.start(SOON);
    private final Conversation with = new Conversation(server);

    @AfterEach
    void close() {
        with.close();
        server.close();
    }

    private static void publishes(TestClient client, String name) {
        client.asks(
                "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + name + "</FN></vCard></iq>",
                "<iq type='result' id='v'/>");
    }

    private static void expectsToBe(TestClient client, String name) {
        client.asks(VCARD, "<iq type='result' id='g'><vCard xmlns='vcard-temp'><FN>" + name + "</FN></vCard></iq>");
    }

    /** Whether the journal holds this text of the account, opened. */
    private boolean isStored(String text) {
        JournalExtension journal = server.running().journal();
        Jid alice = Jid.of(with.filled("{alice}"));
        String id = AccountServices.persistenceId(journal.secret().opaqueId("account", alice.text()));
        return journal
                .history(id, Set.of(RetentionClass.ACCOUNT), SequenceRange.ALL)
                .toCompletableFuture()
                .join()
                .values()
                .stream()
                .map(event -> new String(journal.codec().encode(event), UTF_8))
                .anyMatch(event -> event.contains(text));
    }

    private void expectGone(String text) {
        long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
        while (isStored(text)) assertThat(System.nanoTime()).as("it goes").isLessThan(end);
    }

    @Test
    void an_old_vcard_and_a_contact_that_was_removed_go_while_their_owner_is_online() {
        TestClient alice = with.online("alice");
        publishes(alice, "canary-vcard");
        publishes(alice, "Alice");
        alice.asks(
                "<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='canary-contact@localhost'/></query></iq>",
                "<iq type='result' id='r'/>");
        alice.asks(
                "<iq type='set' id='x'><query xmlns='jabber:iq:roster'>"
                        + "<item jid='canary-contact@localhost' subscription='remove'/></query></iq>",
                "<iq type='result' id='x'/>");
        expectGone("canary-vcard");
        expectGone("canary-contact");
        expectsToBe(alice, "Alice");
    }

    @Test
    void they_go_also_if_the_server_was_down_meanwhile() {
        server.stop();
        server.startAgain(LATE);
        TestClient before = with.bound("alice");
        publishes(before, "canary-vcard");
        publishes(before, "Alice");
        server.stop();
        server.startAgain(SOON);
        assertThat(isStored("canary-vcard")).isTrue();
        TestClient alice = with.bound("alice");
        expectGone("canary-vcard");
        expectsToBe(alice, "Alice");
    }
}
