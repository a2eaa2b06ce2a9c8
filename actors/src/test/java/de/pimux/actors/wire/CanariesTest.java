package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.account.AccountServices;
import de.pimux.actors.torture.Remains;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Content in every class that is stored, then time goes by. In clear it is in no file at any time, and sealed (each row
 * has a random part, so it is a canary of its own) only as long as its class lives.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanariesTest {
    private static final String CANARY = "canary-2d97";
    private static final String ADDRESS = "127.0.0.77";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final Map<RetentionClass, List<String>> rows = new EnumMap<>(RetentionClass.class);

    @Test
    void each_class_leaves_the_bytes_of_all_files_when_its_time_is_up_and_no_other_does() {
        try (TestServer server = TestServer.start("pimux.guard.exempt = []", now::get);
                Conversation with = new Conversation(server)) {
            plant(with);
            server.stop();
            collect(server);
            server.startAgain();
            expect(server, RetentionClass.values());
            passes(server, 9);
            expect(
                    server,
                    RetentionClass.ACCOUNT,
                    RetentionClass.PENDING,
                    RetentionClass.ARCHIVE,
                    RetentionClass.UPLOAD);
            passes(server, 23);
            expect(server, RetentionClass.ACCOUNT, RetentionClass.PENDING);
            passes(server, 365);
            expect(server, RetentionClass.ACCOUNT, RetentionClass.PENDING);
            TestClient bob = with.bound("bob");
            bob.sends("<presence/>");
            bob.receivesAmong("<message><body>" + CANARY + " waits</body><etc xmlns='test'/></message>");
            bob.closesStream();
            awaitsDelivery(server, Jid.of(with.filled("{bob}")));
            expect(server, RetentionClass.ACCOUNT);
            for (String name : List.of("alice", "bob"))
                await(server.running().erasures().erase(Jid.of(with.filled("{" + name + "}"))));
            expect(server);
        }
    }

    /** Presence, which is {@code VOLATILE}, is planted as well, and must be nowhere. */
    private static void plant(Conversation with) {
        TestClient alice = with.online("alice");
        with.account("bob");
        ArchiveTalk.prefers(alice, "always");
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + "</FN></vCard></iq>");
        alice.asks("<iq type='set' id='p'><query xmlns='jabber:iq:private'><a xmlns='one:ns'>" + CANARY
                + "</a></query></iq>");
        Pep.publishes(alice, CANARY, "<item id='" + CANARY + "'><a xmlns='one:ns'>" + CANARY + "</a></item>");
        alice.asks("<iq type='set' id='r'><query xmlns='jabber:iq:roster'><item jid='" + CANARY + "@example.org' name='"
                + CANARY + "'/></query></iq>");
        alice.asks("<iq type='set' id='b'><block xmlns='urn:xmpp:blocking'><item jid='" + CANARY
                + "@example.net'/></block></iq>");
        alice.sends("<presence><status>" + CANARY + "</status></presence>");
        alice.sends("<message to='{bob}' type='chat'><body>" + CANARY + " waits</body></message>");
        alice.asks("<iq type='get' id='last' to='{domain}'><ping xmlns='urn:xmpp:ping'/></iq>");
        TestClient guesser = with.connectsFrom(ADDRESS).opens();
        assertThat(Login.accepts(guesser, with.account("alice"), CANARY)).isFalse();
        UploadTalk.share(alice, CANARY.repeat(100).getBytes(UTF_8), "text/plain");
    }

    private void collect(TestServer server) {
        for (RetentionClass retention : RetentionClass.values()) {
            List<String> found = Remains.sealedRows(
                    server.folder().resolve("data/journal"),
                    (table, key) -> table.equals(retention.name()) || table.startsWith(retention.name() + " "));
            boolean stored = retention != RetentionClass.LOG && retention != RetentionClass.VOLATILE;
            assertThat(found.isEmpty()).as("no row of %s", retention).isEqualTo(!stored);
            rows.put(retention, new ArrayList<>(found));
        }
        rows.get(RetentionClass.UPLOAD).addAll(Remains.contents(server.folder().resolve("data/uploads")));
    }

    private void passes(TestServer server, int days) {
        server.stop();
        now.set(now.get().plus(Duration.ofDays(days)));
        server.startAgain();
    }

    /** Of the rows that there were, those of these classes are there, and no others. */
    private void expect(TestServer server, RetentionClass... left) {
        server.running().journal().store().scrub();
        List<String> gone = new ArrayList<>(List.of(CANARY, ADDRESS));
        rows.forEach((retention, found) -> {
            if (!List.of(left).contains(retention)) gone.addAll(found);
            else if (retention != RetentionClass.ACCOUNT) Remains.expectAll(server.folder(), found);
        });
        Remains.expectNone(server.folder(), gone);
    }

    /** It is put on record a little later. */
    private static void awaitsDelivery(TestServer server, Jid account) {
        JournalExtension journal = server.running().journal();
        String persistenceId = AccountServices.persistenceId(journal.secret().opaqueId("account", account.text()));
        long end = System.nanoTime() + TestClient.PATIENCE.toNanos();
        while (!await(journal.history(persistenceId, Set.of(RetentionClass.PENDING), SequenceRange.ALL))
                .isEmpty()) assertThat(System.nanoTime()).as("it is delivered").isLessThan(end);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
