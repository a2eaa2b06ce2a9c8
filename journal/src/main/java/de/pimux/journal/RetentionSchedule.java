package de.pimux.journal;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.retention.ShelfExpired;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a store's finite classes lose and when: an hour's content becomes unreadable when the time of the whole
 * hour is up, and a day's shelf is dropped after the midnight that follows. What has no end is never touched.
 */
public final class RetentionSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final EventStore store;
    private final InstantSource clock;
    private final RetentionPolicy policy;
    private final Duration spread;
    private final Function<ShelfExpired, CompletionStage<Void>> ledger;
    private final Set<RetentionClass> alarms = EnumSet.noneOf(RetentionClass.class);

    /**
     * @param spread how long after midnight shelves are dropped, so that not all servers of a host do it at once
     * @param ledger where it is put on record, before the shelf goes: a crash must not leave a deletion without one
     */
    public RetentionSchedule(
            EventStore store,
            InstantSource clock,
            RetentionPolicy policy,
            Duration spread,
            Function<ShelfExpired, CompletionStage<Void>> ledger) {
        this.store = store;
        this.clock = clock;
        this.policy = policy;
        this.spread = spread;
        this.ledger = ledger;
    }

    /**
     * To be called at start, before anybody can ask for anything: drops every shelf whose time is up, without the spread.
     *
     * @throws StoreException if the storage fails
     */
    public void expireOverdue() {
        expire(Duration.ZERO);
    }

    /**
     * To be called every now and then; expires in the calling thread what is due.
     *
     * @throws StoreException if the storage fails; the next call tries again
     */
    public void expireIfDue() {
        expire(spread);
    }

    private synchronized void expire(Duration after) {
        Instant now = clock.instant();
        try {
            policy.shelved().forEach(retention -> expireHours(retention, now));
            DeletionCalendar.of(policy, after, store.shelves()).dueAt(now).forEach(shelf -> drop(shelf, now));
        } finally {
            policy.shelved().forEach(this::watch);
        }
    }

    private void expireHours(RetentionClass retention, Instant now) {
        Instant end = policy.notBefore(retention, now);
        boolean due = store.oldest(retention)
                .map(oldest -> !oldest.plus(HOUR).isAfter(end))
                .orElse(false);
        if (due) {
            await(store.expire(retention, end));
        }
    }

    private void drop(Shelf shelf, Instant now) {
        long records = await(store.count(shelf));
        await(ledger.apply(new ShelfExpired(shelf.retention(), shelf.day(), now, records)));
        await(store.dropShelf(shelf));
        LOG.info("The {} shelf of {} has expired with {} records", shelf.retention(), shelf.day(), records);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private void watch(RetentionClass retention) {
        if (!overdue(retention)) {
            alarms.remove(retention);
        } else if (alarms.add(retention)) {
            LOG.error(
                    "{} records are stored for longer than the policy allows: their expiry does not succeed",
                    retention);
        }
    }

    /** What will go when. */
    public DeletionCalendar calendar() {
        return DeletionCalendar.of(policy, spread, store.shelves());
    }

    /** How old the oldest record of a finite class is at most, to the hour; empty if there is none. */
    public Optional<Duration> oldestRecordAge(RetentionClass retention) {
        Instant now = clock.instant();
        return store.oldest(retention).map(oldest -> Duration.between(oldest, now));
    }

    /** Whether a record of this class is older than its bound by more than an hour. */
    public boolean overdue(RetentionClass retention) {
        Optional<Duration> bound = policy.bound(retention).map(HOUR::plus);
        return bound.isPresent()
                && oldestRecordAge(retention)
                        .map(age -> age.compareTo(bound.get()) > 0)
                        .orElse(false);
    }
}
