package de.pimux.core.jid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JidTest {
    /** RFC 7622 §3.5, table 1. */
    @Test
    void addresses_of_the_standard() {
        parts("juliet@example.com", "juliet", "example.com", "");
        parts("juliet@example.com/foo", "juliet", "example.com", "foo");
        parts("juliet@example.com/foo bar", "juliet", "example.com", "foo bar");
        parts("juliet@example.com/foo@bar", "juliet", "example.com", "foo@bar");
        parts("foo\\20bar@example.com", "foo\\20bar", "example.com", "");
        parts("fussball@example.com", "fussball", "example.com", "");
        parts("fu\u00DFball@example.com", "fu\u00DFball", "example.com", "");
        parts("\u03C0@example.com", "\u03C0", "example.com", "");
        parts("\u03A3@example.com/foo", "\u03C3", "example.com", "foo");
        parts("\u03C3@example.com/foo", "\u03C3", "example.com", "foo");
        parts("\u03C2@example.com/foo", "\u03C2", "example.com", "foo");
        parts("king@example.com/\u265A", "king", "example.com", "\u265A");
        parts("example.com", "", "example.com", "");
        parts("example.com/foobar", "", "example.com", "foobar");
        parts("a.example.com/b@example.net", "", "a.example.com", "b@example.net");
    }

    /** RFC 7622 §3.5, table 2. */
    @Test
    void what_is_no_address_by_the_standard() {
        refused("\"juliet\"@example.com");
        refused("foo bar@example.com");
        refused("juliet@example.com/ foo");
        refused("@example.com/");
        refused("henry\u2163@example.com");
        refused("\u265A@example.com");
        refused("juliet@");
        refused("/foobar");
    }

    @Test
    void parts_that_are_empty_or_doubled() {
        for (String text : new String[] {"", "@", "/", "@/", "a@/b", "a@b/", "@b", "a@b@c", "a@b@c/d"}) refused(text);
        parts("a@b/c/d", "a", "b", "c/d");
    }

    @Test
    void a_part_has_at_most_1023_octets() {
        String local = "x".repeat(1023);
        assertThat(Jid.of(local + "@b/" + local).local()).isEqualTo(local);
        refused(local + "x@b");
        refused("a@b/" + local + "x");
        refused("a@b/" + "\u00E4".repeat(512));
        refused("a@" + "b.".repeat(512) + "b");
        refused("a@b/" + "\uFDFA".repeat(400));
    }

    @Test
    void equal_addresses_are_equal_values() {
        assertThat(Jid.of("JULIET@EXAMPLE.COM/Foo")).isEqualTo(Jid.of("juliet@example.com/Foo"));
        assertThat(Jid.of("A\u030A@b")).isEqualTo(Jid.of("\u00E5@b")).isEqualTo(Jid.of("\u212B@b"));
        assertThat(Jid.of("\uFF21@b")).isEqualTo(Jid.of("a@b"));
        assertThat(Jid.of("a@b/x\u00A0y")).isEqualTo(Jid.of("a@b/x y"));
        assertThat(Jid.of("a@b/Foo")).isNotEqualTo(Jid.of("a@b/foo"));
        assertThat(Jid.of("a@b/X")).hasSameHashCodeAs(Jid.of("A@B/X"));
    }

    @Test
    void control_and_unassigned_characters_are_refused() {
        for (String bad :
                new String[] {"\0", "\t", "\n", "\r", "\u007F", "\u0085", "\u200B", "\u200E", "\u202E", "\u0378"}) {
            refused("a" + bad + "@b");
            refused("a@b" + bad + "c");
            refused("a@b/c" + bad);
        }
        refused("a\uD800@b");
        refused("a@b/\uDC00c");
        for (char c : "\"&'/:<>@".toCharArray())
            assertThatThrownBy(() -> Jid.of("a" + c + "b", "c", "")).isInstanceOf(JidException.class);
        refused("a\uFF06b@c"); // a full-width & becomes &
        refused("a\uFF20b@c");
    }

    @Test
    void the_domain_is_a_name_in_lower_case_without_a_final_dot() {
        domain("Example.ORG", "example.org");
        domain("example.org.", "example.org");
        domain("localhost", "localhost");
        domain("a-b.c--d.org", "a-b.c--d.org");
        domain("127.0.0.1", "127.0.0.1");
        domain("x".repeat(63) + ".org", "x".repeat(63) + ".org");
        for (String bad :
                new String[] {".", "..", ".a", "a..b", "a.b..", "-a.b", "a-.b", "a_b", "a b", "a,b", "a:1", "ab--c"})
            refused(bad);
        refused("x".repeat(64) + ".org");
        refused("X".repeat(64) + ".org");
    }

    @Test
    void an_international_domain_has_one_address() {
        domain("M\u00DCNCHEN.de", "m\u00FCnchen.de");
        domain("xn--mnchen-3ya.de", "m\u00FCnchen.de");
        domain("XN--Mnchen-3ya.de", "m\u00FCnchen.de");
        domain("mu\u0308nchen.de", "m\u00FCnchen.de");
        domain("fu\u00DFball.de", "fu\u00DFball.de");
        domain("xn--fuball-cta.de", "fu\u00DFball.de");
        domain("\u4F8B\u3048\u3002jp", "\u4F8B\u3048.jp");
        domain("xn--r8jz45g.jp", "\u4F8B\u3048.jp");
        domain("xn--hxajbheg2az3al.gr", "\u03C0\u03B1\u03C1\u03AC\u03B4\u03B5\u03B9\u03B3\u03BC\u03B1.gr");
        for (String bad : new String[] {
            "xn--.de",
            "xn--a.de",
            "xn--a-.de",
            "xn--abc-.de",
            "xn--99999999.de",
            "xn--mnchen-3y\u00FC.de",
            "\u265A.de",
            "\u2603.de",
            "a\u0627.de"
        }) refused(bad);
    }

    @Test
    void the_domain_may_be_an_address_of_version_6() {
        domain("[::1]", "[::1]");
        domain("[::]", "[::]");
        domain("[2001:DB8::7]", "[2001:db8::7]");
        domain("[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8]");
        domain("[1:2:3:4:5:6:7::]", "[1:2:3:4:5:6:7::]");
        domain("[::ffff:192.0.2.1]", "[::ffff:192.0.2.1]");
        for (String bad : new String[] {
            "[]",
            "[",
            "[::1",
            "::1",
            "[::g]",
            "[1:2]",
            "[example.org]",
            "[fe80::1%lo]",
            "[::1]a",
            "[:::]",
            "[1::2::3]",
            "[1:2:3:4:5:6:7:8::]",
            "[1:2:3:4:5:6:7:8:9]",
            "[12345::]",
            "[::256.0.0.1]",
            "[1.2.3.4::]",
            "[::1.2.3]",
            "[:1::]"
        }) refused(bad);
    }

    @Test
    void a_bare_address_has_no_resource_and_a_domain_no_localpart() {
        Jid full = Jid.of("a@b/c");
        assertThat(full.isFull()).isTrue();
        assertThat(full.bare()).isEqualTo(Jid.of("a@b"));
        assertThat(full.domainJid()).isEqualTo(Jid.of("b"));
        assertThat(full.bare().withResource("d")).isEqualTo(Jid.of("a@b/d"));
        assertThat(full.sameBare(Jid.of("a@b/x"))).isTrue();
        assertThat(Jid.of("a", "b", "")).isEqualTo(Jid.of("a@b"));
        assertThat(Jid.parse("a@")).isNull();
    }

    @Test
    void an_address_prints_nothing_of_itself() {
        assertThat(Jid.of("juliet@example.com/balcony").toString()).doesNotContain("juliet", "example", "balcony");
        assertThatThrownBy(() -> Jid.of("jul iet@example.com"))
                .isInstanceOf(JidException.class)
                .hasMessageNotContainingAny("jul", "example");
    }

    @Test
    void the_short_way_for_ascii_agrees_with_the_library() {
        Random random = new Random(7622);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder part = new StringBuilder();
            for (int length = 1 + random.nextInt(6); length > 0; length--) part.append((char) random.nextInt(0x80));
            String text = part.toString();
            String local = enforced(PrecisProfiles.USERNAME_CASE_MAPPED, text);
            boolean plain = local.chars().noneMatch(c -> "\"&'/:<>@".indexOf(c) >= 0);
            assertThat(resultOf(() -> JidParts.local(text))).isEqualTo(plain ? local : "refused");
            String resource = enforced(PrecisProfiles.OPAQUE_STRING, text);
            assertThat(resultOf(() -> JidParts.resource(text))).isEqualTo(text.startsWith(" ") ? "refused" : resource);
        }
    }

    @Test
    void any_text_is_refused_or_normalised_for_good() {
        Random random = new Random(20261123);
        String likely = "aB@/.-\u00DF\u0130\u03A3\u0627\u0661\u200D\u0301\uFF21\u3002xn--\uD83D\uDE00";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--)
                if (random.nextInt(4) > 0) text.append(likely.charAt(random.nextInt(likely.length())));
                else text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            Jid jid = Jid.parse(text.toString());
            if (jid != null) assertThat(Jid.of(jid.text())).isEqualTo(jid);
        }
    }

    private static String enforced(PrecisProfile profile, String text) {
        return resultOf(() -> profile.enforce(text));
    }

    private static String resultOf(Supplier<String> rule) {
        try {
            return rule.get();
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    private static void parts(String text, String local, String domain, String resource) {
        Jid jid = Jid.of(text);
        assertThat(jid.local()).isEqualTo(local);
        assertThat(jid.domain()).isEqualTo(domain);
        assertThat(jid.resource()).isEqualTo(resource);
        assertThat(Jid.of(jid.text())).isEqualTo(jid);
    }

    private static void domain(String text, String domain) {
        parts("a@" + text + "/b", "a", domain, "b");
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> Jid.of(text)).as(text).isInstanceOf(JidException.class);
    }
}
