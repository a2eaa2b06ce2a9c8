package de.pimux.xml;

import static de.pimux.xml.XmlStreamException.Violation.BAD_FORMAT;
import static de.pimux.xml.XmlStreamException.Violation.BAD_NAMESPACE_PREFIX;
import static de.pimux.xml.XmlStreamException.Violation.NOT_WELL_FORMED;
import static de.pimux.xml.XmlStreamException.Violation.RESTRICTED_XML;
import static de.pimux.xml.XmlStreamException.Violation.UNSUPPORTED_ENCODING;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.XmlStreamException.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What no stream may contain (RFC 6120 §11), each cut in one piece and byte by byte. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedXmlTest {
    private static final String HEADER = "<s:stream xmlns='jabber:client' xmlns:s='http://etherx.jabber.org/streams'>";

    @Test
    void document_types() {
        prolog("<!DOCTYPE stream>", RESTRICTED_XML);
        prolog("<!DOCTYPE stream [<!ENTITY a 'b'>]>", RESTRICTED_XML);
        stream("<!DOCTYPE stream>", RESTRICTED_XML);
        stanza("<!DOCTYPE stream>", RESTRICTED_XML);
    }

    @Test
    void comments() {
        prolog("<!-- a -->", RESTRICTED_XML);
        stream("<!-- a -->", RESTRICTED_XML);
        stanza("<!-- a -->", RESTRICTED_XML);
        stanza("a<!-- a -->b", RESTRICTED_XML);
    }

    @Test
    void processing_instructions() {
        prolog("<?xml-stylesheet href='a'?>", RESTRICTED_XML);
        stream("<?a b?>", RESTRICTED_XML);
        stanza("<?a b?>", RESTRICTED_XML);
    }

    @Test
    void entities_but_the_five() {
        stanza("&a;", RESTRICTED_XML);
        stanza("&nbsp;", RESTRICTED_XML);
        stanza("&amplitude;", RESTRICTED_XML);
        stanza("<a b='&lol9;'/>", RESTRICTED_XML);
        stanza("&;", RESTRICTED_XML);
        stanza("& ", NOT_WELL_FORMED);
        stanza("&amp", NOT_WELL_FORMED);
        stanza("&&amp;", NOT_WELL_FORMED);
        stanza("<a b='&'/>", NOT_WELL_FORMED);
        accepted("&amp;&lt;&gt;&quot;&apos;", "&<>\"'");
    }

    @Test
    void numbers_that_are_no_characters() {
        for (String number : new String[] {"0", "x0", "8", "x1F", "xD800", "xDFFF", "xFFFE", "xFFFF", "x110000"})
            character(number);
        character("99999999999999999999");
        character("x10000000000000041");
        character("4294967361");
        character("");
        character("x");
        character("a");
        character("X41");
        accepted("&#65;&#x42;&#x1F600;&#x10FFFF;&#9;&#10;&#13;", "AB\uD83D\uDE00\uDBFF\uDFFF\t\n\r");
    }

    private static void character(String number) {
        stanza("&#" + number + ";", NOT_WELL_FORMED);
        stanza("<a b='&#" + number + ";'/>", NOT_WELL_FORMED);
        stanza("<a xmlns='&#" + number + ";'/>", NOT_WELL_FORMED);
    }

    @Test
    void control_characters() {
        for (char c = 0; c < ' '; c++) {
            if (c == '\t' || c == '\n' || c == '\r') continue;
            stanza("a" + c, NOT_WELL_FORMED);
            stanza("<![CDATA[" + c + "]]>", NOT_WELL_FORMED);
            stanza("<a b='" + c + "'/>", NOT_WELL_FORMED);
            stanza("<a xmlns='" + c + "'/>", NOT_WELL_FORMED);
            stanza("<a" + c + "/>", NOT_WELL_FORMED);
            stanza("<a b" + c + "='c'/>", NOT_WELL_FORMED);
            stanza("<" + c + "a/>", NOT_WELL_FORMED);
        }
    }

    @Test
    void characters_that_are_none() {
        stanza("\uFFFE", NOT_WELL_FORMED);
        stanza("\uFFFF", NOT_WELL_FORMED);
        stanza("<![CDATA[\uFFFF]]>", NOT_WELL_FORMED);
        stanza("<a b='\uFFFE'/>", NOT_WELL_FORMED);
        stanza("<a xmlns='\uFFFF'/>", NOT_WELL_FORMED);
        stanza("<\uFFFF/>", NOT_WELL_FORMED);
        accepted("\uFFFD\uFDD0\u007F\u0085", "\uFFFD\uFDD0\u007F\u0085");
    }

    @Test
    void bytes_that_are_no_utf8() {
        bytes("C0AF"); // overlong
        bytes("E080AF");
        bytes("F08080AF");
        bytes("C080");
        bytes("EDA080"); // surrogates
        bytes("EDBFBF");
        bytes("F4908080"); // beyond U+10FFFF
        bytes("F5808080");
        bytes("F888808080");
        bytes("FF");
        bytes("80"); // no beginning
        bytes("C3"); // no end
        bytes("E282");
        bytes("F09F98");
        bytes("C328");
    }

    private static void bytes(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (String place : new String[] {"", "<![CDATA[", "<a b='", "<a xmlns='", "<a", "<a b"})
            refused(UNSUPPORTED_ENCODING, Recorder.utf8(HEADER + "<x>" + place), bad, Recorder.utf8("'/>]]></x>"));
    }

    @Test
    void other_encodings() {
        prolog("<?xml version='1.0' encoding='ISO-8859-1'?>", UNSUPPORTED_ENCODING);
        prolog("<?xml version='1.0' encoding='UTF-16'?>", UNSUPPORTED_ENCODING);
        prolog("<?xml version='1.0' encoding='US-ASCII'?>", UNSUPPORTED_ENCODING);
        prolog("\uFEFF", UNSUPPORTED_ENCODING);
        refused(UNSUPPORTED_ENCODING, HEADER.getBytes(StandardCharsets.UTF_16LE));
        refused(UNSUPPORTED_ENCODING, HEADER.getBytes(StandardCharsets.UTF_16BE));
        refused(UNSUPPORTED_ENCODING, HEADER.getBytes(StandardCharsets.UTF_16));
        assertThat(Recorder.of("<?xml version='1.0' encoding='utf-8'?>" + HEADER)
                        .violation())
                .isNull();
    }

    @Test
    void other_versions_of_xml() {
        prolog("<?xml version='1.1'?>", NOT_WELL_FORMED);
        prolog("<?xml version='2.0'?>", NOT_WELL_FORMED);
        prolog("<?xml version='1.0' standalone='no'?>", RESTRICTED_XML);
        prolog("<?xml version='1.0' standalone='maybe'?>", NOT_WELL_FORMED);
        prolog("<?xml?>", NOT_WELL_FORMED);
        assertThat(Recorder.of("<?xml version=\"1.0\" standalone='yes'?>\n" + HEADER)
                        .violation())
                .isNull();
    }

    @Test
    void a_second_declaration() {
        prolog("<?xml version='1.0'?><?xml version='1.0'?>", RESTRICTED_XML);
        stream("<?xml version='1.0'?>", RESTRICTED_XML);
        stanza("<?xml version='1.0'?>", RESTRICTED_XML);
    }

    @Test
    void prefixes_that_nobody_declared() {
        prolog("<a:stream>", BAD_NAMESPACE_PREFIX);
        stanza("<a:b/>", BAD_NAMESPACE_PREFIX);
        stanza("<b a:c=''/>", BAD_NAMESPACE_PREFIX);
        stanza("<a xmlns:p='urn:p'><p:b/></a><p:b/>", BAD_NAMESPACE_PREFIX);
    }

    @Test
    void declarations_against_the_rules_of_namespaces() {
        stanza("<a xmlns:p=''/>", NOT_WELL_FORMED);
        stanza("<a xmlns:xmlns='urn:p'/>", NOT_WELL_FORMED);
        stanza("<a xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>", NOT_WELL_FORMED);
        stanza("<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", NOT_WELL_FORMED);
        stanza("<a xmlns='http://www.w3.org/2000/xmlns/'/>", NOT_WELL_FORMED);
        stanza("<a xmlns:xml='urn:p'/>", NOT_WELL_FORMED);
        stanza("<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", NOT_WELL_FORMED);
        stanza("<a xmlns='http://www.w3.org/XML/1998/namespace'/>", NOT_WELL_FORMED);
        stanza("<a xmlns:p='&#104;ttp://www.w3.org/XML/1998/namespace'/>", NOT_WELL_FORMED);
        stanza("<a xmlns='a' xmlns='b'/>", NOT_WELL_FORMED);
        stanza("<a xmlns:p='a' xmlns:p='b'/>", NOT_WELL_FORMED);
        stanza("<xmlns:a/>", NOT_WELL_FORMED);
        stanza("<a:b:c xmlns:a='urn:a'/>", NOT_WELL_FORMED);
        stanza("<:b/>", NOT_WELL_FORMED);
        for (String name :
                new String[] {"s:", "s::a", "s:a:b", "s:1", "s:-a", "s:.a", "s:\u0300", "s:\u00B7", "s:a\u00D7"}) {
            stanza("<" + name + "/>", NOT_WELL_FORMED);
            stanza("<a " + name + "='b'/>", NOT_WELL_FORMED);
            stanza("<a xmlns:" + name.substring(2) + "='b'/>", NOT_WELL_FORMED);
        }
        accepted("<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='de'/>", "");
    }

    @Test
    void attributes_against_the_rules() {
        stanza("<a b='1' b='2'/>", NOT_WELL_FORMED);
        stanza("<a b='1' c='3' d='4' b='2'/>", NOT_WELL_FORMED);
        stanza("<a xmlns:p='urn:x' xmlns:q='urn:x' p:b='1' q:b='2'/>", NOT_WELL_FORMED);
        stanza("<a b='<'/>", NOT_WELL_FORMED);
        stanza("<a b=c/>", NOT_WELL_FORMED);
        stanza("<a b/>", NOT_WELL_FORMED);
        stanza("<a b=/>", NOT_WELL_FORMED);
        stanza("<a 'b'/>", NOT_WELL_FORMED);
        stanza("<a b='c'd='e'/>", NOT_WELL_FORMED);
    }

    @Test
    void tags_against_the_rules() {
        stanza("<1a/>", NOT_WELL_FORMED);
        stanza("<-a/>", NOT_WELL_FORMED);
        stanza("< a/>", NOT_WELL_FORMED);
        stanza("<>", NOT_WELL_FORMED);
        stanza("<a></b>", NOT_WELL_FORMED);
        stanza("<a/ >", NOT_WELL_FORMED);
        stanza("<a / >", NOT_WELL_FORMED);
        stanza("<a <b>", NOT_WELL_FORMED);
        stanza("<a></a b='c'>", NOT_WELL_FORMED);
        stanza("</>", NOT_WELL_FORMED);
        stanza("</a>", NOT_WELL_FORMED);
        prolog("</stream>", NOT_WELL_FORMED);
        prolog("text", NOT_WELL_FORMED);
        stream("</stream>", NOT_WELL_FORMED);
        stream("</s:message>", NOT_WELL_FORMED);
    }

    @Test
    void sections_against_the_rules() {
        stanza("]]>", NOT_WELL_FORMED);
        stanza("a]]]>", NOT_WELL_FORMED);
        stanza("<![CDATA[a]]>]]>", NOT_WELL_FORMED);
        stanza("<![cdata[a]]>", NOT_WELL_FORMED);
        stanza("<![IGNORE[a]]>", NOT_WELL_FORMED);
        stream("<![CDATA[a]]>", RESTRICTED_XML);
        prolog("<![CDATA[a]]>", RESTRICTED_XML);
        accepted("a]]&gt;]>]]<![CDATA[<a>&amp;]]]]><![CDATA[>]]]><![CDATA[]]>b", "a]]>]>]]<a>&amp;]]>]b");
    }

    @Test
    void text_between_stanzas() {
        stream("text", BAD_FORMAT);
        stream("&#32;", BAD_FORMAT);
        stream("\u00A0", BAD_FORMAT);
        stream("<a/>text", BAD_FORMAT);
        stream("\0", BAD_FORMAT);
    }

    private static void accepted(String content, String text) {
        Recorder recorder = Recorder.of(HEADER + "<x>" + content + "</x>");
        assertThat(recorder.violation()).as(content).isNull();
        assertThat(recorder.stanza().text()).isEqualTo(text);
    }

    private static void prolog(String bad, Violation violation) {
        refused(violation, Recorder.utf8(bad + HEADER));
    }

    private static void stream(String bad, Violation violation) {
        refused(violation, Recorder.utf8(HEADER + bad + "<iq/>"));
    }

    private static void stanza(String bad, Violation violation) {
        refused(violation, Recorder.utf8(HEADER + "<x>" + bad + "</x>"));
    }

    private static void refused(Violation violation, byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) bytes.writeBytes(part);
        Recorder whole = Recorder.of(bytes.toByteArray(), XmlLimits.DEFAULT, Integer.MAX_VALUE);
        Recorder cut = Recorder.of(bytes.toByteArray(), XmlLimits.DEFAULT, 1);
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertThat(whole.violation()).as(shown).isEqualTo(violation);
        assertThat(cut.violation()).as(shown).isEqualTo(violation);
        assertThat(cut.told()).as(shown).isEqualTo(whole.told());
    }
}
