package de.pimux.journal.embedded;

import de.pimux.journal.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Group commit: one thread writes, and while it waits for the disk the next batch gathers. The busier the server, the
 * more events share one sync.
 */
final class CommitThread {
    /** A batch is held in memory twice and is one record of the log. Big stanzas fill it long before small ones. */
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private static final long RETRY_NANOS = Duration.ofMillis(200).toNanos();

    private final ConcurrentLinkedQueue<Work> queue = new ConcurrentLinkedQueue<>();
    private final Engine engine;
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closing;
    private volatile boolean ended;

    CommitThread(Engine engine) {
        this.engine = engine;
        this.thread = new Thread(this::run, "pimux-journal");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    CompletableFuture<Void> submit(Work work) {
        if (closing) {
            work.done().completeExceptionally(closed());
            return work.done();
        }
        queue.add(work);
        if (asleep) {
            LockSupport.unpark(thread);
        }
        if (ended) {
            failRest();
        }
        return work.done();
    }

    /** Completes when everything submitted before is committed or has failed. */
    CompletableFuture<Void> drained() {
        if (queue.isEmpty() && asleep) {
            return CompletableFuture.completedFuture(null);
        }
        Work nothing = Work.of(Work.Kind.REMOVAL, 0, (batch, database) -> {});
        return submit(nothing);
    }

    /** Commits what was submitted, then ends the thread. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Work> batch = new ArrayList<>();
        while (true) {
            gather(batch);
            if (!batch.isEmpty()) {
                engine.commit(batch);
                batch.clear();
            } else if (closing) {
                break;
            } else {
                sleep();
            }
        }
        ended = true;
        failRest();
    }

    /** A step that reads must not follow one whose write it would miss. */
    private void gather(List<Work> batch) {
        boolean writes = false;
        long bytes = 0;
        for (Work next = queue.peek(); next != null && bytes < MAX_BATCH_BYTES; next = queue.peek()) {
            if ((next.kind().readsFirst() && writes) || (next.kind().isAlone() && !batch.isEmpty())) {
                return;
            }
            writes |= !next.kind().readsFirst();
            bytes += next.bytes();
            batch.add(next);
            queue.poll();
            if (next.kind().isAlone()) {
                return;
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (queue.isEmpty() && !closing) {
            if (engine.isWell()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, RETRY_NANOS);
                engine.revive();
            }
        }
        asleep = false;
    }

    private void failRest() {
        for (Work rest = queue.poll(); rest != null; rest = queue.poll()) {
            rest.done().completeExceptionally(closed());
        }
    }

    private static StoreException closed() {
        return new StoreException("the event store is closed");
    }
}
