package de.pimux.core.resultset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Xml;
import de.pimux.core.stanza.StanzaException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The requests and answers of XEP-0059 §2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResultSetTest {
    private static PageRequest read(String set) throws StanzaException {
        return PageRequest.of(Xml.element("<query xmlns='jabber:iq:search'>" + set + "</query>"));
    }

    private static PageRequest rsm(String content) throws StanzaException {
        return read("<set xmlns='http://jabber.org/protocol/rsm'>" + content + "</set>");
    }

    @Test
    void a_query_without_a_set_asks_for_the_first_page() throws StanzaException {
        assertThat(read("<nick>Pete</nick>")).isEqualTo(PageRequest.FIRST);
        assertThat(PageRequest.FIRST.size(100)).isEqualTo(100);
    }

    @Test
    void a_page_is_asked_for_forwards_and_backwards() throws StanzaException {
        assertThat(rsm("<max>10</max><after>peterpan@neverland.lit</after>"))
                .isEqualTo(new PageRequest(10, "peterpan@neverland.lit", null, null));
        PageRequest back = rsm("<max>10</max><before>peter@pixyland.org</before>");
        assertThat(back).isEqualTo(new PageRequest(10, null, "peter@pixyland.org", null));
        assertThat(back.backwards()).isTrue();
    }

    @Test
    void an_empty_before_is_the_last_page_and_an_empty_after_the_first() throws StanzaException {
        assertThat(rsm("<max>10</max><before/>")).isEqualTo(new PageRequest(10, null, "", null));
        assertThat(rsm("<max>10</max><after/>")).isEqualTo(new PageRequest(10, null, null, null));
    }

    @Test
    void a_page_is_asked_for_by_index_and_the_count_alone() throws StanzaException {
        assertThat(rsm("<max>10</max><index>371</index>")).isEqualTo(new PageRequest(10, null, null, 371));
        assertThat(rsm("<max>0</max>").countOnly()).isTrue();
        assertThat(rsm("<max>1</max>").countOnly()).isFalse();
    }

    @Test
    void the_server_bounds_the_page() throws StanzaException {
        assertThat(rsm("<max>99999999999</max>").size(100)).isEqualTo(100);
        assertThat(rsm("<max>10</max>").size(100)).isEqualTo(10);
    }

    @Test
    void what_is_no_number_is_a_bad_request() {
        assertThatThrownBy(() -> rsm("<max>ten</max>")).hasMessage("bad-request");
        assertThatThrownBy(() -> rsm("<max>-1</max>")).hasMessage("bad-request");
        assertThatThrownBy(() -> rsm("<index/>")).hasMessage("bad-request");
    }

    @Test
    void an_answer_names_its_ends_and_what_is_known_of_the_whole() {
        assertThat(new PageInfo("a", "b", 10L, 800L).element())
                .isEqualTo(Xml.element("<set xmlns='http://jabber.org/protocol/rsm'>"
                        + "<first index='10'>a</first><last>b</last><count>800</count></set>"));
        assertThat(new PageInfo("a", "b", null, null).element())
                .isEqualTo(Xml.element(
                        "<set xmlns='http://jabber.org/protocol/rsm'>" + "<first>a</first><last>b</last></set>"));
        assertThat(PageInfo.empty(790L).element())
                .isEqualTo(Xml.element("<set xmlns='http://jabber.org/protocol/rsm'><count>790</count></set>"));
    }
}
