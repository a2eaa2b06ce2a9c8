package de.pimux.actors.stream;

import de.pimux.core.stanza.Stanza;
import de.pimux.core.stream.StreamError;
import de.pimux.core.stream.StreamError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.util.List;

/** Before TLS nothing is possible but TLS (RFC 6120 §5). */
final class TlsPhase implements Phase {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-tls";

    static final byte[] PROCEED = XmlWriter.bytes(Element.of(NAMESPACE, "proceed"), Stanza.CLIENT);

    private final StreamControl stream;
    private final StreamServices services;

    TlsPhase(StreamControl stream, StreamServices services) {
        this.stream = stream;
        this.services = services;
    }

    @Override
    public List<Element> features() {
        return List.of(Element.of(NAMESPACE, "starttls").with(Element.of(NAMESPACE, "required")));
    }

    @Override
    public void received(Element element) {
        if (element.is(NAMESPACE, "starttls")) {
            stream.startTls(new SaslPhase(stream, services));
        } else {
            stream.fail(StreamError.of(Condition.NOT_AUTHORIZED)); // RFC 6120 §4.9.3.12
        }
    }
}
