package de.pimux.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.room.RoomListEvent.RoomListed;
import de.pimux.core.room.RoomListEvent.RoomUnlisted;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomListTest {
    private static final List<ListedRoom> NINE = IntStream.rangeClosed(1, 9)
            .mapToObj(i -> new ListedRoom(Jid.of("room" + i + "@chat.shakespeare.lit"), "Room " + i, "", i != 5))
            .toList();

    @Test
    void a_room_has_one_row_whatever_is_said_of_it() {
        RoomList list = new RoomList();
        for (RoomListEvent event : list.list(NINE.get(0), 1)) list = event.applyTo(list);
        assertThat(list.list(NINE.get(0), 2)).isEmpty();
        ListedRoom renamed = new ListedRoom(NINE.get(0).jid(), "Another", "", true);
        List<RoomListEvent> events = list.list(renamed, 2);
        assertThat(events).containsExactly(new RoomUnlisted(renamed.jid(), 1), new RoomListed(renamed, 3));
        for (RoomListEvent event : events) list = event.applyTo(list);
        assertThat(list.unlist(renamed.jid())).containsExactly(new RoomUnlisted(renamed.jid(), 3));
        assertThat(list.unlist(NINE.get(1).jid())).isEmpty();
    }

    @Test
    void what_was_created_by_somebody_who_is_gone_stays_and_is_nobodys() {
        ListedRoom ones = new ListedRoom(NINE.get(0).jid(), "", "one", false);
        ListedRoom anothers = new ListedRoom(NINE.get(1).jid(), "", "another", false);
        RoomList list = new RoomList();
        for (RoomListEvent event : list.list(ones, 1)) list = event.applyTo(list);
        for (RoomListEvent event : list.list(anothers, 2)) list = event.applyTo(list);
        for (RoomListEvent event : list.ofNobody(Set.of("one"), 3)) list = event.applyTo(list);
        assertThat(list.rooms())
                .extracting(RoomListed::room)
                .containsExactlyInAnyOrder(new ListedRoom(ones.jid(), "", "", false), anothers);
    }

    private static List<String> page(String set) throws StanzaException {
        Element query = Xml.element("<query xmlns='http://jabber.org/protocol/disco#items'>" + set + "</query>");
        return RoomListPage.of(NINE, PageRequest.of(query)).elements().stream()
                .map(child -> child.name().equals("item")
                        ? String.valueOf(child.attribute("name"))
                        : "count " + child.childText(PageRequest.NAMESPACE, "count"))
                .toList();
    }

    private static String rsm(String content) {
        return "<set xmlns='http://jabber.org/protocol/rsm'>" + content + "</set>";
    }

    @Test
    void only_public_rooms_are_shown_a_page_at_a_time() throws StanzaException {
        assertThat(page("")).hasSize(8).doesNotContain("Room 5");
        assertThat(page(rsm("<max>2</max>"))).containsExactly("Room 1", "Room 2", "count 8");
        assertThat(page(rsm("<max>2</max><after>room4@chat.shakespeare.lit</after>")))
                .containsExactly("Room 6", "Room 7", "count 8");
        assertThat(page(rsm("<max>2</max><before/>"))).containsExactly("Room 8", "Room 9", "count 8");
        assertThat(page(rsm("<max>2</max><before>room4@chat.shakespeare.lit</before>")))
                .containsExactly("Room 2", "Room 3", "count 8");
        assertThat(page(rsm("<max>0</max>"))).containsExactly("count 8");
        assertThat(page(rsm("<index>7</index>"))).containsExactly("Room 9", "count 8");
    }
}
