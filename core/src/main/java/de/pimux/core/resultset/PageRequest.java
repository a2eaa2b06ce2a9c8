package de.pimux.core.resultset;

import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a result somebody wants (XEP-0059 §2).
 *
 * @param max how many items at most, null where the client leaves it to the server; 0 asks for the count only
 * @param after the page starts behind the item with this id, or null
 * @param before the page ends in front of the item with this id; {@code ""} is the end of the result, null: not asked
 * @param index the page starts at this position, or null
 */
public record PageRequest(
        @Nullable Integer max,
        @Nullable String after,
        @Nullable String before,
        @Nullable Integer index) {
    public static final String NAMESPACE = "http://jabber.org/protocol/rsm";

    /** The first page, as large as the server likes. */
    public static final PageRequest FIRST = new PageRequest(null, null, null, null);

    /**
     * Reads the {@code <set/>} of a query; a query without one asks for the first page.
     *
     * @throws StanzaException {@code bad-request} where a number is none
     */
    public static PageRequest of(Element query) throws StanzaException {
        Element set = query.child(NAMESPACE, "set");
        if (set == null) return FIRST;
        String after = set.childText(NAMESPACE, "after");
        return new PageRequest(
                number(set.childText(NAMESPACE, "max")),
                after == null || after.isEmpty() ? null : after, // an empty one is the start, where every result starts
                set.childText(NAMESPACE, "before"),
                number(set.childText(NAMESPACE, "index")));
    }

    private static @Nullable Integer number(@Nullable String text) throws StanzaException {
        if (text == null) return null;
        try {
            long number = Long.parseLong(text.strip());
            if (number < 0) throw new StanzaException(Condition.BAD_REQUEST);
            return (int) Math.min(number, Integer.MAX_VALUE);
        } catch (NumberFormatException noNumber) {
            throw new StanzaException(Condition.BAD_REQUEST);
        }
    }

    /** Whether the page is sought from the end of the result. */
    public boolean backwards() {
        return before != null;
    }

    /** Whether nothing but the number of items is asked for (XEP-0059 §2.7). */
    public boolean countOnly() {
        return max != null && max == 0;
    }

    /** How many items the page has at most, if the server gives no more than {@code most}. */
    public int size(int most) {
        return max == null ? most : Math.min(max, most);
    }
}
