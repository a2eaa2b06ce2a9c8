package de.pimux.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlWriterTest {
    private static final String CLIENT = "jabber:client";

    @Test
    void a_namespace_is_declared_where_it_changes() {
        Element message = Element.builder(CLIENT, "message")
                .attribute("id", "1")
                .textChild(CLIENT, "body", "hi")
                .add(Element.of("urn:b", "b")
                        .with(Element.of("urn:b", "c"))
                        .with(Element.of(CLIENT, "d"))
                        .with(Element.of("", "e").with(Element.of("", "f"))))
                .build();
        String content =
                "<body>hi</body><b xmlns='urn:b'><c/><d xmlns='jabber:client'/><e xmlns=''><f/></e></b></message>";

        assertThat(XmlWriter.text(message, CLIENT)).isEqualTo("<message id='1'>" + content);
        assertThat(XmlWriter.text(message, "")).isEqualTo("<message xmlns='jabber:client' id='1'>" + content);
    }

    @Test
    void a_prefix_of_the_context_serves_without_a_declaration() {
        XmlContext stream = new XmlContext(CLIENT, "stream", "urn:streams");
        Element features = Element.of("urn:streams", "features")
                .with(Element.of("urn:b", "bind"))
                .with(Element.of(CLIENT, "x"));

        assertThat(new String(XmlWriter.bytes(features, stream), StandardCharsets.UTF_8))
                .isEqualTo("<stream:features><bind xmlns='urn:b'/><x/></stream:features>");
    }

    @Test
    void attributes_with_a_namespace_get_a_prefix() {
        Element element = Element.builder("", "a")
                .attribute(Attribute.XML_NAMESPACE, "lang", "de")
                .attribute("urn:b", "c", "1")
                .attribute("urn:d", "c", "2")
                .attribute("urn:b", "e", "3")
                .build();

        assertThat(XmlWriter.text(element, ""))
                .isEqualTo("<a xml:lang='de' xmlns:ns1='urn:b' ns1:c='1' xmlns:ns2='urn:d' ns2:c='2' ns1:e='3'/>");
    }

    @Test
    void elements_of_the_xml_namespace_have_the_prefix_that_it_always_has() {
        Element element = Element.of(Attribute.XML_NAMESPACE, "a").with(Element.of(CLIENT, "b"));

        assertThat(XmlWriter.text(element, CLIENT)).isEqualTo("<xml:a><b/></xml:a>");
    }

    @Test
    void characters_with_a_meaning_are_escaped() {
        Element element = Element.builder("urn:'&<", "a")
                .attribute("b", "&<>'\" \t\n\r")
                .text("&<>'\" \t\n\r]]>")
                .build();

        assertThat(XmlWriter.text(element, ""))
                .isEqualTo("<a xmlns='urn:&apos;&amp;&lt;' b='&amp;&lt;>&apos;\" &#9;&#10;&#13;'>"
                        + "&amp;&lt;&gt;'\" \t\n&#13;]]&gt;</a>");
    }

    @Test
    void characters_beyond_ascii_are_utf8() {
        assertThat(written("aé€\uFFFD\uD83D\uDE00\uDBFF\uDFFD\u0080\u07FF\u0800"))
                .isEqualTo("<a>aé€\uFFFD\uD83D\uDE00\uDBFF\uDFFD\u0080\u07FF\u0800</a>");
    }

    @Test
    void characters_that_xml_cannot_express_are_left_out() {
        assertThat(written("a\0\b\u001Fb\uFFFE\uFFFFc\uD800d\uDC00e\uDC00\uD800"))
                .isEqualTo("<a>abcde</a>");
    }

    @Test
    void a_text_of_any_length_fits() {
        for (String character : new String[] {"x", "&", "é", "€", "\uD83D\uDE00"})
            for (int length = 0; length < 3000; length += 37)
                assertThat(XmlDocumentTest.parse(written(character.repeat(length)))
                                .text())
                        .isEqualTo(character.repeat(length));
    }

    private static String written(String text) {
        return XmlWriter.text(Element.of("", "a").withText(text), "");
    }
}
