package de.pimux.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.xml.XmlStreamException.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class XmlPiecesTest {
    private static final XmlLimits LIMITS = XmlLimits.DEFAULT.withStanzaBytes(40_000);

    /** Writes down what it is told. */
    private static final class Told implements XmlPieces.Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void opened(Element withoutChildren) {
            lines.add("<" + withoutChildren.name());
        }

        @Override
        public void element(Element whole) {
            lines.add(XmlWriter.text(whole, ""));
        }

        @Override
        public void closed() {
            lines.add(">");
        }
    }

    private static boolean isBig(Element element) {
        return element.name().startsWith("big");
    }

    private static List<String> told(InputStream in) throws IOException, XmlStreamException {
        Told told = new Told();
        XmlPieces.read(in, LIMITS, XmlPiecesTest::isBig, told);
        return told.lines;
    }

    private static List<String> told(String document) throws IOException, XmlStreamException {
        return told(new ByteArrayInputStream(Recorder.utf8(document)));
    }

    @Test
    void what_is_big_is_told_child_by_child() throws Exception {
        assertThat(
                        told(
                                "<?xml version='1.0'?>\n<big a='b'> <c>d<e/></c>text<big2><f/></big2><![CDATA[x]]><g/></big>\n"))
                .containsExactly("<big", "<c>d<e/></c>", "<big2", "<f/>", ">", "<g/>", ">");
    }

    @Test
    void what_is_inside_of_something_small_comes_with_it() throws Exception {
        assertThat(told("<small><big><c/></big></small>")).containsExactly("<small><big><c/></big></small>");
        assertThat(told("<big><c><big/></c></big>")).containsExactly("<big", "<c><big/></c>", ">");
    }

    @Test
    void it_makes_no_difference_how_the_bytes_come() throws Exception {
        String document = "<big x='\u00fc'><c d='\u20ac'>\ud83d\ude00</c><big1/></big>";
        byte[] bytes = Recorder.utf8(document);
        InputStream one = new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }

            @Override
            public int read(byte[] into) {
                return read(into, 0, into.length);
            }
        };
        assertThat(told(one)).isEqualTo(told(document));
    }

    @Test
    void a_document_is_as_long_as_it_wants_if_its_pieces_are_not() throws Exception {
        String piece = "<c>" + "d".repeat(30_000) + "</c>";
        assertThat(told("<big>" + piece.repeat(100) + "</big>")).hasSize(102);
        String longPiece = "<big><c>" + "<d/>".repeat(20_000) + "</c></big>";
        refused(longPiece, Violation.POLICY_VIOLATION);
        refused("<big>" + "d".repeat(100_000) + "</big>", Violation.POLICY_VIOLATION);
    }

    @Test
    void the_rules_are_those_of_a_stream() {
        for (String document : List.of("", "<big>", "<big/><big/>", "<big/>x", "<big></c>", "<big><c></big></c>"))
            refused(document, Violation.NOT_WELL_FORMED);
        refused("<!DOCTYPE big [<!ENTITY b 'c'>]><big>&b;</big>", Violation.RESTRICTED_XML);
        refused("<big><!-- b --></big>", Violation.RESTRICTED_XML);
        refused("<big><c>&b;</c></big>", Violation.RESTRICTED_XML);
        assertThatThrownBy(() -> told(new ByteArrayInputStream(new byte[] {'<', 'a', '>', (byte) 0xff})))
                .isInstanceOf(XmlStreamException.class);
    }

    private static void refused(String document, Violation violation) {
        assertThatThrownBy(() -> told(document))
                .as(document.substring(0, Math.min(40, document.length())))
                .isInstanceOfSatisfying(
                        XmlStreamException.class, e -> assertThat(e.violation()).isEqualTo(violation));
    }
}
