package de.pimux.core.room;

import de.pimux.core.room.DiscussionHistory.Said;
import de.pimux.xml.Element;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was said before somebody wants who enters (XEP-0045 §7.2.14). What can't be read asks for nothing
 * less.
 *
 * @param maxChars of all messages together, as they are sent
 * @param since null for any time
 */
record HistoryRequest(
        long maxChars, long maxStanzas, @Nullable Instant since) {
    /** Reads the {@code <x/>} with which somebody enters. */
    static HistoryRequest of(Element x, Instant now) {
        Element history = x.child(Muc.NAMESPACE, "history");
        if (history == null) return new HistoryRequest(Long.MAX_VALUE, Long.MAX_VALUE, null);
        Instant since = time(history.attribute("since"));
        long seconds = number(history.attribute("seconds"));
        if (seconds < now.getEpochSecond()) {
            Instant ago = now.minusSeconds(seconds);
            since = since == null || ago.isAfter(since) ? ago : since;
        }
        return new HistoryRequest(
                number(history.attribute("maxchars")), number(history.attribute("maxstanzas")), since);
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? Long.MAX_VALUE : Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    /** XEP-0082. */
    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** The newest that fit. */
    List<Said> select(List<Said> messages) {
        long chars = 0;
        int first = messages.size();
        while (first > 0 && messages.size() - first < maxStanzas) {
            Said next = messages.get(first - 1);
            chars += next.message().size();
            if (chars > maxChars || (since != null && next.at().isBefore(since))) break;
            first--;
        }
        return messages.subList(first, messages.size());
    }
}
