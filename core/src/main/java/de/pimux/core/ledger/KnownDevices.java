package de.pimux.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * By what an account knows its devices again: a mark for each, from which nobody learns anything but whether two are equal,
 * the newest last.
 */
public record KnownDevices(List<String> marks) {
    /** The oldest one is forgotten when there would be more. */
    public static final int MAX = 32;

    public static final KnownDevices NONE = new KnownDevices(List.of());

    public KnownDevices {
        marks = List.copyOf(marks);
    }

    public boolean knows(String mark) {
        return marks.contains(mark);
    }

    public KnownDevices with(String mark) {
        List<String> more = new ArrayList<>(marks);
        more.remove(mark);
        more.add(mark);
        return new KnownDevices(more.size() > MAX ? more.subList(1, more.size()) : more);
    }

    @Override
    public String toString() {
        return "KnownDevices[" + marks.size() + "]";
    }
}
