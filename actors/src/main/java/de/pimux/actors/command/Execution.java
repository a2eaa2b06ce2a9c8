package de.pimux.actors.command;

import de.pimux.core.command.Action;
import de.pimux.core.command.CommandPage;
import de.pimux.core.language.Language;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One execution of a command, while it lasts. Used by the account's thread only. */
public final class Execution {
    /** Pages to which a user may go back. */
    private static final int MAX_PAGES = 8;

    /** What the user sees, and what waits for the answer to it. */
    private record Place(CommandPage page, CommandStage stage) {}

    private final String id;
    private final String node;
    private final Language language;
    private final Deque<Place> places = new ArrayDeque<>();
    private Instant used;
    private boolean busy;

    Execution(String id, String node, Language language, Instant now) {
        this.id = id;
        this.node = node;
        this.language = language;
        this.used = now;
    }

    public String id() {
        return id;
    }

    public String node() {
        return node;
    }

    public Language language() {
        return language;
    }

    public @Nullable CommandPage page() {
        Place place = places.peek();
        return place == null ? null : place.page();
    }

    public @Nullable CommandStage stage() {
        Place place = places.peek();
        return place == null ? null : place.stage();
    }

    /** The user sees this page from here on. Without a way back nothing of earlier ones is kept. */
    public void show(CommandPage page, CommandStage stage) {
        if (!page.allowed().contains(Action.PREV)) places.clear();
        places.push(new Place(page, stage));
        if (places.size() > MAX_PAGES) places.removeLast();
    }

    /** Goes back; returns the page that the user sees now, or null if there is none before. */
    public @Nullable CommandPage back() {
        if (places.size() < 2) return null;
        places.pop();
        return page();
    }

    /** Whether an earlier request is still being worked on. */
    public boolean isBusy() {
        return busy;
    }

    public void busy(boolean now) {
        busy = now;
    }

    Instant used() {
        return used;
    }

    void used(Instant now) {
        used = now;
    }

    @Override
    public String toString() {
        return "Execution[" + node + "]";
    }
}
