package de.pimux.core.room;

import de.pimux.core.resultset.PageInfo;
import de.pimux.core.resultset.PageRequest;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.Comparator;
import java.util.List;

/** The rooms that everybody is shown (XEP-0045 §6.3), a page at a time (XEP-0059). */
public final class RoomListPage {
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";

    /** Of one page, whatever the client wants. */
    private static final int MOST = 100;

    private RoomListPage() {}

    public static Element of(List<ListedRoom> rooms, PageRequest page) {
        List<ListedRoom> open = rooms.stream()
                .filter(ListedRoom::isPublic)
                .sorted(Comparator.comparing(room -> room.jid().text()))
                .toList();
        int from = first(open, page);
        int to = last(open, page);
        int size = Math.max(0, Math.min(page.size(MOST), to - from));
        if (page.backwards()) from = to - size;
        List<ListedRoom> shown = open.subList(Math.min(from, open.size()), Math.min(from + size, open.size()));
        ElementBuilder query = Element.builder(ITEMS, "query");
        for (ListedRoom room : shown)
            query.add(Element.of(ITEMS, "item")
                    .with("jid", room.jid().text())
                    .with("name", room.name().isEmpty() ? room.jid().local() : room.name()));
        if (shown.size() < open.size() || !page.equals(PageRequest.FIRST))
            query.add(info(shown, from, open.size()).element());
        return query.build();
    }

    private static PageInfo info(List<ListedRoom> shown, long from, long count) {
        if (shown.isEmpty()) return PageInfo.empty(count);
        String first = shown.get(0).jid().text();
        return new PageInfo(first, shown.get(shown.size() - 1).jid().text(), from, count);
    }

    private static int first(List<ListedRoom> rooms, PageRequest page) {
        if (page.index() != null) return Math.min(page.index(), rooms.size());
        return page.after() == null ? 0 : behind(rooms, page.after(), true);
    }

    private static int last(List<ListedRoom> rooms, PageRequest page) {
        String before = page.before();
        return before == null || before.isEmpty() ? rooms.size() : behind(rooms, before, false);
    }

    /** Also of a room that has gone meanwhile: its address tells where it was. */
    private static int behind(List<ListedRoom> rooms, String address, boolean included) {
        int behind = 0;
        for (ListedRoom room : rooms) {
            int order = room.jid().text().compareTo(address);
            if (order < 0 || (included && order == 0)) behind++;
        }
        return behind;
    }
}
