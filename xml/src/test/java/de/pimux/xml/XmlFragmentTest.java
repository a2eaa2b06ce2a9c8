package de.pimux.xml;

import static de.pimux.xml.XmlStreamException.Violation.NOT_WELL_FORMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlFragmentTest {
    private static Element parse(String fragment) throws XmlStreamException {
        return XmlFragment.parse(Recorder.utf8(fragment), XmlLimits.DEFAULT);
    }

    @Test
    void an_element_reads_as_the_document_that_it_is() throws XmlStreamException {
        for (String document : new String[] {
            "<a/>",
            "<message xmlns='jabber:client' xml:lang='de'><body>1&lt;2</body></message>",
            "<a><b xmlns='c'/></a>"
        }) assertThat(parse(document)).isEqualTo(XmlDocumentTest.parse(document));
    }

    @Test
    void what_is_cut_or_goes_on_is_refused_and_leaves_the_next_one_alone() throws XmlStreamException {
        for (String fragment : new String[] {
            "", " ", "<a>", "<a", "<a/><a/>", "<a/><a", "<a></a></a>", "<a/></fragments>", "</fragments>", "<a></b>"
        })
            assertThatThrownBy(() -> parse(fragment))
                    .as(fragment)
                    .isInstanceOfSatisfying(
                            XmlStreamException.class,
                            e -> assertThat(e.violation()).isEqualTo(NOT_WELL_FORMED));
        assertThat(parse("<a/>")).isEqualTo(Element.of("", "a"));
    }

    @Test
    void nothing_but_elements_is_read() {
        for (String fragment : new String[] {"<?xml version='1.0'?><a/>", "<a/>b", "<!DOCTYPE a><a/>"})
            assertThatThrownBy(() -> parse(fragment)).as(fragment).isInstanceOf(XmlStreamException.class);
    }
}
