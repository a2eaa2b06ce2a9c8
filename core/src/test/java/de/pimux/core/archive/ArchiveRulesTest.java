package de.pimux.core.archive;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.ArchivePreferences.Default;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.roster.Roster;
import de.pimux.core.stanza.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00.123456Z");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final ArchivePreferences ALL = ArchivePreferences.of(Default.ALWAYS);

    private static Message message(String attributes, String content) {
        return Xml.message("<message to='juliet@capulet.lit' from='romeo@montague.lit/orchard' " + attributes + ">"
                + content + "</message>");
    }

    private static @Nullable MessageArchived received(String attributes, String content) {
        return ArchiveRules.received(message(attributes, content), ALL, Roster.EMPTY, NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<body>Hail</body>",
                "<received xmlns='urn:xmpp:receipts' id='1'/>",
                "<displayed xmlns='urn:xmpp:chat-markers:0' id='1'/>",
                "<reactions xmlns='urn:xmpp:reactions:0' id='1'><reaction>!</reaction></reactions>",
                "<retract xmlns='urn:xmpp:message-retract:1' id='1'/>",
                "<replace xmlns='urn:xmpp:message-correct:0' id='1'/><body>Hail!</body>",
                "<encrypted xmlns='urn:xmpp:omemo:2'/>",
                "<encrypted xmlns='eu.siacs.conversations.axolotl'/><store xmlns='urn:xmpp:hints'/>",
                "<composing xmlns='http://jabber.org/protocol/chatstates'/><store xmlns='urn:xmpp:hints'/>",
            })
    void what_people_say_is_archived(String content) {
        assertThat(received("type='chat'", content)).isNotNull();
        assertThat(received("", content)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<composing xmlns='http://jabber.org/protocol/chatstates'/>",
                "<body>psst</body><no-store xmlns='urn:xmpp:hints'/>",
                "<body>psst</body><no-permanent-store xmlns='urn:xmpp:hints'/>",
            })
    void what_is_of_the_moment_or_not_to_be_stored_is_not(String content) {
        assertThat(received("type='chat'", content)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"headline", "error", "groupchat"})
    void other_types_are_not_archived(String type) {
        assertThat(received("type='" + type + "'", "<body>Hail</body>")).isNull();
    }

    @Test
    void the_copy_says_which_way_the_message_went_and_when_in_the_precision_of_the_wire() {
        MessageArchived received = received("", "<body>Hail</body>");
        assertThat(received)
                .isEqualTo(new MessageArchived(
                        Instant.parse("2026-11-26T20:00:00.123Z"),
                        Direction.RECEIVED,
                        ROMEO,
                        message("", "<body>Hail</body>").element()));
        MessageArchived sent =
                ArchiveRules.sent(ROMEO.bare(), message("", "<body>Hail</body>"), ALL, Roster.EMPTY, NOW);
        assertThat(sent)
                .extracting(MessageArchived::direction, MessageArchived::peer)
                .containsExactly(Direction.SENT, JULIET);
    }

    @Test
    void a_message_to_oneself_is_archived_once_when_it_arrives() {
        Message own = Xml.message(
                "<message to='juliet@capulet.lit/tv' from='juliet@capulet.lit/balcony'><body>Note</body></message>");
        assertThat(ArchiveRules.sent(JULIET, own, ALL, Roster.EMPTY, NOW)).isNull();
        assertThat(ArchiveRules.received(own, ALL, Roster.EMPTY, NOW)).isNotNull();
    }

    @Test
    void an_archived_message_lives_as_long_as_an_archive_and_is_found_by_both_forms_of_its_peer() {
        MessageArchived archived = received("", "<body>Hail</body>");
        assertThat(archived).isNotNull();
        assertThat(archived.retention()).isEqualTo(RetentionClass.ARCHIVE);
        assertThat(archived.recordedAt()).isEqualTo(archived.at());
        assertThat(archived.foundBy()).containsExactlyInAnyOrder("romeo@montague.lit", "romeo@montague.lit/orchard");
    }
}
