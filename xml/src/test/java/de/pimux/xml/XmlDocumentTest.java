package de.pimux.xml;

import static de.pimux.xml.XmlStreamException.Violation.NOT_WELL_FORMED;
import static de.pimux.xml.XmlStreamException.Violation.POLICY_VIOLATION;
import static de.pimux.xml.XmlStreamException.Violation.RESTRICTED_XML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.xml.XmlStreamException.Violation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlDocumentTest {
    static Element parse(String document) {
        try {
            return XmlDocument.parse(Recorder.utf8(document), XmlLimits.DEFAULT);
        } catch (XmlStreamException e) {
            throw new AssertionError(document, e);
        }
    }

    @Test
    void a_document_is_its_root() {
        Element root = Element.builder("urn:a", "a")
                .attribute("b", "c")
                .text("text ")
                .add(Element.of("urn:a", "d"))
                .build();

        assertThat(parse("<?xml version='1.0'?>\n<a xmlns='urn:a' b='c'>text <d/></a>\n"))
                .isEqualTo(root);
        assertThat(parse(" <a/> ")).isEqualTo(Element.of("", "a"));
    }

    @Test
    void lines_end_in_a_line_feed_and_attributes_have_spaces_only() {
        Element element = parse("<a b='1\r\n2\r3\n4\t5&#13;&#10;'>1\r\n2\r3\n4&#13;&#10;\r</a>");

        assertThat(element.attribute("b")).isEqualTo("1 2 3 4 5\r\n");
        assertThat(element.text()).isEqualTo("1\n2\n3\n4\r\n\n");
    }

    @Test
    void text_in_pieces_is_one_node() {
        assertThat(parse("<a>1&lt;2<![CDATA[3]]><![CDATA[]]>&#52;</a>").children())
                .containsExactly(new Text("1<234"));
    }

    @Test
    void what_is_cut_or_goes_on_is_refused() {
        for (String document : new String[] {"", " ", "<a>", "<a/><a/>", "<a/>b", "<a></a></a>", "<a", "<?xml"})
            refused(document, NOT_WELL_FORMED);
    }

    @Test
    void the_rules_are_those_of_a_stream() {
        refused("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", RESTRICTED_XML);
        refused("<a><!-- b --></a>", RESTRICTED_XML);
        refused("<a>&b;</a>", RESTRICTED_XML);
        refused("<a>".repeat(129), POLICY_VIOLATION);
        refused("<a>" + "b".repeat(256 * 1024) + "</a>", POLICY_VIOLATION);
    }

    private static void refused(String document, Violation violation) {
        assertThatThrownBy(() -> XmlDocument.parse(Recorder.utf8(document), XmlLimits.DEFAULT))
                .as(document)
                .isInstanceOfSatisfying(
                        XmlStreamException.class, e -> assertThat(e.violation()).isEqualTo(violation));
    }
}
