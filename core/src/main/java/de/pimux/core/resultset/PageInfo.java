package de.pimux.core.resultset;

import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells of itself (XEP-0059 §2).
 *
 * @param first id of its first item; null for an empty page
 * @param last id of its last item; null for an empty page
 * @param index position of the first item in the whole result; null if that would cost too much
 * @param count number of items of the whole result; null if that would cost too much
 */
public record PageInfo(
        @Nullable String first,
        @Nullable String last,
        @Nullable Long index,
        @Nullable Long count) {
    public static PageInfo empty(@Nullable Long count) {
        return new PageInfo(null, null, null, count);
    }

    public Element element() {
        ElementBuilder set = Element.builder(PageRequest.NAMESPACE, "set");
        if (first != null)
            set.add(Element.of(PageRequest.NAMESPACE, "first")
                    .with("index", index == null ? null : index.toString())
                    .withText(first));
        if (last != null) set.textChild(PageRequest.NAMESPACE, "last", last);
        if (count != null) set.textChild(PageRequest.NAMESPACE, "count", count.toString());
        return set.build();
    }
}
