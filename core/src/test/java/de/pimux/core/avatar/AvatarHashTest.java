package de.pimux.core.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.stanza.Presence;
import de.pimux.core.vcard.VCard;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0398 §4. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AvatarHashTest {
    private static final VCard SHOWN = vCard("<PHOTO><BINVAL>aGVsbG8=</BINVAL></PHOTO>");
    private static final VCard NONE = vCard("<FN>Juliet</FN>");
    private static final String HASH = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"; // of "hello"
    private static final String STAMPED =
            "<presence><x xmlns='vcard-temp:x:update'><photo>" + HASH + "</photo></x></presence>";

    private static VCard vCard(String content) {
        return new VCard(Xml.element("<vCard xmlns='vcard-temp'>" + content + "</vCard>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<presence/>",
                "<presence><x xmlns='vcard-temp:x:update'/></presence>",
                "<presence><x xmlns='vcard-temp:x:update'><photo>0123</photo></x></presence>",
            })
    void the_hash_is_in_the_presence_whatever_the_client_says_of_it(String presence) {
        assertThat(AvatarHash.stamp(Xml.presence(presence), SHOWN)).isEqualTo(Xml.presence(STAMPED));
    }

    @Test
    void a_client_that_shows_none_shows_none() {
        Presence hidden = Xml.presence("<presence><x xmlns='vcard-temp:x:update'><photo/></x></presence>");
        assertThat(AvatarHash.stamp(hidden, SHOWN)).isSameAs(hidden);
        assertThat(AvatarHash.restamped(hidden, SHOWN)).isSameAs(hidden);
    }

    @Test
    void without_an_avatar_nothing_is_added() {
        Presence plain = Xml.presence("<presence/>");
        assertThat(AvatarHash.stamp(plain, NONE)).isSameAs(plain);
        assertThat(AvatarHash.stamp(plain, null)).isSameAs(plain);
        Presence gone = Xml.presence("<presence type='unavailable'/>");
        assertThat(AvatarHash.stamp(gone, SHOWN)).isSameAs(gone);
    }

    @Test
    void an_avatar_that_has_gone_is_said_to_have_gone_once() {
        Presence kept = AvatarHash.restamped(Xml.presence(STAMPED), NONE);
        assertThat(kept).isEqualTo(Xml.presence("<presence/>"));
        assertThat(AvatarHash.announced(kept))
                .isEqualTo(Xml.presence("<presence><x xmlns='vcard-temp:x:update'><photo/></x></presence>"));
        assertThat(AvatarHash.restamped(kept, SHOWN)).isEqualTo(Xml.presence(STAMPED));
        assertThat(AvatarHash.announced(Xml.presence(STAMPED))).isEqualTo(Xml.presence(STAMPED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<PHOTO/>", "<PHOTO><BINVAL/></PHOTO>", "<PHOTO><EXTVAL>http://x</EXTVAL></PHOTO>"})
    void a_profile_may_have_no_photo(String content) {
        assertThat(vCard(content).photoHash()).isEmpty();
    }

    @Test
    void blanks_in_a_photo_do_not_count() {
        assertThat(vCard("<PHOTO><BINVAL>aGVs\n bG8=</BINVAL></PHOTO>").photoHash())
                .isEqualTo(HASH);
    }
}
