package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.PimuxServer;
import de.pimux.actors.account.AccountServices;
import de.pimux.actors.torture.Remains;
import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.ErasureBegun;
import de.pimux.core.erasure.ErasureLog;
import de.pimux.core.erasure.ErasureLogEvent.ErasurePending;
import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import de.pimux.core.erasure.ErasureReceipt;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.erasure.Tally;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.account.AccountCodecs;
import de.pimux.journal.codec.erasure.ErasureLogCodecs;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A crash between two steps of an erasure leaves a journal that ends there: from each of them it comes to its end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureResumeTest {
    private static final String CANARY = "canary-7e5a";
    private static final Instant AT = Instant.parse("2026-11-26T21:00:00Z");
    private static final EventCodec CODEC = new EventCodec(List.of(new AccountCodecs(), new ErasureLogCodecs()));

    /** Registration, one contact, the versions of the roster, vCard; one waiting message, two archived ones. */
    private static final Map<RetentionClass, Long> OWNED =
            Map.of(RetentionClass.PENDING, 1L, RetentionClass.ARCHIVE, 2L);

    @Test
    void what_was_noted_but_had_not_begun_is_forgotten() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            String name = prepare(server, with);
            writes(server, with, true, false, false);
            server.stop();
            server.startAgain();
            awaits(server, log -> log.pending().isEmpty());
            assertThat(Login.accepts(with.connects().opens(), name, Login.PASSWORD))
                    .isTrue();
        }
    }

    @Test
    void an_erasure_that_had_begun_ends_with_contacts_told_everything_gone_and_a_receipt() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            String name = prepare(server, with);
            writes(server, with, true, true, false);
            server.stop();
            server.startAgain();
            expectErased(server, with, name);
            SignedReceipt receipt = receipt(server, with);
            assertThat(receipt.receipt().at()).isEqualTo(AT);
            OWNED.forEach((retention, count) ->
                    assertThat(receipt.receipt().records().of(retention)).isEqualTo(count));
            server.stop();
            server.startAgain();
            assertThat(receipt(server, with).element()).isEqualTo(receipt.element());
            expectErased(server, with, name);
        }
    }

    @Test
    void an_erasure_that_could_not_be_noted_goes_on_as_soon_as_somebody_addresses_the_account() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            String name = prepare(server, with);
            writes(server, with, false, true, false);
            server.stop();
            server.startAgain();
            assertThat(Login.accepts(with.connects().opens(), name, Login.PASSWORD))
                    .isFalse();
            expectErased(server, with, name);
        }
    }

    @Test
    void an_account_that_was_erased_already_gets_its_receipt_on_record() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            String name = prepare(server, with);
            SignedReceipt expected = writes(server, with, true, true, true);
            server.stop();
            server.startAgain();
            awaits(server, log -> log.pending().isEmpty() && log.receipts().size() == 1);
            assertThat(log(server).receipts())
                    .extracting(ReceiptLogged::receipt)
                    .containsExactly(expected.id());
            assertThat(receipt(server, with).element()).isEqualTo(expected.element());
            assertThat(Login.accepts(with.connects().opens(), name, Login.PASSWORD))
                    .isFalse();
        }
    }

    /** An account with a contact and canaries in every class that exists. Returns its localpart. */
    private static String prepare(TestServer server, Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.asks(
                "<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + "</FN></vCard></iq>",
                "<iq type='result' id='v'/>");
        alice.close();
        bob.receivesAmong("<presence type='unavailable' from='{alice/}'/>");
        bob.sends("<message to='{alice}' type='chat'><body>" + CANARY + "</body></message>");
        bob.receivesNothing();
        bob.close();
        server.stop();
        server.startAgain();
        return with.filled("{alice}").replace("@localhost", "");
    }

    /** Appends to the journals of sleeping entities what the steps until the crash had written. */
    private static SignedReceipt writes(
            TestServer server, Conversation with, boolean noted, boolean begun, boolean erased) {
        PimuxServer running = server.running();
        JournalExtension journal = running.journal();
        Jid account = Jid.of(with.filled("{alice}"));
        String id = opaqueId(journal, account);
        EntityKey entity = journal.entity(AccountServices.persistenceId(id));
        EntityKey log = journal.entity("erasure-log");
        Tally tally = new Tally(OWNED);
        SignedReceipt receipt = running.erasures().sign(new ErasureReceipt(account, AT, Requester.USER, tally));
        long next = await(journal.store().highestSequence(entity)) + 1;
        byte[] canary = CANARY.getBytes(UTF_8);
        append(journal, entity, EventRecord.of(next, RetentionClass.ARCHIVE, Instant.now(), canary));
        append(journal, entity, EventRecord.of(next + 1, RetentionClass.ARCHIVE, Instant.now(), canary));
        if (noted)
            append(journal, log, EventRecord.of(1, RetentionClass.PENDING, CODEC.encode(new ErasurePending(id, 1))));
        if (begun)
            append(
                    journal,
                    entity,
                    EventRecord.tombstone(
                            next + 2,
                            RetentionClass.ACCOUNT,
                            CODEC.encode(new ErasureBegun(account, AT, Requester.USER))));
        if (erased)
            append(
                    journal,
                    entity,
                    EventRecord.erasure(
                            next + 3, CODEC.encode(new AccountErased(AT, Requester.USER, tally, receipt.id()))));
        return receipt;
    }

    private static String opaqueId(JournalExtension journal, Jid account) {
        byte[] mac = journal.secret().mac("account", account.text());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 16));
    }

    private static void append(JournalExtension journal, EntityKey entity, EventRecord event) {
        await(journal.store().append(entity, List.of(event)));
    }

    private static void expectErased(TestServer server, Conversation with, String name) {
        awaits(server, log -> log.pending().isEmpty() && log.receipts().size() == 1);
        assertThat(Login.accepts(with.connects().opens(), name, Login.PASSWORD)).isFalse();
        with.connects()
                .opens()
                .asks(
                        "<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>" + name
                                + "</username><password>stranger</password></query></iq>",
                        "<iq type='error' id='r'>" + error("cancel", "conflict") + "</iq>");
        with.bound("bob")
                .asks(
                        "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                        "<iq type='result' id='r'><query xmlns='jabber:iq:roster'>"
                                + "<item jid='{alice}' subscription='none'/></query></iq>");
        server.running().journal().store().scrub();
        Remains.expectNone(server.folder(), List.of(CANARY, name));
    }

    private static SignedReceipt receipt(TestServer server, Conversation with) {
        return await(server.running().erasures().erase(Jid.of(with.filled("{alice}"))))
                .orElseThrow();
    }

    private static ErasureLog log(TestServer server) {
        return await(server.running().erasures().log());
    }

    private static void awaits(TestServer server, Predicate<ErasureLog> state) {
        long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
        ErasureLog log = log(server);
        while (!state.test(log)) {
            if (System.nanoTime() > end) throw new AssertionError("the erasure does not come to its end: " + log);
            log = log(server);
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
