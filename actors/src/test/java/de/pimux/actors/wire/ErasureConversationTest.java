package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.erasure.Erasures;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An account ends (XEP-0077 §3.2), and there is a receipt for it. */
@ConversationTest
class ErasureConversationTest {
    private static final String REMOVE =
            "<iq type='set' id='r'><query xmlns='jabber:iq:register'><remove/></query></iq>";

    private static SignedReceipt receipt(Element result) {
        return SignedReceipt.read(result.elements().get(0)).orElseThrow();
    }

    private static Optional<SignedReceipt> operatorErases(Conversation with, String address) {
        return with.server()
                .running()
                .erasures()
                .erase(Jid.of(address))
                .toCompletableFuture()
                .join();
    }

    @Test
    void the_owner_gets_a_genuine_receipt_before_the_stream_ends(Conversation with) {
        Erasures erasures = with.server().running().erasures();
        TestClient alice = with.online("alice");
        with.befriends(alice, with.online("bob"));
        alice.asks(
                "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>A</FN></vCard></iq>",
                "<iq type='result' id='v'/>");
        SignedReceipt receipt = receipt(alice.asks(REMOVE));
        assertThat(receipt.isSignedBy(erasures.published())).isTrue();
        assertThat(receipt.receipt().account().text()).isEqualTo(with.filled("{alice}"));
        assertThat(receipt.receipt().by()).isEqualTo(Requester.USER);
        assertThat(receipt.receipt().records().of(RetentionClass.ACCOUNT))
                .as("registration, roster, vCard")
                .isGreaterThanOrEqualTo(3);
        alice.receivesStreamError("not-authorized");
        assertThat(erasures.log().toCompletableFuture().join().receipts())
                .anySatisfy(logged -> assertThat(logged.receipt()).isEqualTo(receipt.id()));
    }

    @Test
    void what_was_published_is_counted_and_gone(Conversation with) {
        TestClient bob = with.online("bob");
        long[] counts = new long[2];
        for (int items = 0; items < 2; items++) {
            TestClient alice = with.online("alice" + items);
            for (int i = 0; i < items; i++)
                Pep.publishes(alice, "urn:tune", Pep.tune("i" + i, "x"), "access_model=open");
            counts[items] = receipt(alice.asks(REMOVE)).receipt().records().of(RetentionClass.ACCOUNT);
        }
        assertThat(counts[1] - counts[0]).as("a node and an item").isEqualTo(2);
        bob.asks(
                Pep.items("{alice1}", "urn:tune"),
                "<iq type='error' id='pep'>" + Errors.error("cancel", "service-unavailable") + "</iq>");
    }

    @Test
    void a_message_that_nobody_took_is_counted(Conversation with) {
        with.account("alice");
        TestClient bob = with.bound("bob");
        bob.sends("<message to='{alice}' type='chat'><body>x</body></message>");
        bob.receivesNothing();
        SignedReceipt receipt = receipt(with.bound("alice").asks(REMOVE));
        assertThat(receipt.receipt().records().of(RetentionClass.PENDING)).isEqualTo(1);
    }

    @Test
    void contacts_see_every_resource_go_and_the_subscriptions_end(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<presence><show>away</show></presence>");
        bob.receives("<presence from='{alice/}'><show>away</show></presence>");
        alice.sends(REMOVE);
        bob.receives("<presence type='unavailable' from='{alice/}'/>");
        bob.receivesInAnyOrder(
                "<presence type='unsubscribe' from='{alice}'/>",
                "<presence type='unsubscribed' from='{alice}'/>",
                "<iq type='set'><query xmlns='jabber:iq:roster'><item jid='{alice}'/></query></iq>",
                "<iq type='set'><query xmlns='jabber:iq:roster'><item jid='{alice}' subscription='none'/></query></iq>");
        bob.receivesNothing();
    }

    @Test
    void every_other_session_ends_too(Conversation with) {
        TestClient phone = with.bound("alice", "phone");
        TestClient desk = with.bound("alice", "desk");
        desk.asks(REMOVE);
        phone.receivesStreamError("not-authorized");
        desk.receivesStreamError("not-authorized");
    }

    @Test
    void the_operator_erases_with_the_same_steps_and_gets_the_receipt(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        SignedReceipt receipt = operatorErases(with, with.filled("{alice}")).orElseThrow();
        assertThat(receipt.receipt().by()).isEqualTo(Requester.OPERATOR);
        assertThat(receipt.isSignedBy(with.server().running().erasures().published()))
                .isTrue();
        alice.receivesStreamError("not-authorized");
        bob.receivesAmong("<presence type='unsubscribed' from='{alice}'/>");
    }

    @Test
    void who_asks_again_gets_the_same_receipt_again(Conversation with) {
        TestClient alice = with.bound("alice");
        SignedReceipt first = receipt(alice.asks(REMOVE));
        SignedReceipt second = operatorErases(with, with.filled("{alice}")).orElseThrow();
        assertThat(second.element()).isEqualTo(first.element());
    }

    @Test
    void there_is_no_receipt_for_an_account_that_never_was(Conversation with) {
        with.reserves("nobody");
        assertThat(operatorErases(with, with.filled("{nobody}"))).isEmpty();
    }

    private static final String COMMAND =
            "<command xmlns='http://jabber.org/protocol/commands'" + " node='https://pimux.de/commands/erasure'";

    private static String executing(TestClient alice) {
        Element page = alice.asks("<iq type='set' id='c' xml:lang='de'>" + COMMAND + "/></iq>");
        assertThat(Xml.print(page)).contains("status='executing'", "Ja, alles löschen", "<value>0</value>");
        return COMMAND + " sessionid='" + page.elements().get(0).attribute("sessionid") + "'";
    }

    private static String submitted(String command, String sure) {
        return "<iq type='set' id='c'>" + command + " action='complete'><x xmlns='jabber:x:data' type='submit'>"
                + "<field var='sure'><value>" + sure + "</value></field></x></command></iq>";
    }

    @Test
    void the_owner_erases_with_a_command_and_gets_the_receipt_in_its_last_answer(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        Element answer = alice.asks(submitted(executing(alice), "1"));
        Element command = answer.elements().get(0);
        assertThat(command.attribute("status")).isEqualTo("completed");
        SignedReceipt receipt = command.elements().stream()
                .flatMap(part -> SignedReceipt.read(part).stream())
                .findFirst()
                .orElseThrow();
        assertThat(receipt.isSignedBy(with.server().running().erasures().published()))
                .isTrue();
        assertThat(receipt.receipt().by()).isEqualTo(Requester.USER);
        alice.receivesStreamError("not-authorized");
        bob.receivesAmong("<presence type='unsubscribed' from='{alice}'/>");
        assertThat(operatorErases(with, with.filled("{alice}")).orElseThrow().element())
                .isEqualTo(receipt.element());
    }

    @Test
    void a_command_without_a_clear_yes_erases_nothing(Conversation with) {
        TestClient alice = with.bound("alice");
        String command = executing(alice);
        for (String unclear : List.of("0", "", "perhaps"))
            assertThat(Xml.print(alice.asks(submitted(command, unclear)))).contains("bad-payload");
        assertThat(Xml.print(alice.asks("<iq type='set' id='c'>" + command + " action='cancel'/></iq>")))
                .contains("status='canceled'");
        with.bound("alice").receivesNothing();
    }

    @Test
    void the_key_that_receipts_are_checked_with_is_published(Conversation with) {
        Element info = with.bound("alice")
                .asks(
                        "<iq type='get' id='d' to='{domain}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
        String key = Base64.getEncoder()
                .encodeToString(with.server().running().erasures().published().getEncoded());
        assertThat(Xml.print(info)).contains(SignedReceipt.NAMESPACE).contains(key);
    }
}
