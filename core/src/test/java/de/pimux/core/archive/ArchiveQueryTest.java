package de.pimux.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Xml;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.jid.Jid;
import de.pimux.core.resultset.PageInfo;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.WrittenElement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The queries and answers that XEP-0313 shows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveQueryTest {
    private static ArchiveQuery read(String fields, String rest) throws StanzaException {
        return ArchiveQuery.read(Xml.element("<query xmlns='urn:xmpp:mam:2' queryid='f27'>"
                + "<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>" + fields + "</x>" + rest
                + "</query>"));
    }

    private static String field(String name, String value) {
        return "<field var='" + name + "'><value>" + value + "</value></field>";
    }

    @Test
    void an_empty_query_asks_for_everything() throws StanzaException {
        ArchiveQuery query = ArchiveQuery.read(Xml.element("<query xmlns='urn:xmpp:mam:2' queryid='f27'/>"));
        assertThat(query)
                .isEqualTo(new ArchiveQuery("f27", null, null, null, null, null, List.of(), PageRequest.FIRST, false));
        assertThat(query.isWhole()).isTrue();
    }

    @Test
    void every_field_narrows_it() throws StanzaException {
        ArchiveQuery query = read(
                field("with", "juliet@capulet.lit")
                        + field("start", "2010-06-07T00:00:00Z")
                        + field("end", "2010-07-07T15:23:54.5+02:00")
                        + field("after-id", "a")
                        + field("before-id", "b")
                        + "<field var='ids'><value>1</value><value>2</value></field>"
                        + field("include-groupchat", "true"),
                "<set xmlns='http://jabber.org/protocol/rsm'><max>10</max><before/></set><flip-page/>");
        assertThat(query)
                .isEqualTo(new ArchiveQuery(
                        "f27",
                        Jid.of("juliet@capulet.lit"),
                        Instant.parse("2010-06-07T00:00:00Z"),
                        Instant.parse("2010-07-07T13:23:54.5Z"),
                        "a",
                        "b",
                        List.of("1", "2"),
                        new PageRequest(10, null, "", null),
                        true));
        assertThat(query.isWhole()).isFalse();
    }

    @Test
    void a_field_that_is_not_known_is_not_implemented() {
        assertThatThrownBy(() -> read(field("{http://example.com/}free-text-search", "Juliet"), ""))
                .hasMessage("feature-not-implemented");
    }

    @Test
    void a_broken_query_is_refused() {
        assertThatThrownBy(() -> read(field("with", "@"), "")).hasMessage("jid-malformed");
        assertThatThrownBy(() -> read(field("start", "yesterday"), "")).hasMessage("bad-request");
        assertThatThrownBy(() -> read(field("include-groupchat", "maybe"), "")).hasMessage("bad-request");
        assertThatThrownBy(() -> ArchiveQuery.read(Xml.element(
                        "<query xmlns='urn:xmpp:mam:2'>" + "<x xmlns='jabber:x:data' type='submit'/></query>")))
                .hasMessage("bad-request");
    }

    @Test
    void a_result_holds_the_message_its_id_and_its_time() {
        Jid juliet = Jid.of("juliet@capulet.lit/chamber");
        MessageArchived archived = new MessageArchived(
                Instant.parse("2010-07-10T23:08:25Z"),
                Direction.RECEIVED,
                Jid.of("romeo@montague.lit/orchard"),
                Xml.element("<message from='romeo@montague.lit/orchard' type='chat'><body>Hail</body></message>"));
        Message result =
                ArchiveXml.result(juliet.bare(), juliet, "f27", "28482", new Archived(ShelfPosition.FIRST, archived));
        assertThat(WrittenElement.of(result.element()).element())
                .isEqualTo(Xml.element("<message from='juliet@capulet.lit' to='juliet@capulet.lit/chamber'>"
                        + "<result xmlns='urn:xmpp:mam:2' queryid='f27' id='28482'>"
                        + "<forwarded xmlns='urn:xmpp:forward:0'>"
                        + "<delay xmlns='urn:xmpp:delay' stamp='2010-07-10T23:08:25Z'/>"
                        + "<message xmlns='jabber:client' from='romeo@montague.lit/orchard' type='chat'>"
                        + "<body>Hail</body></message></forwarded></result></message>"));
    }

    @Test
    void the_end_of_a_page_says_whether_there_is_more() {
        String set = "<set xmlns='http://jabber.org/protocol/rsm'><first index='0'>a</first><last>b</last>"
                + "<count>2</count></set>";
        PageInfo page = new PageInfo("a", "b", 0L, 2L);
        assertThat(ArchiveXml.fin(page, true))
                .isEqualTo(Xml.element("<fin xmlns='urn:xmpp:mam:2' complete='true'>" + set + "</fin>"));
        assertThat(ArchiveXml.fin(page, false)).isEqualTo(Xml.element("<fin xmlns='urn:xmpp:mam:2'>" + set + "</fin>"));
    }

    @Test
    void the_form_names_every_field() {
        assertThat(ArchiveXml.form())
                .isEqualTo(Xml.element("<query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='form'>"
                        + "<field type='hidden' var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>"
                        + "<field type='jid-single' var='with'/><field type='text-single' var='start'/>"
                        + "<field type='text-single' var='end'/><field type='text-single' var='before-id'/>"
                        + "<field type='text-single' var='after-id'/><field type='list-multi' var='ids'>"
                        + "<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='xs:string'>"
                        + "<open/></validate></field><field type='boolean' var='include-groupchat'/></x></query>"));
    }
}
