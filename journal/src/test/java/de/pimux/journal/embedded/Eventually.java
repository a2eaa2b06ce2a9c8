package de.pimux.journal.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again until something holds that another thread or process brings about. */
final class Eventually {
    private static final long DEADLINE = Duration.ofSeconds(20).toNanos();
    private static final long PAUSE = Duration.ofMillis(1).toNanos();

    private Eventually() {}

    static boolean holds(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }
}
