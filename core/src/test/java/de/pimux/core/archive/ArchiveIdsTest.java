package de.pimux.core.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveIdsTest {
    private static final ArchiveIds JULIETS = new ArchiveIds(digits -> hash("juliet", digits));
    private static final ArchiveIds ROMEOS = new ArchiveIds(digits -> hash("romeo", digits));
    private static final LocalDate DAY = LocalDate.parse("2026-11-26");

    private static byte[] hash(String key, byte[] digits) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(key.getBytes(UTF_8));
            return sha.digest(digits);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Test
    void an_id_leads_back_to_its_position() {
        for (long sequence : new long[] {0, 1, 200_000, (1L << 48) - 1}) {
            ShelfPosition position = new ShelfPosition(DAY, sequence);
            assertThat(JULIETS.position(JULIETS.of(position))).isEqualTo(position);
        }
    }

    @Test
    void ids_sort_as_their_messages_do() {
        List<String> ids = Stream.of(
                        new ShelfPosition(DAY.minusDays(1), 900),
                        new ShelfPosition(DAY, 9),
                        new ShelfPosition(DAY, 10),
                        new ShelfPosition(DAY.plusDays(100), 1_000_000))
                .map(JULIETS::of)
                .toList();
        assertThat(ids).isSorted();
    }

    @Test
    void an_id_of_another_archive_or_of_nobody_leads_nowhere() {
        String id = JULIETS.of(new ShelfPosition(DAY, 7));
        assertThat(ROMEOS.position(id)).isNull();
        assertThat(JULIETS.position(id.replaceFirst("7", "8"))).isNull();
        assertThat(JULIETS.position(id.toUpperCase(java.util.Locale.ROOT))).isNull();
        assertThat(JULIETS.position("")).isNull();
        assertThat(JULIETS.position("28482-98726-73623")).isNull();
        assertThat(JULIETS.position(id + "0")).isNull();
        assertThat(JULIETS.position("ä".repeat(32))).isNull();
    }

    @Test
    void a_position_that_no_id_can_hold_is_a_bug() {
        assertThatThrownBy(() -> JULIETS.of(ShelfPosition.LAST)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forged_ids_go_all_of_them_and_those_of_others_stay() {
        Jid juliet = Jid.of("juliet@capulet.lit");
        String foreign =
                "<stanza-id xmlns='urn:xmpp:sid:0' by='room@muc.lit' id='3'/><origin-id xmlns='urn:xmpp:sid:0' id='4'/>";
        assertThat(StanzaIds.withoutForged(
                        Xml.element("<message><stanza-id xmlns='urn:xmpp:sid:0' by='juliet@capulet.lit' id='1'/>"
                                + "<body>Hi</body><stanza-id xmlns='urn:xmpp:sid:0' by='JULIET@capulet.LIT' id='2'/>"
                                + foreign + "</message>"),
                        juliet))
                .isEqualTo(Xml.element("<message><body>Hi</body>" + foreign + "</message>"));
        assertThat(StanzaIds.element(juliet, "a"))
                .isEqualTo(Xml.element("<stanza-id xmlns='urn:xmpp:sid:0' by='juliet@capulet.lit' id='a'/>"));
    }
}
