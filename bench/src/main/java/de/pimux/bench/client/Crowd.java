package de.pimux.bench.client;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sets up many connections, a limited number at a time, in the order of the accounts. */
final class Crowd {
    private final Iterator<Account> waiting;
    private final Function<Account, CompletableFuture<Connection>> open;
    private final List<CompletableFuture<Connection>> opened = new ArrayList<>();
    private final CompletableFuture<List<Connection>> all = new CompletableFuture<>();
    private int underWay;

    Crowd(Iterator<Account> waiting, Function<Account, CompletableFuture<Connection>> open) {
        this.waiting = waiting;
        this.open = open;
    }

    /** Waits for all of them; fails with the first failure. */
    List<Connection> gather(EventLoop loop, int atOnce) {
        loop.execute(() -> {
            for (int i = 0; i < atOnce; i++) {
                next();
            }
        });
        return all.join();
    }

    private void next() {
        if (waiting.hasNext()) {
            underWay++;
            CompletableFuture<Connection> future = open.apply(waiting.next());
            opened.add(future);
            CompletableFuture<Connection> unused = future.whenComplete((connection, error) -> ended(error));
        } else if (underWay == 0) {
            all.complete(opened.stream().map(CompletableFuture::join).toList());
        }
    }

    private void ended(Throwable error) {
        underWay--;
        if (error != null) {
            all.completeExceptionally(error);
        } else {
            next();
        }
    }
}
