package de.pimux.actors.rights;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.Direction;
import de.pimux.core.jid.Jid;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveImportTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final List<AccountEvent> written = new ArrayList<>();
    private final List<Integer> portions = new ArrayList<>();

    private final ArchiveImport archive = new ArchiveImport(START, portion -> {
        written.addAll(portion);
        portions.add(portion.size());
        return null;
    });

    private static MessageArchived at(int second) {
        return new MessageArchived(
                START.plusSeconds(second), Direction.SENT, Jid.of("a@b"), Element.of("jabber:client", "message"));
    }

    private List<Long> seconds() {
        return written.stream()
                .map(event -> ((MessageArchived) event).at().getEpochSecond() - START.getEpochSecond())
                .toList();
    }

    @Test
    void messages_are_written_in_portions_long_before_the_last_one_is_read() {
        for (int i = 0; i < ArchiveImport.WINDOW + 400; i++)
            assertThat(archive.add(at(i))).isTrue();
        assertThat(portions).containsExactly(200, 200);
        assertThat(archive.end()).isNull();
        assertThat(archive.written()).isEqualTo(ArchiveImport.WINDOW + 400);
        assertThat(seconds()).isSorted();
    }

    @Test
    void what_is_a_little_out_of_order_is_sorted_and_what_is_much_too_late_is_refused() {
        assertThat(archive.add(at(9))).isTrue();
        for (int i = 10; i < ArchiveImport.WINDOW; i++) archive.add(at(i));
        assertThat(archive.add(at(5))).isTrue();
        for (int i = 0; i < ArchiveImport.WINDOW; i++) archive.add(at(5000 + i));
        assertThat(archive.add(at(7))).isFalse();
        assertThat(archive.end()).isNull();
        assertThat(seconds()).isSorted().startsWith(5L, 9L).doesNotContain(7L);
    }

    @Test
    void what_the_policy_would_have_deleted_is_left_out() {
        assertThat(archive.add(at(-1))).isTrue();
        assertThat(archive.end()).isNull();
        assertThat(written).isEmpty();
    }

    @Test
    void a_failure_is_told_and_nothing_is_written_behind_it() {
        List<Integer> tried = new ArrayList<>();
        ArchiveImport failing = new ArchiveImport(START, portion -> {
            tried.add(portion.size());
            return "the storage fails";
        });
        for (int i = 0; i < 3_000; i++) failing.add(at(i));
        assertThat(failing.end()).isEqualTo("the storage fails");
        assertThat(failing.written()).isZero();
        assertThat(tried).containsExactly(200);
    }
}
