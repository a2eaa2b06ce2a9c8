package de.pimux.core.upload;

import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.time.Instant;
import java.util.List;

/** The elements of XEP-0363. */
public final class UploadXml {
    public static final String NAMESPACE = "urn:xmpp:http:upload:0";
    public static final String PURPOSE = "urn:xmpp:http:upload:purpose:0";

    /** The one purpose there is (§6.1). */
    public static final String MESSAGE_PURPOSE = PURPOSE + "#message";

    private static final String FORMS = "jabber:x:data";

    private UploadXml() {}

    /** Where a file may be put, and where it is found then. */
    public static Element slot(String put, String get) {
        return Element.builder(NAMESPACE, "slot")
                .add(Element.of(NAMESPACE, "put").with("url", put))
                .add(Element.of(NAMESPACE, "get").with("url", get))
                .build();
    }

    /** Says in the answer to disco#info how large a file may be, in bytes (§4). */
    public static Element maxFileSize(long bytes) {
        ElementBuilder form = Element.builder(FORMS, "x").attribute("type", "result");
        form.add(field("FORM_TYPE", NAMESPACE).with("type", "hidden"));
        return form.add(field("max-file-size", Long.toString(bytes))).build();
    }

    private static Element field(String name, String value) {
        return Element.builder(FORMS, "field")
                .attribute("var", name)
                .textChild(FORMS, "value", value)
                .build();
    }

    static StanzaError tooLarge(long most) {
        Element application = Element.builder(NAMESPACE, "file-too-large")
                .textChild(NAMESPACE, "max-file-size", Long.toString(most))
                .build();
        return StanzaError.of(Condition.NOT_ACCEPTABLE)
                .withText("File too large. The maximum file size is " + most + " bytes")
                .withApplication(application);
    }

    static Element retry(Instant stamp) {
        return Element.of(NAMESPACE, "retry").with("stamp", stamp.toString()); // XEP-0082
    }

    /** The features of the service. */
    public static List<String> features() {
        return List.of(NAMESPACE, MESSAGE_PURPOSE);
    }
}
