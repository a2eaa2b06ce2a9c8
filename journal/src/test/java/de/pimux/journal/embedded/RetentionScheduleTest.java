package de.pimux.journal.embedded;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.MONDAY;
import static de.pimux.journal.StoreFixture.POLICY;
import static de.pimux.journal.StoreFixture.TUESDAY;
import static de.pimux.journal.StoreFixture.account;
import static de.pimux.journal.StoreFixture.archive;
import static de.pimux.journal.StoreFixture.await;
import static de.pimux.journal.StoreFixture.failedLogin;
import static de.pimux.journal.StoreFixture.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.DeletionCalendar;
import de.pimux.journal.Direction;
import de.pimux.journal.EventStore;
import de.pimux.journal.RetentionSchedule;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.Shelf;
import de.pimux.journal.StoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetentionScheduleTest {
    private static final Shelf LOGINS = Shelf.of(RetentionClass.SECURITY, MONDAY);
    private static final Shelf MESSAGES = Shelf.of(RetentionClass.ARCHIVE, MONDAY);
    private static final Instant LOGINS_END = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant MESSAGES_END = Instant.parse("2026-12-24T00:00:00Z");
    private static final Duration SPREAD = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final List<ShelfExpired> ledger = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Instant now = TUESDAY;
    private EmbeddedStore store;
    private RetentionSchedule schedule;

    @BeforeEach
    void open() {
        store = EmbeddedStoreTest.opened(folder, () -> now);
        schedule = new RetentionSchedule(store, () -> now, POLICY, SPREAD, expired -> {
            ledger.add(expired);
            return CompletableFuture.completedFuture(null);
        });
        log.start();
        logger().addAppender(log);
        await(store.append(
                ALICE,
                List.of(
                        account(1, "a"),
                        pending(2, "b"),
                        archive(3, MONDAY, "c"),
                        failedLogin(4, MONDAY, "d"),
                        failedLogin(5, MONDAY, "e"))));
        await(store.append(BOB, List.of(failedLogin(1, MONDAY, "f"))));
    }

    @AfterEach
    void close() {
        logger().detachAppender(log);
        store.close();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(RetentionSchedule.class);
    }

    private long errors() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .count();
    }

    private int readable(Shelf shelf) {
        return await(store.page(shelf, ALICE, SequenceRange.ALL, Direction.OLDEST_FIRST, 99))
                .size();
    }

    private void at(Instant time) {
        now = time;
        schedule.expireIfDue();
    }

    @Test
    void an_hour_becomes_unreadable_within_the_hour_in_which_its_time_is_up() {
        Instant end = MONDAY.plus(Duration.ofDays(7));
        at(end.plusSeconds(3599));
        assertThat(store.oldest(RetentionClass.SECURITY)).as("its key").isPresent();
        at(end.plusSeconds(3600));
        assertThat(store.oldest(RetentionClass.SECURITY)).isEmpty();
        assertThat(store.shelves()).as("its bytes").contains(LOGINS);
        assertThat(store.oldest(RetentionClass.ARCHIVE)).isPresent();
    }

    @Test
    void a_shelf_is_dropped_after_the_midnight_at_which_its_time_is_up_and_that_is_on_record() {
        at(LOGINS_END.plus(SPREAD).minusMillis(1));
        assertThat(store.shelves()).contains(LOGINS);
        assertThat(ledger).isEmpty();
        at(LOGINS_END.plus(SPREAD));
        assertThat(store.shelves()).containsExactly(MESSAGES);
        assertThat(ledger)
                .containsExactly(new ShelfExpired(RetentionClass.SECURITY, LocalDate.of(2026, 11, 23), now, 3));
        at(MESSAGES_END.plus(SPREAD));
        assertThat(store.shelves()).isEmpty();
        assertThat(ledger).hasSize(2);
    }

    @Test
    void what_is_overdue_goes_at_start_without_waiting_for_the_spread() {
        now = LOGINS_END;
        schedule.expireOverdue();
        assertThat(store.shelves()).containsExactly(MESSAGES);
    }

    @Test
    void what_has_no_end_is_never_touched() {
        at(MONDAY.plus(Duration.ofDays(3650)));
        List<Long> left = new ArrayList<>();
        await(store.replay(ALICE, SequenceRange.ALL, 99, event -> left.add(event.sequence())));
        assertThat(left).containsExactly(1L, 2L);
    }

    @Test
    void the_bytes_of_a_dropped_shelf_are_gone_after_the_scrub() {
        List<byte[]> rows = RawRows.of(store, BOB);
        assertThat(Canaries.anyOf(folder, rows)).isTrue();
        at(LOGINS_END.plus(SPREAD));
        store.scrub();
        assertThat(Canaries.anyOf(folder, rows)).isFalse();
    }

    @Test
    void nothing_is_served_past_its_time_although_nobody_expires_it() {
        now = MONDAY.plus(Duration.ofDays(7));
        assertThat(readable(LOGINS)).isEqualTo(2);
        now = now.plusMillis(1);
        assertThat(readable(LOGINS)).isZero();
        assertThat(readable(MESSAGES)).isEqualTo(1);
    }

    @Test
    void a_crash_before_the_drop_is_made_good_at_the_next_start() {
        now = LOGINS_END.plus(SPREAD);
        RetentionSchedule crashing = new RetentionSchedule(store, () -> now, POLICY, SPREAD, expired -> {
            throw new IllegalStateException("a crash");
        });
        assertThatIllegalStateException().isThrownBy(crashing::expireIfDue);
        assertThat(readable(LOGINS)).isZero();
        store.close();
        store = EmbeddedStoreTest.opened(folder, () -> now);
        schedule = new RetentionSchedule(store, () -> now, POLICY, SPREAD, expired -> {
            ledger.add(expired);
            return CompletableFuture.completedFuture(null);
        });
        schedule.expireOverdue();
        assertThat(store.shelves()).containsExactly(MESSAGES);
        assertThat(ledger).extracting(ShelfExpired::records).containsExactly(3L);
    }

    @Test
    void the_calendar_says_what_will_go_when() {
        assertThat(schedule.calendar().entries())
                .containsExactly(
                        new DeletionCalendar.Entry(LOGINS, LOGINS_END.plus(SPREAD)),
                        new DeletionCalendar.Entry(MESSAGES, MESSAGES_END.plus(SPREAD)));
        assertThat(schedule.calendar().next()).contains(LOGINS_END.plus(SPREAD));
    }

    @Test
    void a_class_is_overdue_when_a_record_is_older_than_its_bound_and_an_hour() {
        assertThat(schedule.oldestRecordAge(RetentionClass.SECURITY)).contains(Duration.ofDays(1));
        assertThat(schedule.oldestRecordAge(RetentionClass.UPLOAD)).isEmpty();
        now = MONDAY.plus(Duration.ofDays(7)).plusSeconds(3600);
        assertThat(schedule.overdue(RetentionClass.SECURITY)).isFalse();
        now = now.plusMillis(1);
        assertThat(schedule.overdue(RetentionClass.SECURITY)).isTrue();
    }

    /** The store, on a day on which it destroys no keys. */
    private static EventStore stuck(EventStore store) {
        InvocationHandler calls = (proxy, method, arguments) -> {
            if (method.getName().equals("expire")) {
                throw new StoreException("the disk is gone");
            }
            return method.invoke(store, arguments);
        };
        return (EventStore)
                Proxy.newProxyInstance(EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, calls);
    }

    @Test
    void expiry_that_does_not_succeed_is_told_once() {
        RetentionSchedule failing = new RetentionSchedule(
                stuck(store), () -> now, POLICY, SPREAD, expired -> CompletableFuture.completedFuture(null));
        now = MONDAY.plus(Duration.ofDays(7)).plusSeconds(3700);
        for (int i = 0; i < 3; i++) {
            assertThatException().isThrownBy(failing::expireIfDue);
        }
        assertThat(errors()).isEqualTo(1);
        schedule.expireIfDue();
        assertThat(schedule.overdue(RetentionClass.SECURITY)).isFalse();
    }
}
