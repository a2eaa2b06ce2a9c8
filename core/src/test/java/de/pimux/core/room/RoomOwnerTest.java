package de.pimux.core.room;

import static de.pimux.core.room.RoomFixture.child;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomOwnerTest {
    private static final String OWNER = "crone1@shakespeare.lit/desktop";
    private static final String HAG = "hag66@shakespeare.lit/pda";

    @Test
    void what_nobody_asked_for_is_off() {
        RoomConfig config = RoomFixture.open().facts().config();
        assertThat(config).isEqualTo(RoomConfig.DEFAULT);
        assertThat(config.keepsConversation()).isFalse();
        assertThat(config.listed()).isFalse();
        assertThat(config.realJids()).isFalse();
    }

    @Test
    void only_owners_see_the_form_and_change_what_it_says() {
        RoomFixture room = RoomFixture.open().affiliates("hag66@shakespeare.lit", "admin");
        assertThat(room.owner(HAG, "<x xmlns='jabber:x:data' type='submit'/>").refusal())
                .isEqualTo(Condition.FORBIDDEN);
        assertThat(room.owner(HAG, "<destroy/>").refusal()).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void a_form_that_is_filled_in_says_the_same_of_the_room() throws StanzaException {
        RoomConfig config = new RoomConfig(
                "A Dark Cave",
                "For witches",
                true,
                true,
                true,
                true,
                "cauldronburn",
                true,
                true,
                true,
                RoomConfig.PrivateMessages.MODERATORS,
                true,
                7);
        DataForm form = RoomConfigForm.form(config, RoomFixture.LIMITS, 30);
        assertThat(RoomConfigForm.read(form, RoomConfig.DEFAULT)).isEqualTo(config);
    }

    @Test
    void a_field_that_is_left_out_changes_nothing_and_one_that_is_unknown_is_passed_over() {
        RoomFixture room = RoomFixture.open().configures("roomname", "A Dark Cave", "persistentroom", "1");
        room.configures("mam", "1", "moderatedroom", "true");
        assertThat(room.facts().config().name()).isEqualTo("A Dark Cave");
        assertThat(room.facts().config().persistent()).isTrue();
        assertThat(room.facts().config().moderated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"whois, nobody", "maxusers, -1", "maxusers, many", "allowpm, some", "passwordprotectedroom, 1"})
    void what_can_not_be_is_not_acceptable(String name, String value) {
        assertThat(RoomFixture.open().configures(name, value).refusal()).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void a_conversation_is_kept_only_in_a_room_that_stays_and_everybody_learns_it() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").configures("enablearchiving", "1");
        assertThat(room.facts().config().keepsConversation()).isFalse();
        assertThat(room.statuses(HAG)).containsExactly("104");
        room.configures("persistentroom", "1");
        assertThat(room.facts().config().keepsConversation()).isTrue();
        assertThat(room.statuses(HAG)).containsExactly("170");
        room.configures("enablearchiving", "0");
        assertThat(room.statuses(HAG)).containsExactly("171");
    }

    @Test
    void those_who_are_no_members_leave_a_room_that_becomes_one_for_members() {
        RoomFixture room = RoomFixture.open().enters(HAG, "second").configures("membersonly", "1");
        assertThat(room.statuses(HAG)).contains("322");
        assertThat(room.occupants().named("second")).isNull();
        assertThat(room.occupants().named("first")).isNotNull();
    }

    @Test
    void a_room_that_is_destroyed_is_gone_with_everybody_in_it() {
        RoomFixture room = RoomFixture.open()
                .enters(HAG, "second")
                .owner(OWNER, "<destroy jid='coven2@chat.shakespeare.lit'><reason>Macbeth</reason></destroy>");
        assertThat(room.facts()).isEqualTo(RoomFacts.ABSENT);
        assertThat(room.occupants().isEmpty()).isTrue();
        assertThat(room.to(HAG)).singleElement().satisfies(presence -> {
            Element destroy = child(child(presence.element(), Muc.USER, "x"), Muc.USER, "destroy");
            assertThat(destroy.attribute("jid")).isEqualTo("coven2@chat.shakespeare.lit");
            assertThat(destroy.childText(Muc.USER, "reason")).isEqualTo("Macbeth");
        });
    }

    @Test
    void a_room_whose_setup_is_cancelled_never_was() {
        RoomFixture room =
                new RoomFixture().enters(OWNER, "first").owner(OWNER, "<x xmlns='jabber:x:data' type='cancel'/>");
        assertThat(room.facts()).isEqualTo(RoomFacts.ABSENT);
    }

    @Test
    void the_shortest_history_of_a_room_leads_to_it() {
        RoomFixture room = RoomFixture.open()
                .configures("persistentroom", "1", "roomname", "A Dark Cave")
                .affiliates("hag66@shakespeare.lit", "member")
                .affiliates("hecate@shakespeare.lit", "member")
                .affiliates("hag66@shakespeare.lit", "none")
                .message("<message type='groupchat' from='" + OWNER + "' to='coven@chat.shakespeare.lit'>"
                        + "<subject>Fire Burn</subject></message>");
        RoomFacts replayed = RoomFacts.ABSENT;
        for (RoomEvent event : room.facts().history()) replayed = replayed.apply(event);
        assertThat(replayed).isEqualTo(room.facts());
        assertThat(replayed.subject()).isNotNull();
    }

    @Test
    void an_account_that_ends_leaves_nothing_behind_and_no_room_without_an_owner() {
        RoomFixture room = RoomFixture.open()
                .affiliates("hag66@shakespeare.lit", "owner")
                .enters(HAG, "second")
                .departs("hag66@shakespeare.lit");
        assertThat(room.facts().affiliation(Jid.of(HAG))).isEqualTo(Affiliation.NONE);
        assertThat(room.occupants().named("second")).isNull();
        assertThat(room.facts().exists()).isTrue();
        assertThat(room.departs("crone1@shakespeare.lit").facts()).isEqualTo(RoomFacts.ABSENT);
    }

    @Test
    void of_those_who_have_to_go_together_each_sees_itself_go_and_who_stays_sees_all() {
        RoomFixture room = RoomFixture.open()
                .enters("hag66@shakespeare.lit/pda", "second")
                .enters("wiccarocks@shakespeare.lit/laptop", "third")
                .configures("membersonly", "1");
        assertThat(room.to("hag66@shakespeare.lit/pda")).hasSize(1);
        assertThat(room.statuses("hag66@shakespeare.lit/pda")).containsExactlyInAnyOrder("322", "110");
        assertThat(room.statuses("crone1@shakespeare.lit/desktop")).containsExactly("322", "322", "104");
        assertThat(room.occupants().size()).isEqualTo(1);
    }
}
