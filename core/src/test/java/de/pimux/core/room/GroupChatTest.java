package de.pimux.core.room;

import static de.pimux.core.room.RoomFixture.child;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.archive.ArchiveEvent.ArchivedMessageDeleted;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupChatTest {
    private static final String OWNER = "crone1@shakespeare.lit/desktop";
    private static final String HAG = "hag66@shakespeare.lit/pda";
    private static final String TO_ROOM = "' to='coven@chat.shakespeare.lit'>";

    @Test
    void nothing_is_archived_unless_the_room_says_so() {
        RoomFixture room = RoomFixture.open().says(OWNER, "aside");
        assertThat(room.last().events()).isEmpty();
        room.configures("persistentroom", "1", "enablearchiving", "1").says(OWNER, "Harpier cries");
        assertThat(room.last().events()).singleElement().isInstanceOfSatisfying(MessageArchived.class, archived -> {
            assertThat(archived.at()).isEqualTo(RoomFixture.NOW.truncatedTo(ChronoUnit.MILLIS));
            assertThat(archived.foundBy())
                    .isEqualTo(Set.of("coven@chat.shakespeare.lit", "coven@chat.shakespeare.lit/first"));
            String stored = new String(XmlWriter.bytes(archived.stanza(), ""), UTF_8);
            assertThat(stored).as("who said it is not in it").doesNotContain("crone1@", "desktop");
        });
    }

    @Test
    void what_is_of_the_moment_is_neither_archived_nor_remembered() {
        RoomFixture room = RoomFixture.open().configures("persistentroom", "1", "enablearchiving", "1");
        room.message("<message type='groupchat' from='" + OWNER + TO_ROOM
                + "<composing xmlns='http://jabber.org/protocol/chatstates'/></message>");
        assertThat(room.last().events()).isEmpty();
        assertThat(room.to(OWNER).get(0).element().has("urn:xmpp:sid:0", "stanza-id"))
                .as("the archive would not know it")
                .isFalse();
        room.message("<message type='groupchat' from='" + OWNER + TO_ROOM
                + "<body>off the record</body><no-store xmlns='urn:xmpp:hints'/></message>");
        assertThat(room.last().events()).isEmpty();
        assertThat(room.last().stanzas()).hasSize(1);
        assertThat(room.last().history().messages()).isEmpty();
    }

    @Test
    void what_came_back_removes_an_occupant_but_not_what_a_client_merely_refuses() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second");
        room.message("<message type='error' from='" + HAG + TO_ROOM
                + "<error type='cancel'><feature-not-implemented"
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        assertThat(room.occupants().named("second")).isNotNull();
        room.message("<message type='error' from='" + HAG + TO_ROOM
                + "<error type='cancel'><service-unavailable"
                + " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>");
        assertThat(room.occupants().named("second")).isNull();
        assertThat(room.statuses(OWNER)).containsExactlyInAnyOrder("307", "333");
    }

    @Test
    void what_only_the_room_may_say_is_taken_out_of_what_others_say() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second");
        room.message("<message type='groupchat' from='" + HAG + TO_ROOM
                + "<retract xmlns='urn:xmpp:message-retract:1' id='1'><moderated xmlns='urn:xmpp:message-moderate:1'/>"
                + "</retract><retract xmlns='urn:xmpp:message-retract:1' id='2'/>"
                + "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='of another'/>"
                + "<delay xmlns='urn:xmpp:delay'/><body>x</body></message>");
        assertThat(room.to(OWNER))
                .singleElement()
                .satisfies(said -> assertThat(said.element().elements())
                        .extracting(child -> child.name() + " " + child.attribute("id"))
                        .containsExactly("retract 2", "body null", "occupant-id id-of-hag66", "stanza-id message-1"));
    }

    @Test
    void moderators_take_back_what_was_said_and_those_who_enter_do_not_get_it() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").says(HAG, "magic potions!");
        assertThat(room.moderates(HAG, "message-1", null).refusal()).isEqualTo(Condition.FORBIDDEN);
        assertThat(room.moderates(OWNER, "message-7", null).refusal()).isEqualTo(Condition.ITEM_NOT_FOUND);
        room.moderates(OWNER, "message-1", null);
        Element told = child(room.to(HAG).get(0).element(), "urn:xmpp:message-retract:1", "retract");
        assertThat(told.attribute("id")).isEqualTo("message-1");
        assertThat(room.last().history().messages()).hasSize(1);
        assertThat(room.last().events()).isEmpty();
    }

    @Test
    void what_is_taken_back_leaves_the_archive_in_the_write_that_keeps_the_retraction() {
        ShelfPosition position = new ShelfPosition(LocalDate.of(2026, 11, 27), 7);
        RoomFixture room = RoomFixture.open().configures("persistentroom", "1", "enablearchiving", "1");
        room.moderates(OWNER, "archived", position);
        assertThat(room.last().events()).hasSize(2);
        assertThat(room.last().events().get(0)).isInstanceOf(MessageArchived.class);
        assertThat(room.last().events().get(1)).isEqualTo(new ArchivedMessageDeleted(RoomFixture.NOW, position));
    }

    @Test
    void private_messages_are_for_those_whom_the_room_lets() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").configures("allowpm", "moderators");
        String psst = "' to='coven@chat.shakespeare.lit/first'><body>psst</body></message>";
        assertThat(room.message("<message type='chat' from='" + HAG + psst).refusal())
                .isEqualTo(Condition.FORBIDDEN);
        assertThat(room.message("<message type='groupchat' from='" + HAG + psst).refusal())
                .isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void an_invitation_makes_the_guest_of_a_room_for_members_one() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").affiliates("hag66@shakespeare.lit", "member");
        room.configures("membersonly", "1", "passwordprotectedroom", "1", "roomsecret", "cauldronburn");
        String invitation = TO_ROOM + "<x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<invite to='hecate@shakespeare.lit'><reason>Come</reason></invite></x></message>";
        assertThat(room.message("<message from='" + HAG + invitation).refusal()).isEqualTo(Condition.FORBIDDEN);
        room.message("<message from='" + OWNER + invitation);
        assertThat(room.facts().affiliation(Jid.of("hecate@shakespeare.lit"))).isEqualTo(Affiliation.MEMBER);
        Element x = child(room.to("hecate@shakespeare.lit").get(0).element(), Muc.USER, "x");
        assertThat(x.childText(Muc.USER, "password")).isEqualTo("cauldronburn");
        assertThat(child(x, Muc.USER, "invite").attribute("from")).isEqualTo("coven@chat.shakespeare.lit/first");
    }

    @Test
    void a_decline_reaches_who_invited_and_nobody_who_is_not_inside() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second");
        String decline = "<message from='hecate@shakespeare.lit/broom" + TO_ROOM
                + "<x xmlns='http://jabber.org/protocol/muc#user'><decline to='%s'/></x></message>";
        room.message(decline.formatted("crone1@shakespeare.lit"));
        assertThat(room.to(OWNER)).hasSize(1);
        room.message(decline.formatted("stranger@shakespeare.lit"));
        assertThat(room.last().stanzas()).isEmpty();
    }

    @Test
    void a_moderated_room_s_subject_is_its_moderators() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second");
        String subject = TO_ROOM + "<subject>mine</subject></message>";
        assertThat(room.message("<message type='groupchat' from='" + HAG + subject)
                        .refusal())
                .isEqualTo(Condition.FORBIDDEN);
        room.configures("changesubject", "1").message("<message type='groupchat' from='" + HAG + subject);
        assertThat(room.facts().subject()).isNotNull();
    }

    @Test
    void of_the_message_that_sets_the_subject_only_that_is_kept_and_who_set_it_as_long_as_there_is_an_account() {
        RoomFixture room = RoomFixture.open().configures("persistentroom", "1", "changesubject", "1");
        room.enters(HAG, "second");
        room.message(
                "<message type='groupchat' id='s' from='" + HAG + TO_ROOM
                        + "<subject>Fire Burn</subject><subject xml:lang='de'>Feuer</subject><secret xmlns='urn:x'/></message>");
        assertThat(room.to(OWNER).get(0).element().has("urn:x", "secret")).isTrue();
        Element subject = Objects.requireNonNull(room.facts().subject()).message();
        assertThat(subject.elements()).extracting(Element::name).containsExactly("subject", "subject", "occupant-id");
        room.departs("wiccarocks@shakespeare.lit");
        assertThat(Objects.requireNonNull(room.facts().subject()).message()).isEqualTo(subject);
        room.departs("hag66@shakespeare.lit");
        Element left = Objects.requireNonNull(room.facts().subject()).message();
        assertThat(left.attribute("from")).isEqualTo("coven@chat.shakespeare.lit");
        assertThat(left.elements()).extracting(Element::text).containsExactly("Fire Burn", "Feuer");
    }

    @Test
    void a_subject_is_short() {
        RoomFixture room = RoomFixture.open();
        room.message("<message type='groupchat' from='" + OWNER + TO_ROOM + "<subject>" + "x".repeat(1_001)
                + "</subject></message>");
        assertThat(room.refusal()).isEqualTo(Condition.POLICY_VIOLATION);
    }

    @Test
    void the_banned_decline_nothing() {
        RoomFixture room = RoomFixture.open().affiliates("hag66@shakespeare.lit", "outcast");
        room.message("<message from='" + HAG + TO_ROOM + "<x xmlns='http://jabber.org/protocol/muc#user'>"
                + "<decline to='coven@chat.shakespeare.lit/first'><reason>spam</reason></decline></x></message>");
        assertThat(room.refusal()).isEqualTo(Condition.FORBIDDEN);
    }
}
