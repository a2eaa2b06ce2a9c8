package de.pimux.bench.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A window on one received top-level element. It is reused for the next one: read what you need and let go. */
public final class Incoming {
    /** What an element is, told by its first letters. */
    public enum Kind {
        MESSAGE,
        PRESENCE,
        IQ,
        ACK,
        ACK_REQUEST,
        OTHER
    }

    private byte[] bytes = new byte[0];
    private int start;
    private int end;

    void set(byte[] newBytes, int newStart, int newEnd) {
        bytes = newBytes;
        start = newStart;
        end = newEnd;
    }

    public Kind kind() {
        boolean oneLetter = !Character.isLetter(bytes[start + 2]);
        return switch (bytes[start + 1]) {
            case 'm' -> named("message", Kind.MESSAGE);
            case 'p' -> named("presence", Kind.PRESENCE);
            case 'i' -> named("iq", Kind.IQ);
            case 'a' -> oneLetter ? Kind.ACK : Kind.OTHER;
            case 'r' -> oneLetter ? Kind.ACK_REQUEST : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    private Kind named(String name, Kind kind) {
        return matches(start + 1, name) ? kind : Kind.OTHER;
    }

    /** Whether the ASCII text occurs anywhere in the element, mark-up included. */
    public boolean contains(String ascii) {
        return indexOf(ascii, end) >= 0;
    }

    /** An attribute of the element itself, raw: entities are not resolved. */
    public @Nullable String attribute(String name) {
        int tagEnd = start;
        while (bytes[tagEnd] != '>') {
            tagEnd++;
        }
        int at = indexOf(" " + name + "=", tagEnd);
        if (at < 0) {
            return null;
        }
        int from = at + name.length() + 3;
        int to = from;
        while (bytes[to] != bytes[from - 1]) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether the stanza has {@code type='error'}. */
    public boolean isError() {
        return "error".equals(attribute("type"));
    }

    /** What stands between the two ASCII texts, or nothing. */
    public @Nullable String between(String before, String after) {
        int at = indexOf(before, end);
        if (at < 0) {
            return null;
        }
        int from = at + before.length();
        for (int to = from; to <= end - after.length(); to++) {
            if (matches(to, after)) {
                return new String(bytes, from, to - from, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    public String xml() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private int indexOf(String ascii, int limit) {
        for (int i = start; i <= limit - ascii.length(); i++) {
            if (matches(i, ascii)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int at, String ascii) {
        if (at + ascii.length() > end) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
