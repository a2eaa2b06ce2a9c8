package de.pimux.actors.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Time goes by while the server is down: what is overdue goes before anybody can connect. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExpiryConversationTest {
    private static final EntityKey SOMEBODY = new EntityKey(1, 2);

    @Test
    void a_server_whose_clock_is_ahead_has_dropped_what_expires_until_then_and_put_it_on_record() {
        try (TestServer server = TestServer.start()) {
            JournalExtension journal = server.running().journal();
            Instant now = Instant.now();
            await(journal.store()
                    .append(
                            SOMEBODY,
                            List.of(event(1, RetentionClass.ARCHIVE, now), event(2, RetentionClass.SECURITY, now))));
            server.stop();
            server.startAgain("pimux.rehearsal.clock-offset = 9 days");
            journal = server.running().journal();
            assertThat(journal.store().shelves())
                    .extracting(shelf -> shelf.retention())
                    .containsExactly(RetentionClass.ARCHIVE);
            server.stop();
            server.startAgain("pimux { rehearsal.clock-offset = 9 days, policy.archive = 5 days }");
            journal = server.running().journal();
            assertThat(journal.store().shelves()).isEmpty();
            assertThat(await(journal.expired().entries()))
                    .extracting(ShelfExpired::shelf)
                    .containsExactly(RetentionClass.SECURITY, RetentionClass.ARCHIVE);
        }
    }

    private static EventRecord event(long sequence, RetentionClass retention, Instant at) {
        return EventRecord.of(sequence, retention, at, "content".getBytes(UTF_8));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
