package de.pimux.core.caps;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.xml.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CapsHashTest {
    private static final String FEATURES = "<feature var='http://jabber.org/protocol/disco#info'/>"
            + "<feature var='http://jabber.org/protocol/disco#items'/>"
            + "<feature var='http://jabber.org/protocol/muc'/><feature var='http://jabber.org/protocol/caps'/>";
    private static final String EXODUS = "<identity category='client' name='Exodus 0.9.1' type='pc'/>" + FEATURES;

    private static Element info(String content) {
        return Xml.element("<query xmlns='http://jabber.org/protocol/disco#info'>" + content + "</query>");
    }

    @Test
    void the_simple_example_of_the_standard() { // XEP-0115 §5.2
        assertThat(CapsHash.of(info(EXODUS), "sha-1")).isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @Test
    void the_example_with_a_form() { // XEP-0115 §5.3
        Element psi = info("<identity xml:lang='en' category='client' name='Psi 0.11' type='pc'/>"
                + "<identity xml:lang='el' category='client' name='Ψ 0.11' type='pc'/>" + FEATURES
                + "<x xmlns='jabber:x:data' type='result'>"
                + "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:dataforms:softwareinfo</value></field>"
                + "<field var='ip_version' type='text-multi'><value>ipv4</value><value>ipv6</value></field>"
                + "<field var='os'><value>Mac</value></field><field var='os_version'><value>10.5.1</value></field>"
                + "<field var='software'><value>Psi</value></field>"
                + "<field var='software_version'><value>0.11</value></field></x>");
        assertThat(CapsHash.of(psi, "sha-1")).isEqualTo("q07IKJEyjvHSyhy//CH0CxmKi8w=");
    }

    @Test
    void a_form_without_a_purpose_does_not_count() {
        assertThat(CapsHash.of(info(EXODUS + "<x xmlns='jabber:x:data' type='result'/>"), "sha-1"))
                .isEqualTo("QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<feature var='a'/><feature var='a'/>",
                "<identity category='client' type='pc'/><identity category='client' type='pc'/>",
                "<feature var='a&lt;b'/>",
                "<identity category='client' type='pc' name='x&lt;urn:y+notify'/>",
                "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>a</value><value>b</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>a</value></field></x>"
                        + "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>a</value></field></x>",
                "<x xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>a</value></field>"
                        + "<field var='b'><value>c&lt;d</value></field></x>",
            })
    void what_is_ill_formed_or_could_stand_for_something_else_proves_nothing(String content) {
        assertThat(CapsHash.of(info(content), "sha-1")).isNull();
    }

    @Test
    void an_unknown_function_proves_nothing() {
        assertThat(CapsHash.of(info(EXODUS), "md5")).isNull();
        assertThat(CapsHash.of(info(EXODUS), "")).isNull();
    }

    @Test
    void a_hash_is_proven_by_the_answer_that_was_hashed_only() {
        Caps caps = Caps.of(Xml.presence("<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1'"
                + " node='http://code.google.com/p/exodus' ver='QgayPKawpkPSDYmwT/WM94uAlu0='/></presence>"));
        if (caps == null) throw new AssertionError("it tells something");
        assertThat(caps.isProvenBy(info(EXODUS))).isTrue();
        assertThat(caps.isProvenBy(info(EXODUS + "<feature var='urn:xmpp:avatar:metadata+notify'/>")))
                .isFalse();
        assertThat(caps.discoNode()).isEqualTo("http://code.google.com/p/exodus#QgayPKawpkPSDYmwT/WM94uAlu0=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<presence/>", "<presence><c xmlns='http://jabber.org/protocol/caps'/></presence>"})
    void a_presence_may_tell_nothing(String presence) {
        assertThat(Caps.of(Xml.presence(presence))).isNull();
    }

    @Test
    void a_client_is_interested_in_nodes() {
        Interests interests = Interests.of(info(EXODUS + "<feature var='urn:tune+notify'/><feature var='urn:mood'/>"));
        assertThat(interests.nodes()).containsExactly("urn:tune");
        assertThat(Interests.of(info(EXODUS))).isSameAs(Interests.NONE);
        assertThat(interests.beyond(Interests.NONE)).containsExactly("urn:tune");
        assertThat(interests.beyond(interests)).isEmpty();
    }

    @Test
    void a_client_is_not_interested_in_everything() {
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 1_000; i++)
            features.append("<feature var='urn:xmpp:node:").append(i).append("+notify'/>");
        assertThat(Interests.of(info(features.toString())).nodes()).hasSizeBetween(100, 400);
    }
}
