package de.pimux.actors.guard;

import de.pimux.actors.config.Network;
import de.pimux.core.guard.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The turns of every network that has a password verified on this node. Who waits is a stream of that network, once at
 * most, and of these there are no more than {@code limits.connections-per-address}. Safe for every thread.
 */
final class LoginTurns {
    private final int most;
    private final Function<Network, CompletionStage<Integer>> recorded;
    private final Executor executor;
    private final Map<Network, Turns<Turn>> networks = new ConcurrentHashMap<>();

    /**
     * @param most so many failures block a network
     * @param recorded counts the failures that are on record
     * @param executor where those who waited go on: not within what the one before them does, or as many as wait would
     *     be nested
     */
    LoginTurns(int most, Function<Network, CompletionStage<Integer>> recorded, Executor executor) {
        this.most = most;
        this.recorded = recorded;
        this.executor = executor;
    }

    Turn take(Network network) {
        Turn turn = new Turn(
                over -> change(network, Turns::giveBack, executor),
                gone -> change(network, turns -> turns.withdraw(gone), executor));
        change(network, turns -> turns.enter(turn), Runnable::run);
        return turn;
    }

    /** A wrong password has become durable; the turn in which it was verified isn't given back yet. */
    void failed(Network network) {
        change(network, Turns::failed, executor);
    }

    private void change(Network network, Consumer<Turns<Turn>> change, Executor on) {
        List<Turn> next = new ArrayList<>();
        AtomicBoolean asks = new AtomicBoolean();
        networks.compute(network, (same, known) -> {
            Turns<Turn> turns = known == null ? new Turns<>(most) : known;
            change.accept(turns);
            next.addAll(turns.next());
            asks.set(turns.asks());
            return turns.isIdle() ? null : turns;
        });
        next.forEach(turn -> on.execute(turn::grant));
        if (asks.get()) ask(network);
    }

    private void ask(Network network) {
        recorded.apply(network).whenComplete((failures, failure) -> {
            if (failure == null) change(network, turns -> turns.counted(failures), executor);
            else change(network, Turns::notCounted, executor);
        });
    }

    boolean isIdle() {
        return networks.isEmpty();
    }
}
