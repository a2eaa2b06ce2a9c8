package de.pimux.xml;

import static de.pimux.xml.XmlStreamException.Violation.POLICY_VIOLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlLimitsTest {
    private static final String HEADER = "<s:s xmlns='jabber:client' xmlns:s='urn:s'>";
    private static final XmlLimits LIMITS = new XmlLimits(1000, 100, 5, 4, 20);

    @Test
    void a_stanza_may_have_just_so_many_bytes() {
        accepted("<a>" + "x".repeat(993) + "</a>");
        refused("<a>" + "x".repeat(994) + "</a>");
    }

    @Test
    void a_stanza_that_never_ends_is_refused_at_the_limit() {
        for (String endless : new String[] {
            "<a>" + "x".repeat(1000),
            "<a>" + " ".repeat(1000),
            "<a>" + "&amp;".repeat(200),
            "<a>" + "ü".repeat(500),
            "<a>" + "<b/>".repeat(250),
            "<a>" + "<b></b>".repeat(250),
            "<a><![CDATA[" + "]".repeat(1000),
        }) refused(endless);
    }

    @Test
    void each_stanza_has_the_limit_to_itself() {
        accepted(("<a>" + "x".repeat(900) + "</a>").repeat(20));
    }

    @Test
    void a_tag_may_have_just_so_many_bytes() {
        accepted("<a b='" + "x".repeat(91) + "'/>");
        refused("<a b='" + "x".repeat(92) + "'/>");
        accepted("<a b='" + "x".repeat(92) + "'></a>");
        refused("<a b='" + "x".repeat(93) + "'></a>");
        refused("<a" + " ".repeat(100) + "/>");
        refused("<a></a" + " ".repeat(100) + ">");
        refused("<a b='" + "&lt;".repeat(30) + "'/>");
        accepted("<a b='" + "x".repeat(80) + "'>&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;</a>");
    }

    @Test
    void the_header_is_limited_as_a_tag_is() {
        assertThat(violation("<s" + " ".repeat(100))).isEqualTo("policy-violation");
        assertThat(violation("<?xml version='1.0'" + " ".repeat(100))).isEqualTo("policy-violation");
        assertThat(violation("<a><b>")).isEqualTo("none");
    }

    @Test
    void elements_nest_just_so_deep() {
        accepted("<a>".repeat(5) + "</a>".repeat(5));
        accepted("<a>".repeat(4) + "<a/>" + "</a>".repeat(4));
        refused("<a>".repeat(6));
        refused("<a>".repeat(5) + "<a/>");
        accepted("<a/>".repeat(30));
    }

    @Test
    void a_tag_has_just_so_many_attributes_and_declarations() {
        accepted("<a b='' c='' d='' e=''/>");
        refused("<a b='' c='' d='' e='' f=''/>");
        refused("<a xmlns='x' b='' c='' d=\"'\" xmlns:f='y'/>");
        accepted("<a><b b='' c='' d='' e=''/><b b='' c='' d='' e=''/></a>");
    }

    @Test
    void a_name_may_have_just_so_many_bytes() {
        accepted("<" + "a".repeat(20) + "/>");
        refused("<" + "a".repeat(21) + "/>");
        accepted("<" + "ä".repeat(10) + "/>");
        refused("<" + "ä".repeat(10) + "a/>");
        refused("<s:" + "a".repeat(19) + "/>");
        accepted("<a " + "b".repeat(20) + "=''/>");
        refused("<a " + "b".repeat(21) + "=''/>");
        refused("<a xmlns:" + "b".repeat(15) + "='c'/>");
    }

    @Test
    void limits_change_between_two_bytes() throws XmlStreamException {
        XmlStreamParser parser = new XmlStreamParser(LIMITS);
        Recorder recorder = new Recorder();
        byte[] big = Recorder.utf8("<a>" + "x".repeat(2000) + "</a>");
        parser.feed(Recorder.utf8(HEADER), 0, HEADER.length(), recorder);

        parser.limits(LIMITS.withStanzaBytes(3000));
        parser.feed(big, 0, big.length, recorder);
        parser.feed(big, 0, 100, recorder);
        parser.limits(LIMITS.withStanzaBytes(50));

        assertThat(recorder.told()).hasSize(2);
        assertThatThrownBy(() -> parser.feed(big, 100, 1, recorder)).hasMessage("policy-violation");
    }

    @Test
    void many_prefixes_in_one_stanza_are_refused_however_they_are_spread() {
        accepted(prefixes(256), XmlLimits.DEFAULT);
        assertThat(Recorder.of(HEADER + prefixes(257)).violation()).isEqualTo(POLICY_VIOLATION);
    }

    private static String prefixes(int count) {
        StringBuilder stanza = new StringBuilder("<a>");
        for (int i = 0; i < count; i++) stanza.append("<a xmlns:p").append(i).append("='urn:p'/>");
        return stanza.append("</a>").toString();
    }

    @Test
    void many_different_names_in_one_stanza_are_refused() {
        accepted(elements(1200), XmlLimits.DEFAULT);
        assertThat(Recorder.of(HEADER + elements(1400)).violation()).isEqualTo(POLICY_VIOLATION);
        assertThat(Recorder.of(HEADER + attributes(1400)).violation()).isEqualTo(POLICY_VIOLATION);
        accepted("<a>" + "<b c='d'/>".repeat(20_000) + "</a>", XmlLimits.DEFAULT);
    }

    private static String elements(int count) {
        StringBuilder stanza = new StringBuilder("<a>");
        for (int i = 0; i < count; i++) stanza.append("<n").append(i).append("/>");
        return stanza.append("</a>").toString();
    }

    private static String attributes(int count) {
        StringBuilder stanza = new StringBuilder("<a>");
        for (int i = 0; i < count; i++) stanza.append("<b n").append(i).append("=''/>");
        return stanza.append("</a>").toString();
    }

    @Test
    void namespaces_that_peers_invent_do_not_gather() {
        for (int i = 0; i < 2000; i++)
            assertThat(Recorder.of(HEADER + "<a xmlns='urn:invented:" + i + "'/>")
                            .stanza())
                    .isEqualTo(Element.of("urn:invented:" + i, "a"));
    }

    @Test
    void depth_costs_no_stack_even_without_limits() throws XmlStreamException {
        int depth = 30_000;
        XmlLimits none = new XmlLimits(1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30);
        byte[] deep = Recorder.utf8("<a>".repeat(depth) + "</a>".repeat(depth));

        Element element = XmlDocument.parse(deep, none);

        assertThat(XmlDocument.parse(XmlWriter.bytes(element, ""), none)).isEqualTo(element);
        assertThat(element.hashCode()).isEqualTo(XmlDocument.parse(deep, none).hashCode());
        assertThat(element).hasToString("<a/>");
    }

    @Test
    void a_limit_is_at_least_one() {
        assertThatThrownBy(() -> LIMITS.withStanzaBytes(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void accepted(String stanzas) {
        accepted(stanzas, LIMITS);
    }

    private static void accepted(String stanzas, XmlLimits limits) {
        Recorder recorder = Recorder.of(HEADER + stanzas + "</s:s>", limits);
        assertThat(recorder.violation()).as(stanzas).isNull();
        assertThat(recorder.told()).endsWith("closed");
    }

    private static void refused(String stanza) {
        byte[] bytes = Recorder.utf8(HEADER + stanza);
        for (int piece : new int[] {1, 7, Integer.MAX_VALUE}) {
            Recorder recorder = Recorder.of(bytes, LIMITS, piece);
            assertThat(recorder.violation()).as(stanza).isEqualTo(POLICY_VIOLATION);
            assertThat(recorder.told()).hasSize(1);
        }
    }

    private static String violation(String stream) {
        Recorder recorder = Recorder.of(stream, LIMITS);
        return recorder.violation() == null ? "none" : recorder.violation().condition();
    }
}
