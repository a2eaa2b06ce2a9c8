package de.pimux.actors.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The right to have one password verified. Who has taken one gives it back once when it was granted, whatever came of the
 * password: the next one waits for that.
 */
public final class Turn {
    private final CompletableFuture<Turn> granted = new CompletableFuture<>();
    private final Consumer<Turn> giveBack;
    private final Consumer<Turn> withdraw;

    Turn(Consumer<Turn> giveBack, Consumer<Turn> withdraw) {
        this.giveBack = giveBack;
        this.withdraw = withdraw;
    }

    /** For those who never wait, and for whom nobody does. */
    static Turn free() {
        Turn free = new Turn(turn -> {}, turn -> {});
        free.grant();
        return free;
    }

    void grant() {
        granted.complete(this);
    }

    /** Already complete if nobody is before it. Never completes after {@link #withdraw}. */
    public CompletionStage<Turn> granted() {
        return granted;
    }

    public void giveBack() {
        giveBack.accept(this);
    }

    /** Waits no more. Nothing happens if it was granted meanwhile: then it is given back by whoever got it. */
    public void withdraw() {
        withdraw.accept(this);
    }
}
