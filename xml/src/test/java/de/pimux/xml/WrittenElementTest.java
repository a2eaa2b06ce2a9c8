package de.pimux.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WrittenElementTest {
    private static final String CLIENT = "jabber:client";

    private final RandomXml xml = new RandomXml(new Random(20261127));

    private static WrittenElement written(String element) throws XmlStreamException {
        return WrittenElement.of(XmlDocumentTest.parse(element));
    }

    @Test
    void it_is_the_element_that_was_written() {
        for (int i = 0; i < 2_000; i++) {
            Element element = xml.element(4);
            WrittenElement written = WrittenElement.of(element);
            assertThat(written.element()).isEqualTo(element);
            assertThat(WrittenElement.ofBytes(XmlWriter.bytes(written, ""))).isEqualTo(written);
            assertThat(XmlWriter.bytes(written, "")).hasSize(written.size());
        }
    }

    @Test
    void it_means_the_same_inside_of_any_other() throws XmlStreamException {
        for (int i = 0; i < 2_000; i++) {
            Element inner = xml.element(3);
            Element outer = xml.element(2);
            byte[] bytes = XmlWriter.bytes(outer.with(WrittenElement.of(inner)), "");
            assertThat(XmlDocument.parse(bytes, XmlLimits.DEFAULT)).isEqualTo(outer.with(inner));
        }
    }

    @Test
    void a_child_is_added_as_to_a_tree() {
        for (int i = 0; i < 2_000; i++) {
            Element element = xml.element(3);
            Element child = xml.element(2);
            assertThat(WrittenElement.of(element).with(child).element()).isEqualTo(element.with(child));
        }
    }

    @Test
    void in_a_stream_the_namespace_of_the_stream_is_not_declared_again() throws XmlStreamException {
        String text = "<message to='a'><body>hi</body><x xmlns='b'/></message>";
        WrittenElement message = written(text.replace("<message", "<message xmlns='jabber:client'"));
        assertThat(XmlWriter.text(message, CLIENT)).isEqualTo(text);
        assertThat(XmlWriter.text(written("<a xmlns='jabber:client'/>"), CLIENT))
                .isEqualTo("<a/>");
        assertThat(XmlWriter.text(written("<a xmlns='jabber:clients'/>"), CLIENT))
                .isEqualTo("<a xmlns='jabber:clients'/>");
        assertThat(XmlWriter.text(written("<a b='c'/>"), CLIENT)).isEqualTo("<a xmlns='' b='c'/>");
    }

    @Test
    void an_added_child_declares_only_what_differs() throws XmlStreamException {
        WrittenElement message = written("<message xmlns='jabber:client'><body>hi</body></message>");
        assertThat(XmlWriter.text(message.with(Element.of(CLIENT, "thread")).with(Element.of("urn:x", "x")), CLIENT))
                .isEqualTo("<message><body>hi</body><thread/><x xmlns='urn:x'/></message>");
    }

    @Test
    void its_content_does_not_print() throws XmlStreamException {
        assertThat(written("<message><body>secret</body></message>").toString()).isEqualTo("WrittenElement[38 bytes]");
    }

    @Test
    void bytes_that_nobody_wrote_are_no_element() {
        assertThatThrownBy(() -> WrittenElement.ofBytes(Recorder.utf8("<a>")).element())
                .isInstanceOf(IllegalStateException.class);
    }
}
