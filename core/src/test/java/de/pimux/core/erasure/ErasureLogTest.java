package de.pimux.core.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import de.pimux.core.retention.RetentionClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureLogTest {
    private static final Instant AT = Instant.parse("2026-11-26T21:00:00Z");
    private static final Tally TALLY = new Tally(Map.of(RetentionClass.ACCOUNT, 2L));

    private static ErasureLog noted(ErasureLog log, String account, long position) {
        return log.note(account, position).orElseThrow().applyTo(log);
    }

    private static ErasureLog completed(ErasureLog log, String account, long receipt) {
        return log.complete(account, AT, Requester.USER, TALLY, new ReceiptId(1, receipt))
                .orElseThrow()
                .applyTo(log);
    }

    @Test
    void an_erasure_is_under_way_until_its_receipt_is_on_record() {
        ErasureLog log = noted(ErasureLog.EMPTY, "a", 1);
        assertThat(log.pending()).containsExactly(Map.entry("a", 1L));
        assertThat(log.note("a", 2)).isEmpty();
        ErasureLogEvent logged = log.complete("a", AT, Requester.USER, TALLY, new ReceiptId(1, 1))
                .orElseThrow();
        assertThat(((ReceiptLogged) logged).discards()).containsExactly(1);
        assertThat(logged.applyTo(log).pending()).isEmpty();
        assertThat(logged.applyTo(log).receipts())
                .extracting(ReceiptLogged::number)
                .containsExactly(1L);
    }

    @Test
    void a_receipt_goes_on_record_once() {
        ErasureLog log = completed(noted(ErasureLog.EMPTY, "a", 1), "a", 7);
        assertThat(log.complete("a", AT, Requester.USER, TALLY, new ReceiptId(1, 7)))
                .isEmpty();
        ErasureLog again = completed(noted(log, "a", 3), "a", 7);
        assertThat(again.receipts()).isEqualTo(log.receipts());
        assertThat(again.pending()).isEmpty();
    }

    @Test
    void what_could_not_be_noted_goes_on_record_all_the_same() {
        ErasureLogEvent logged = ErasureLog.EMPTY
                .complete("a", AT, Requester.OPERATOR, TALLY, new ReceiptId(1, 1))
                .orElseThrow();
        assertThat(((ReceiptLogged) logged).discards()).isEmpty();
        assertThat(logged.applyTo(ErasureLog.EMPTY).receipts()).hasSize(1);
    }

    @Test
    void what_did_not_begin_leaves_nothing() {
        ErasureLog log = noted(ErasureLog.EMPTY, "a", 1);
        assertThat(log.drop("a").orElseThrow().applyTo(log)).isEqualTo(ErasureLog.EMPTY);
        assertThat(log.drop("b")).isEmpty();
    }

    @Test
    void a_record_that_was_changed_or_taken_out_breaks_the_chain() {
        ErasureLog log = ErasureLog.EMPTY;
        for (int i = 1; i <= 4; i++) log = completed(noted(log, "a" + i, 2L * i), "a" + i, i);
        assertThat(log.isUnbroken()).isTrue();
        List<ReceiptLogged> without = new ArrayList<>(log.receipts());
        ReceiptLogged second = without.remove(1);
        assertThat(new ErasureLog(Map.of(), without).isUnbroken()).isFalse();
        List<ReceiptLogged> changed = new ArrayList<>(log.receipts());
        changed.set(
                1,
                new ReceiptLogged(
                        0,
                        2,
                        AT,
                        Requester.USER,
                        TALLY.with(RetentionClass.ARCHIVE, 1),
                        second.receipt(),
                        second.previous()));
        assertThat(new ErasureLog(Map.of(), changed).isUnbroken()).isFalse();
    }

    @Test
    void only_the_newest_records_are_kept_and_their_chain_goes_on() {
        ErasureLog log = ErasureLog.EMPTY;
        for (int i = 1; i <= ErasureLog.KEPT + 2; i++) log = completed(log, "a" + i, i);
        assertThat(log.receipts()).hasSize(ErasureLog.KEPT);
        assertThat(log.receipts().get(0).number()).isEqualTo(3);
        assertThat(log.isUnbroken()).isTrue();
    }
}
