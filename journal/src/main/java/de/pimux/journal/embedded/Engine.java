package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.Figures;
import de.pimux.journal.Health;
import de.pimux.journal.StoreException;
import de.pimux.journal.StoreFullException;
import de.pimux.journal.vault.VaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the database open, and opens it again after it broke. RocksDB refuses every write after one has failed; only
 * what a new opening finds in the files is true then, so until it is open again nothing can be read either.
 */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final Path folder;
    private final Path vault;
    private final FreeSpace space;
    private final long reserveBytes;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final WriteBuffer buffer = new WriteBuffer();
    private volatile @Nullable Database database;
    private volatile Health health = Health.WRITABLE;
    private volatile long freeBytes;
    private volatile long lookedAt;

    /** Changed by the commit thread only. */
    private volatile long eventsWritten;

    private volatile StoreException reason = new StoreException("the event store is closed");

    @FunctionalInterface
    interface Reading<T> {
        T from(Database database) throws RocksDBException;
    }

    Engine(Path folder, Path vault, FreeSpace space, long reserveBytes) throws RocksDBException {
        this.folder = folder;
        this.vault = vault;
        this.space = space;
        this.reserveBytes = reserveBytes;
        this.database = Database.open(folder, vault);
        look();
    }

    /** Whom opening has erased. */
    List<EntityKey> erasedAgain() {
        Database open = database;
        return open == null ? List.of() : open.erasedAgain();
    }

    /**
     * Says that the disk is full a little before content is refused, so that whoever asks first can refuse politely
     * while writes that are under way still find room.
     */
    Health health() {
        if (health == Health.WRITABLE && System.nanoTime() - lookedAt > LOOK_NANOS) {
            look();
        }
        return health == Health.WRITABLE && freeBytes < roomyBytes() ? Health.FULL : health;
    }

    Figures figures() {
        return new Figures(look(), eventsWritten);
    }

    private long look() {
        long free = space.bytes();
        freeBytes = free;
        lookedAt = System.nanoTime();
        return free;
    }

    private long roomyBytes() {
        return reserveBytes + reserveBytes / 4;
    }

    boolean isWell() {
        return health == Health.WRITABLE;
    }

    /**
     * Lets a reader at the database, and keeps it open meanwhile.
     *
     * @throws StoreException if the database is not open or cannot be read
     */
    <T> T read(Reading<T> reading) {
        lock.readLock().lock();
        try {
            return reading.from(opened());
        } catch (RocksDBException e) {
            throw new StoreException("the event store cannot be read", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for the readers, then frees what dropped shelves and destroyed keys still hold. */
    void closeDropped() {
        lock.writeLock().lock();
        try {
            opened().closeDropped();
            opened().vault().forgetRetired();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Writes a batch and tells each of its works how it went. On the commit thread only. */
    void commit(List<Work> works) {
        revive();
        refuse(works);
        if (works.isEmpty()) {
            return;
        }
        @Nullable Throwable failure = write(works);
        for (Work work : works) {
            if (failure == null) {
                work.done().complete(null);
            } else {
                work.done().completeExceptionally(failure);
            }
        }
    }

    private void refuse(List<Work> works) {
        if (health == Health.WRITABLE) {
            return;
        }
        works.removeIf(work -> {
            boolean refused = health == Health.FAILED || work.kind().needsRoom();
            if (refused) {
                work.done().completeExceptionally(reason);
            }
            return refused;
        });
    }

    private @Nullable Throwable write(List<Work> works) {
        try {
            Database open = opened();
            for (Work work : works) {
                work.step().addTo(buffer, open);
            }
            open.write(buffer, mustSync(works));
            count(works);
            return null;
        } catch (RocksDBException e) {
            return fail(e, isFull(e));
        } catch (VaultException e) {
            return fail(e, space.bytes() < reserveBytes);
        } catch (RuntimeException e) {
            LOG.error("A batch of {} writes was not written", works.size(), e);
            rollback();
            return e;
        } finally {
            buffer.clear();
        }
    }

    private static boolean mustSync(List<Work> works) {
        for (Work work : works) if (work.kind().isSynced()) return true;
        return false;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void count(List<Work> works) {
        long events = 0;
        for (Work work : works) {
            if (work.step() instanceof Append append) {
                events += append.events().size();
            }
        }
        eventsWritten += events;
    }

    private void rollback() {
        Database open = database;
        if (open != null) {
            open.rollback();
        }
    }

    private StoreException fail(Exception e, boolean full) {
        StoreException failure = full
                ? new StoreFullException("the disk is full", e)
                : new StoreException("the event store cannot be written", e);
        LOG.error("Writing to {} failed; it will be opened again", folder, e);
        reason = failure;
        health = Health.FAILED;
        shut();
        return failure;
    }

    private boolean isFull(RocksDBException e) {
        Status status = e.getStatus();
        return (status != null && status.getSubCode() == Status.SubCode.NoSpace) || space.bytes() < reserveBytes;
    }

    /** Looks whether there is room, and opens what broke once there is. On the commit thread only. */
    void revive() {
        long free = look();
        long needed = health == Health.WRITABLE ? reserveBytes : roomyBytes();
        boolean roomy = free >= needed;
        if (health == Health.FAILED && (roomy || !(reason instanceof StoreFullException))) {
            reopen();
        }
        if (health == Health.WRITABLE && !roomy) {
            reason = new StoreFullException("less than " + reserveBytes + " bytes are free");
            health = Health.FULL;
            LOG.error("Only {} bytes are free at {}: no new content is stored", free, folder);
        } else if (health == Health.FULL && roomy) {
            health = Health.WRITABLE;
            LOG.info("There is room again at {}", folder);
        }
    }

    private void reopen() {
        lock.writeLock().lock();
        try {
            database = Database.open(folder, vault);
            health = Health.WRITABLE;
            LOG.info("{} is open again", folder);
        } catch (RocksDBException | VaultException e) {
            LOG.debug("{} cannot be opened yet", folder, e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Database opened() {
        Database open = database;
        if (open == null) {
            throw reason;
        }
        return open;
    }

    /** Waits for the readers, then closes the database. */
    void shut() {
        lock.writeLock().lock();
        try {
            Database open = database;
            database = null;
            if (open != null) {
                open.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Closes for good. */
    void close() {
        health = Health.FAILED;
        reason = new StoreException("the event store is closed");
        shut();
    }
}
