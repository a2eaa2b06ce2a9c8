package de.pimux.core.retention;

/**
 * Which events of one entity leave their shelves before those are dropped.
 *
 * @param from the first that goes
 * @param to the last that goes
 * @param index only those that are {@linkplain Indexed found by} this; {@code ""} stands for all
 */
public record Cut(RetentionClass retention, ShelfPosition from, ShelfPosition to, String index) {
    /** Everything up to a position, included. */
    public static Cut upTo(RetentionClass retention, ShelfPosition last) {
        return new Cut(retention, ShelfPosition.FIRST, last, "");
    }

    public static Cut only(RetentionClass retention, ShelfPosition one) {
        return new Cut(retention, one, one, "");
    }

    /** Everything that is found by this. */
    public static Cut foundBy(RetentionClass retention, String index) {
        return new Cut(retention, ShelfPosition.FIRST, ShelfPosition.LAST, index);
    }

    @Override
    public String toString() {
        return "Cut[" + retention + "]";
    }
}
