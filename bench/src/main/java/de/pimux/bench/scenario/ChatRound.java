package de.pimux.bench.scenario;

import de.pimux.bench.client.Incoming;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One round of chat: every delivered message lets its pair send the next one. */
final class ChatRound implements Pair.Listener {
    record Outcome(long messages, double seconds) {}

    private CompletableFuture<Outcome> done = new CompletableFuture<>();
    private long begun;
    private long deadline;
    private long toSend;
    private long underWay;
    private long delivered;

    Outcome run(Bench bench, List<Pair> pairs) {
        done = new CompletableFuture<>();
        bench.driver().run(() -> begin(bench.sizes(), pairs));
        return Bench.await(done, "a round of chat");
    }

    private void begin(Sizes sizes, List<Pair> pairs) {
        begun = System.nanoTime();
        deadline = begun + sizes.roundTime().toNanos();
        toSend = sizes.messages();
        delivered = 0;
        for (int i = 0; i < sizes.window(); i++) {
            pairs.forEach(this::next);
        }
    }

    private void next(Pair pair) {
        if (toSend > 0) {
            toSend--;
            underWay++;
            pair.send();
        }
    }

    @Override
    public void delivered(Pair pair, long nanos) {
        long now = System.nanoTime();
        delivered++;
        underWay--;
        toSend = now > deadline ? 0 : toSend;
        next(pair);
        if (underWay == 0) {
            done.complete(new Outcome(delivered, (now - begun) / 1e9));
        }
    }

    @Override
    public void refused(Incoming error) {
        done.completeExceptionally(new IllegalStateException("a message came back: " + error.xml()));
    }
}
