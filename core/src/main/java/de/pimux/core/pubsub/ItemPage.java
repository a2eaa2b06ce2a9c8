package de.pimux.core.pubsub;

import de.pimux.core.resultset.PageInfo;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.List;

/**
 * A part of what was asked for (XEP-0060 §6.5.4, XEP-0059).
 *
 * @param all in the order in which they were published
 * @param from where the page begins
 * @param to where the next one would
 */
record ItemPage(List<Item> all, int from, int to) {
    static ItemPage of(List<Item> all, PageRequest request, NodeLimits limits) throws StanzaException {
        int from = request.index() != null ? Math.min(request.index(), all.size()) : 0;
        if (request.after() != null) from = position(all, request.after()) + 1;
        int to = all.size();
        String before = request.before();
        if (before != null) {
            if (!before.isEmpty()) to = position(all, before);
            return new ItemPage(all, first(all, from, to, request.size(to), limits.pageBytes()), to);
        }
        return new ItemPage(all, from, last(all, from, request.size(to), limits.pageBytes()));
    }

    /** @throws StanzaException {@code item-not-found} (XEP-0059 §2.2) */
    private static int position(List<Item> all, String id) throws StanzaException {
        for (int i = 0; i < all.size(); i++) if (all.get(i).id().equals(id)) return i;
        throw new StanzaException(Condition.ITEM_NOT_FOUND);
    }

    /** As many as fit, and one at least. */
    private static int last(List<Item> all, int from, int size, int maxBytes) {
        int to = from;
        long bytes = 0;
        while (to < all.size() && to - from < size) {
            bytes += all.get(to).bytes();
            if (bytes > maxBytes && to > from) break;
            to++;
        }
        return to;
    }

    private static int first(List<Item> all, int least, int to, int size, int maxBytes) {
        int from = to;
        long bytes = 0;
        while (from > least && to - from < size) {
            bytes += all.get(from - 1).bytes();
            if (bytes > maxBytes && from < to) break;
            from--;
        }
        return from;
    }

    boolean isAll() {
        return from == 0 && to == all.size();
    }

    List<Element> elements() {
        return all.subList(from, to).stream()
                .map(item -> item.element(PubsubXml.NAMESPACE, true))
                .toList();
    }

    PageInfo info() {
        long count = all.size();
        return from >= to
                ? PageInfo.empty(count)
                : new PageInfo(all.get(from).id(), all.get(to - 1).id(), (long) from, count);
    }
}
