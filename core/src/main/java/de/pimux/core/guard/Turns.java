package de.pimux.core.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Who may have a password verified now, of all that wait for it at one client's address: as many at once as could all be
 * wrong without being more than the rules allow. Changed in place; it lives only as long as somebody verifies or waits.
 *
 * <p>How many failures are on record is asked for only when somebody has to wait: one who verifies alone needs no
 * number, because where there are too many the address is blocked.
 *
 * @param <T> who waits
 */
public final class Turns<T> {
    private enum Count {
        UNKNOWN,
        WANTED,
        ASKED,
        KNOWN
    }

    private final int most;
    private final Deque<T> waiting = new ArrayDeque<>();
    private int underWay;
    private int failures;
    private Count count = Count.UNKNOWN;

    /** @param most so many failures block the address */
    public Turns(int most) {
        this.most = most;
    }

    public void enter(T who) {
        waiting.addLast(who);
        if (underWay > 0 && count == Count.UNKNOWN) count = Count.WANTED;
    }

    /** Nothing happens if it doesn't wait any more: who has a turn gives it back. */
    public void withdraw(T who) {
        waiting.remove(who);
    }

    /** A turn is over. If the password was wrong, {@link #failed} was called before. */
    public void giveBack() {
        underWay--;
    }

    /** A wrong password has become durable. */
    public void failed() {
        failures++;
    }

    /**
     * How many failures were on record at some time since somebody asked. One that {@link #failed} told of may be among
     * them: it then counts twice, which is on the safe side, and only for as long as anybody is here.
     */
    public void counted(int recorded) {
        failures += recorded;
        count = Count.KNOWN;
    }

    /** The record could not be read: one after the other, until somebody else enters. */
    public void notCounted() {
        count = Count.UNKNOWN;
    }

    /** Whether the failures on record are to be counted now; true once. */
    public boolean asks() {
        if (count != Count.WANTED) return false;
        count = Count.ASKED;
        return true;
    }

    /** Those whose turn it is now, in the order in which they came. */
    public List<T> next() {
        List<T> next = new ArrayList<>();
        while (underWay < atOnce() && !waiting.isEmpty()) {
            next.add(waiting.removeFirst());
            underWay++;
        }
        return next;
    }

    /** Never none: failures that are as many as this, but no block, are older than the window or on record twice. */
    private int atOnce() {
        return count == Count.KNOWN ? Math.max(1, most - failures) : 1;
    }

    /** Whether nothing of this has to be remembered; not while an answer is awaited that belongs to it. */
    public boolean isIdle() {
        return underWay == 0 && waiting.isEmpty() && count != Count.ASKED;
    }
}
