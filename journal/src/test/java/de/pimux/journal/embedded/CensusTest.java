package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.journal.EntityKey;
import de.pimux.journal.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CensusTest {
    private static final int ENTITIES = 2_500;

    @TempDir
    Path folder;

    @Test
    void between_two_parts_of_a_count_others_get_the_store_and_nobody_is_counted_twice_or_missed() {
        try (EmbeddedStore store = EmbeddedStoreTest.opened(folder)) {
            CompletableFuture.allOf(LongStream.range(0, ENTITIES)
                            .mapToObj(i -> store.append(entity(i), List.of(account(1, "a"))))
                            .map(done -> done.toCompletableFuture())
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
            Census census = new Census(payload -> true);
            int parts = 1;
            for (; store.look(census::goOn); parts++) {
                await(store.saveSnapshot(entity(parts), new Snapshot(1, 0, new byte[0]))); // looked at already
                await(store.saveSnapshot(entity(ENTITIES - parts), new Snapshot(1, 0, new byte[0])));
                store.scrub(); // waits until nobody reads
            }
            assertThat(parts).isGreaterThan(2);
            assertThat(census.count()).isEqualTo(ENTITIES);
            assertThat(store.countLasting(payload -> true)).isEqualTo(ENTITIES);
        }
    }

    private static EntityKey entity(long i) {
        return new EntityKey(i, -i);
    }
}
