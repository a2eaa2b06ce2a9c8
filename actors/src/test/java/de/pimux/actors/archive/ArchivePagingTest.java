package de.pimux.actors.archive;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Pages of a real store beside a naive model. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchivePagingTest extends ArchiveFixture {
    @Test
    void pages_put_together_are_the_archive_in_both_directions() {
        archiveSome(120);
        for (Jid with : new Jid[] {null, ROMEO, ROMEO.bare(), NURSE, JULIET}) {
            assertThat(allForwards(with)).isEqualTo(expected(with));
            assertThat(allBackwards(with)).isEqualTo(expected(with));
            assertThat(ask(query(with, after(0, null))).count())
                    .isEqualTo("" + expected(with).size());
        }
    }

    /** Between two pages messages come, are deleted, and shelves are dropped. */
    @Test
    void paging_misses_nothing_that_stays_and_repeats_nothing_whatever_happens_between_pages() {
        for (int round = 0; round < 15; round++) {
            archiveSome(40);
            List<String> start = expected(null);
            List<String> seen = new ArrayList<>();
            boolean forwards = random.nextBoolean();
            Got got = ask(query(null, forwards ? after(PAGE, null) : before(PAGE, "")));
            while (true) {
                seen.addAll(forwards ? seen.size() : 0, got.ids());
                if (got.complete()) break;
                happens();
                String edge = forwards ? seen.get(seen.size() - 1) : seen.get(0);
                got = ask(query(null, forwards ? after(PAGE, edge) : before(PAGE, edge)));
                if (got.error() != null) {
                    assertThat(model.isEmpty() || model.get(0).id().compareTo(edge) > 0)
                            .as("only an id of before the archive's start is not found")
                            .isTrue();
                    break;
                }
            }
            assertThat(seen).doesNotHaveDuplicates().isSorted();
            if (got.error() == null && forwards) assertThat(seen).containsAll(stayed(start));
        }
    }

    @Test
    void a_page_says_where_it_lies() {
        archiveSome(20);
        assertThat(ask(query(null, after(PAGE, null))))
                .extracting(Got::count, Got::index)
                .containsExactly("20", "0");
        assertThat(ask(query(null, before(PAGE, ""))))
                .extracting(Got::count, Got::index)
                .containsExactly("20", "13");
        assertThat(ask(query(null, after(PAGE, model.get(3).id()))))
                .extracting(Got::index)
                .isNull();
        assertThat(ask(query(null, before(PAGE, model.get(3).id()))))
                .extracting(Got::complete, Got::index)
                .containsExactly(true, "0");
        assertThat(ask(query(null, after(1_000, null))).ids())
                .as("the server's bound")
                .hasSize(PAGE);
    }

    @Test
    void a_page_can_be_asked_for_by_its_index() { // XEP-0059 §2.6
        archiveSome(40);
        for (int index = 0; index <= 40; index++) {
            Got got = ask(query(null, new PageRequest(3, null, null, index)));
            assertThat(got.ids()).isEqualTo(expected(null).subList(index, Math.min(index + 3, 40)));
            assertThat(got.index()).isEqualTo(index < 40 ? Integer.toString(index) : null);
            assertThat(got.complete()).isEqualTo(index >= 37);
        }
        assertThat(ask(query(null, new PageRequest(3, null, null, Integer.MAX_VALUE)))
                        .ids())
                .as("behind the end")
                .isEmpty();
    }

    @Test
    void an_index_deep_in_one_day_costs_too_much() {
        for (int i = 0; i < 10_002; i++) archive(ROMEO);
        assertThat(ask(query(null, new PageRequest(3, null, null, 10_000))).ids())
                .hasSize(2);
        assertThat(ask(query(null, new PageRequest(3, null, null, 10_001))).error())
                .isEqualTo(StanzaError.of(Condition.FEATURE_NOT_IMPLEMENTED));
        assertThat(ask(query(null, new PageRequest(3, null, null, 10_002))).ids())
                .as("behind the end, which the day's counter tells")
                .isEmpty();
    }

    @Test
    void a_page_ends_behind_the_message_that_makes_it_too_heavy() {
        archives = archives(1_000_000, 1);
        archiveSome(5);
        Got got = ask(query(null, after(PAGE, null)));
        assertThat(got.ids()).hasSize(1);
        assertThat(got.complete()).isFalse();
        assertThat(allForwards(null)).isEqualTo(expected(null));
    }

    private List<String> stayed(List<String> start) {
        List<String> now = expected(null);
        return start.stream().filter(now::contains).toList();
    }
}
