package de.pimux.core.archive;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.resultset.PageInfo;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.Element;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Archives as they stand on the wire (XEP-0313). */
public final class ArchiveXml {
    public static final String NAMESPACE = "urn:xmpp:mam:2";

    private static final String FORWARD = "urn:xmpp:forward:0";
    private static final String VALIDATE = "http://jabber.org/protocol/xdata-validate";

    private ArchiveXml() {}

    /** One message of a page, for the client that asked (XEP-0313 §4.2). */
    public static Message result(Jid archive, Jid client, @Nullable String queryId, String id, Archived archived) {
        Element message = Element.builder(Stanza.CLIENT, "message")
                .attribute("from", archive.text())
                .attribute("to", client.text())
                .add(result(id, archived).with("queryid", queryId))
                .build();
        return new Message(message, archive, client, Message.Type.NORMAL);
    }

    /** One message by itself. */
    public static Element result(String id, Archived archived) {
        Element forwarded = Element.builder(FORWARD, "forwarded")
                .add(Element.of(Delay.NAMESPACE, "delay")
                        .with("stamp", time(archived.message().at())))
                .add(archived.message().stanza())
                .build();
        return Element.builder(NAMESPACE, "result")
                .attribute("id", id)
                .add(forwarded)
                .build();
    }

    /** What ends a page (XEP-0313 §4.3). Pages of a journal are always stable. */
    public static Element fin(PageInfo page, boolean complete) {
        return Element.builder(NAMESPACE, "fin")
                .attribute("complete", complete ? "true" : null)
                .add(page.element())
                .build();
    }

    /** The fields of a query (XEP-0313 §4.1.5). */
    public static Element form() {
        Element open =
                Element.of(VALIDATE, "validate").with("datatype", "xs:string").with(Element.of(VALIDATE, "open"));
        List<Field> fields = List.of(
                Field.of(FieldType.JID_SINGLE, "with"),
                Field.of(FieldType.TEXT_SINGLE, "start"),
                Field.of(FieldType.TEXT_SINGLE, "end"),
                Field.of(FieldType.TEXT_SINGLE, "before-id"),
                Field.of(FieldType.TEXT_SINGLE, "after-id"),
                Field.of(FieldType.LIST_MULTI, "ids").with(open),
                Field.of(FieldType.BOOLEAN, "include-groupchat"));
        return Element.of(NAMESPACE, "query")
                .with(DataForm.of(DataForm.Type.FORM, NAMESPACE, fields).element());
    }

    /** The ends of an archive (XEP-0313 §5). */
    public static Element metadata(String firstId, Instant first, String lastId, Instant last) {
        return Element.builder(NAMESPACE, "metadata")
                .add(end("start", firstId, first))
                .add(end("end", lastId, last))
                .build();
    }

    public static Element emptyMetadata() {
        return Element.of(NAMESPACE, "metadata");
    }

    private static Element end(String name, String id, Instant at) {
        return Element.of(NAMESPACE, name).with("id", id).with("timestamp", time(at));
    }

    /** XEP-0082, in milliseconds: what {@code start} and {@code end} of a query are compared with. */
    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
