package de.pimux.core.room;

import static de.pimux.core.room.RoomFixture.child;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EntranceTest {
    private static final String OWNER = "crone1@shakespeare.lit/desktop";
    private static final String HAG = "hag66@shakespeare.lit/pda";
    private static final String WISER = "wiccarocks@shakespeare.lit/laptop";

    @Test
    void who_creates_a_room_owns_it() {
        RoomFixture room = new RoomFixture().enters(OWNER, "first");
        assertThat(room.facts().affiliation(Jid.of(OWNER))).isEqualTo(Affiliation.OWNER);
        assertThat(room.occupant("first").role()).isEqualTo(Role.MODERATOR);
        assertThat(room.statuses(OWNER)).contains("110", "201");
        assertThat(room.enters(HAG, "second").refusal()).isEqualTo(Condition.ITEM_NOT_FOUND);
    }

    @Test
    void a_nick_is_needed_and_must_be_free_also_in_other_case() {
        RoomFixture room = RoomFixture.open();
        assertThat(room.presence("<presence from='" + HAG + "' to='coven@chat.shakespeare.lit'>"
                                + "<x xmlns='http://jabber.org/protocol/muc'/></presence>")
                        .refusal())
                .isEqualTo(Condition.JID_MALFORMED);
        assertThat(room.enters(HAG, "FIRST").refusal()).isEqualTo(Condition.CONFLICT);
    }

    @Test
    void the_banned_and_those_who_are_no_members_of_a_room_for_members_stay_outside() {
        RoomFixture room = RoomFixture.open().affiliates("hag66@shakespeare.lit", "outcast");
        assertThat(room.enters(HAG, "second").refusal()).isEqualTo(Condition.FORBIDDEN);
        room.configures("membersonly", "1");
        assertThat(room.enters(WISER, "third").refusal()).isEqualTo(Condition.REGISTRATION_REQUIRED);
        room.affiliates("wiccarocks@shakespeare.lit", "member");
        assertThat(room.enters(WISER, "third").refusal()).isNull();
    }

    @Test
    void a_password_must_be_right() {
        RoomFixture room = RoomFixture.open().configures("passwordprotectedroom", "1", "roomsecret", "cauldronburn");
        assertThat(room.enters(HAG, "second").refusal()).isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(room.enters(HAG, "second", "<password>cauldron</password>").refusal())
                .isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(room.enters(HAG, "second", "<password>cauldronburn</password>")
                        .refusal())
                .isNull();
    }

    @Test
    void a_full_room_lets_only_its_admins_in() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").enters(WISER, "third");
        String more = "hecate@shakespeare.lit/broom";
        assertThat(room.enters(more, "fourth").refusal()).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        room.affiliates("hecate@shakespeare.lit", "admin");
        assertThat(room.enters(more, "fourth").refusal()).isNull();
    }

    @Test
    void in_a_moderated_room_those_without_affiliation_have_no_voice() {
        RoomFixture room = RoomFixture.open().configures("moderatedroom", "1").enters(HAG, "second");
        assertThat(room.occupant("second").role()).isEqualTo(Role.VISITOR);
        assertThat(room.says(HAG, "psst").refusal()).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void addresses_are_seen_by_moderators_and_where_the_room_says_so_by_all() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").enters(WISER, "third");
        assertThat(jids(room, OWNER)).containsExactly(WISER);
        assertThat(jids(room, HAG)).containsExactly("null");
        room.configures("whois", "anyone");
        assertThat(room.statuses(HAG)).containsExactly("172");
        room.presence(
                "<presence from='" + WISER + "' to='coven@chat.shakespeare.lit/third'><show>away</show></presence>");
        assertThat(jids(room, HAG)).containsExactly(WISER);
    }

    private static List<String> jids(RoomFixture room, String viewer) {
        return room.to(viewer).stream()
                .map(Stanza::element)
                .map(presence -> child(child(presence, Muc.USER, "x"), Muc.USER, "item"))
                .map(item -> String.valueOf(item.attribute("jid")))
                .toList();
    }

    @Test
    void of_two_sessions_of_a_nick_one_may_go() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").enters("hag66@shakespeare.lit/home", "second");
        assertThat(room.occupants().size()).isEqualTo(2);
        assertThat(room.statuses(HAG)).as("the other session is itself").contains("110");
        room.presence("<presence type='unavailable' from='" + HAG + "' to='coven@chat.shakespeare.lit/second'/>");
        assertThat(room.to(OWNER)).as("the nick is still there").isEmpty();
        room.presence("<presence type='unavailable' from='hag66@shakespeare.lit/home' "
                + "to='coven@chat.shakespeare.lit/second'/>");
        assertThat(room.to(OWNER)).hasSize(1);
        assertThat(room.occupants().size()).isEqualTo(1);
    }

    @Test
    void presence_of_somebody_who_is_not_inside_is_not_acceptable() {
        RoomFixture room = RoomFixture.open();
        assertThat(room.presence("<presence from='" + HAG + "' to='coven@chat.shakespeare.lit/second'/>")
                        .refusal())
                .isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void a_presence_that_is_too_long_for_all_is_refused() {
        RoomFixture room = RoomFixture.open();
        assertThat(room.presence("<presence from='" + OWNER + "' to='coven@chat.shakespeare.lit/first'><status>"
                                + "x".repeat(2_000) + "</status></presence>")
                        .refusal())
                .isEqualTo(Condition.POLICY_VIOLATION);
    }

    @Test
    void who_enters_gets_as_much_of_what_was_said_as_it_asks_for() {
        RoomFixture room = RoomFixture.open();
        for (int i = 1; i <= 5; i++) room.says(OWNER, "said " + i);
        room.enters(HAG, "second");
        assertThat(bodies(room, HAG)).containsExactly("said 3", "said 4", "said 5");
        room.enters(WISER, "third", "<history maxstanzas='1'/>");
        assertThat(bodies(room, WISER)).containsExactly("said 5");
        room.enters(WISER, "third", "<history maxchars='10'/>");
        assertThat(bodies(room, WISER)).isEmpty();
        room.enters(WISER, "third", "<history since='2026-11-27T10:00:01Z'/>");
        assertThat(bodies(room, WISER)).isEmpty();
        room.enters(WISER, "third", "<history seconds='20'/>");
        assertThat(bodies(room, WISER)).hasSize(3);
    }

    private static List<String> bodies(RoomFixture room, String session) {
        return room.to(session).stream()
                .map(Stanza::element)
                .filter(element -> element.has("jabber:client", "body"))
                .map(element -> String.valueOf(element.childText("jabber:client", "body")))
                .toList();
    }

    @Test
    void the_subject_is_the_last_thing_that_who_enters_gets() {
        RoomFixture room = RoomFixture.open();
        room.message("<message type='groupchat' from='" + OWNER + "' to='coven@chat.shakespeare.lit'>"
                + "<subject>Fire Burn</subject></message>");
        room.says(OWNER, "later").enters(HAG, "second");
        List<Stanza> got = room.to(HAG);
        Element last = got.get(got.size() - 1).element();
        assertThat(last.childText("jabber:client", "subject")).isEqualTo("Fire Burn");
        assertThat(last.has("urn:xmpp:delay", "delay")).isTrue();
        assertThat(got.stream().filter(stanza -> stanza.element().has("jabber:client", "subject")))
                .as("clients take it for the end")
                .hasSize(1);
    }

    @Test
    void a_client_that_enters_again_under_another_nick_gets_everything_anew() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").enters(HAG, "third");
        assertThat(room.occupants().named("second")).isNull();
        assertThat(room.to(HAG))
                .extracting(stanza -> stanza.from() + " " + stanza.element().name())
                .hasSize(4);
        assertThat(room.statuses(HAG)).containsExactly("303", "110", "110");
        assertThat(room.to(HAG).get(3).element().has("jabber:client", "subject"))
                .isTrue();
    }

    @Test
    void nicks_that_look_alike_are_one() {
        RoomFixture room = RoomFixture.open().enters(HAG, "the second");
        assertThat(room.enters(WISER, "The  Second").refusal()).isEqualTo(Condition.CONFLICT);
    }

    @Test
    void a_client_knows_by_the_id_what_came_of_its_presence_and_others_do_not_see_it() {
        String to = "to='coven@chat.shakespeare.lit/second'";
        RoomFixture room = RoomFixture.open();
        room.presence("<presence id='in' from='" + HAG + "' " + to
                + "><x xmlns='http://jabber.org/protocol/muc'/></presence>");
        assertThat(room.to(HAG))
                .extracting(stanza -> stanza.element().attribute("id"))
                .containsExactly(null, "in", null);
        assertThat(room.to(OWNER).get(0).element().attribute("id")).isNull();
        room.presence("<presence id='away' from='" + HAG + "' " + to + "><show>away</show></presence>");
        assertThat(room.to(HAG).get(0).element().attribute("id")).isEqualTo("away");
        room.presence("<presence id='out' type='unavailable' from='" + HAG + "' " + to + "/>");
        assertThat(room.to(HAG).get(0).element().attribute("id")).isEqualTo("out");
        assertThat(room.to(OWNER).get(0).element().attribute("id")).isNull();
    }
}
