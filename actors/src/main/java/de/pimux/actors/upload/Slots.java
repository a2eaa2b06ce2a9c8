package de.pimux.actors.upload;

import de.pimux.core.jid.Jid;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.UploadQuota.Promised;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slots that wait for their upload, and those whose upload is under way: in memory only, because a client whose
 * upload fails asks for another slot (XEP-0363 §8). Safe for every thread.
 */
final class Slots {
    /** All accounts together; one more has to wait. */
    static final int MOST = 10_000;

    private final Duration lifetime;

    /** The oldest first. */
    private final Map<FileLocator, Slot> waiting = new LinkedHashMap<>();

    private final Map<FileLocator, Slot> underWay = new HashMap<>();

    Slots(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** Takes the slot in; returns what else its owner was promised, or null if there are too many slots. */
    synchronized @Nullable Promised add(Slot slot) {
        expire(slot.at());
        if (waiting.size() + underWay.size() >= MOST) return null;
        Promised before = promisedTo(slot.owner());
        waiting.put(slot.locator(), slot);
        return before;
    }

    private void expire(Instant now) {
        waiting.values().removeIf(slot -> isOver(slot, now));
    }

    private boolean isOver(Slot slot, Instant now) {
        return !slot.at().plus(lifetime).isAfter(now);
    }

    private Promised promisedTo(Jid owner) {
        Promised promised = Promised.NOTHING;
        for (Slot slot : all().filter(slot -> slot.owner().equals(owner)).toList())
            promised = new Promised(promised.slots() + 1, promised.bytes() + slot.size());
        return promised;
    }

    /** The bytes that may still come, of all accounts. */
    synchronized long promisedBytes() {
        return all().mapToLong(Slot::size).sum();
    }

    private Stream<Slot> all() {
        return Stream.of(waiting, underWay).map(Map::values).flatMap(Collection::stream);
    }

    /** The slot that waits for an upload to here; null if none does, or not any more. */
    synchronized @Nullable Slot waiting(FileLocator locator, Instant now) {
        Slot slot = waiting.get(locator);
        return slot == null || isOver(slot, now) ? null : slot;
    }

    /** Whether the upload may begin: no second one ever may. */
    synchronized boolean begin(Slot slot) {
        if (!waiting.remove(slot.locator(), slot)) return false;
        underWay.put(slot.locator(), slot);
        return true;
    }

    /** Nothing is promised by this slot any more. */
    synchronized void end(Slot slot) {
        waiting.remove(slot.locator());
        underWay.remove(slot.locator());
    }
}
