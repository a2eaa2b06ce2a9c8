package de.pimux.actors.torture;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Rounds that wait for processes more than they compute, two at a time. */
final class Lanes {
    private static final int LANES = 2;

    private Lanes() {}

    /** The rounds 1, 2, 3 and so on, in this order, with at least one in the end that is not to be followed by another. */
    static <T> List<T> rounds(IntFunction<T> round, Predicate<T> goesOn) {
        SortedMap<Integer, T> results = new ConcurrentSkipListMap<>();
        AtomicInteger last = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Runnable lane = () -> {
            try {
                while (!over.get()) {
                    int number = last.incrementAndGet();
                    T result = round.apply(number);
                    results.put(number, result);
                    if (!goesOn.test(result)) over.set(true);
                }
            } finally {
                over.set(true);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(lane, threads), CompletableFuture.runAsync(lane, threads))
                    .join();
        } finally {
            threads.shutdown();
        }
        return List.copyOf(results.values());
    }
}
