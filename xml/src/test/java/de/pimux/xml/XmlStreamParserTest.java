package de.pimux.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlStreamParserTest {
    private static final String HEADER =
            "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
                    + "to='example.org' version='1.0' xml:lang='de'>";

    private static final Element MESSAGE = Element.builder("jabber:client", "message")
            .attribute("to", "romeo@example.net")
            .textChild("jabber:client", "body", "a < b")
            .add(Element.of("urn:xmpp:receipts", "request"))
            .build();
    private static final String MESSAGE_TEXT =
            "<message to='romeo@example.net'><body>a &lt; b</body><request xmlns='urn:xmpp:receipts'/></message>";

    @Test
    void a_stream_is_its_header_its_stanzas_and_its_end() {
        Recorder recorder = Recorder.of(HEADER + MESSAGE_TEXT + "<r xmlns='urn:xmpp:sm:3'/></stream:stream>");

        Element header = Element.builder("http://etherx.jabber.org/streams", "stream")
                .attribute("to", "example.org")
                .attribute("version", "1.0")
                .attribute(Attribute.XML_NAMESPACE, "lang", "de")
                .build();
        assertThat(recorder.told()).containsExactly(header, MESSAGE, Element.of("urn:xmpp:sm:3", "r"), "closed");
        assertThat(recorder.violation()).isNull();
    }

    @Test
    void the_header_tells_the_namespace_of_the_stanzas() throws XmlStreamException {
        assertThat(contentNamespace(HEADER)).isEqualTo("jabber:client");
        assertThat(contentNamespace("<s:stream xmlns:s='http://etherx.jabber.org/streams'>"))
                .isEmpty();
    }

    private static String contentNamespace(String header) throws XmlStreamException {
        XmlStreamParser parser = new XmlStreamParser(XmlLimits.DEFAULT);
        parser.feed(Recorder.utf8(header), 0, header.length(), new Recorder());
        return parser.contentNamespace();
    }

    @Test
    void prefixes_of_the_header_are_known_in_every_stanza() {
        String header = "<s:stream xmlns='jabber:client' xmlns:s='urn:s' xmlns:a='urn:&amp;&apos;a'>";
        Recorder recorder = Recorder.of(Recorder.utf8(header + "<a:b/><a:b/></s:stream>"), XmlLimits.DEFAULT, 1);

        assertThat(recorder.told())
                .containsExactly(
                        Element.of("urn:s", "stream"),
                        Element.of("urn:&'a", "b"),
                        Element.of("urn:&'a", "b"),
                        "closed");
    }

    @Test
    void white_space_between_stanzas_is_free() {
        XmlLimits narrow = new XmlLimits(150, 150, 10, 10, 100);
        Recorder recorder = Recorder.of(
                "\n ".repeat(500) + HEADER.substring(21) + " \t\r\n".repeat(500) + MESSAGE_TEXT + " ".repeat(1000)
                        + "</stream:stream>\n",
                narrow);

        assertThat(recorder.told()).hasSize(3).contains(MESSAGE, "closed");
    }

    @Test
    void what_follows_an_element_that_ends_the_reading_is_left() throws XmlStreamException {
        byte[] bytes = Recorder.utf8(HEADER + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>\u0016\u0003<iq/>");
        XmlStreamParser parser = new XmlStreamParser(XmlLimits.DEFAULT);
        List<Element> stanzas = new ArrayList<>();

        int read = parser.feed(bytes, 0, bytes.length, new Detaching(parser, stanzas));

        assertThat(stanzas).containsExactly(Element.of("urn:ietf:params:xml:ns:xmpp-tls", "starttls"));
        assertThat(bytes.length - read).isEqualTo(7);
        assertThat(parser.feed(bytes, read, 7, new Recorder())).isZero();
    }

    private record Detaching(XmlStreamParser parser, List<Element> stanzas) implements XmlStreamParser.Handler {
        @Override
        public void opened(Element header) {}

        @Override
        public void element(Element top) {
            stanzas.add(top);
            parser.detach();
        }

        @Override
        public void closed() {}
    }

    @Test
    void it_is_idle_between_stanzas_only() throws XmlStreamException {
        XmlStreamParser parser = new XmlStreamParser(XmlLimits.DEFAULT);
        byte[] bytes = Recorder.utf8(HEADER + MESSAGE_TEXT);
        int middle = bytes.length - 10;

        parser.feed(bytes, 0, middle, new Recorder());
        assertThat(parser.idle()).isFalse();
        assertThat(parser.pendingBytes()).isEqualTo(middle - HEADER.length());
        parser.feed(bytes, middle, 10, new Recorder());
        assertThat(parser.idle()).isTrue();
        assertThat(parser.pendingBytes()).isZero();
    }
}
