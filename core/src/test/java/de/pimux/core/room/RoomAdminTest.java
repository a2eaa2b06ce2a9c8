package de.pimux.core.room;

import static de.pimux.core.room.RoomFixture.child;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomAdminTest {
    private static final String OWNER = "crone1@shakespeare.lit/desktop";
    private static final String HAG = "hag66@shakespeare.lit/pda";
    private static final String WISER = "wiccarocks@shakespeare.lit/laptop";

    private RoomFixture room;

    @BeforeEach
    void meet() {
        room = RoomFixture.open().enters(HAG, "second").enters(WISER, "third");
    }

    @Test
    void moderators_kick_and_the_kicked_learns_by_whom_and_why() {
        room.admin(OWNER, "<item nick='second' role='none'><reason>Avaunt!</reason></item>");
        assertThat(room.occupants().named("second")).isNull();
        assertThat(room.statuses(HAG)).containsExactlyInAnyOrder("307", "110");
        assertThat(room.statuses(WISER)).containsExactly("307");
        Element x = child(room.to(HAG).get(0).element(), Muc.USER, "x");
        assertThat(child(x, Muc.USER, "item").childText(Muc.USER, "reason")).isEqualTo("Avaunt!");
    }

    @Test
    void who_is_no_moderator_changes_no_role() {
        assertThat(room.admin(HAG, "<item nick='third' role='none'/>").refusal())
                .isEqualTo(Condition.FORBIDDEN);
        assertThat(room.admin(HAG, "<item nick='first' role='visitor'/>").refusal())
                .isEqualTo(Condition.FORBIDDEN);
    }

    /** XEP-0045 §5.1.1: a moderator by role alone against what the other one is. */
    @ParameterizedTest
    @CsvSource({
        "none, none, -",
        "none, visitor, -",
        "member, none, NOT_ALLOWED",
        "admin, none, NOT_ALLOWED",
        "admin, visitor, NOT_ALLOWED",
        "owner, participant, NOT_ALLOWED",
        "none, moderator, FORBIDDEN"
    })
    void a_moderator_without_affiliation_has_power_over_those_without_one(
            String affiliation, String role, String refusal) {
        room.admin(OWNER, "<item nick='second' role='moderator'/>")
                .affiliates("wiccarocks@shakespeare.lit", affiliation);
        room.admin(HAG, "<item nick='third' role='" + role + "'/>");
        assertThat(String.valueOf(room.refusal())).isEqualTo(refusal.equals("-") ? "null" : refusal);
    }

    @Test
    void voice_is_taken_and_given() {
        room.admin(OWNER, "<item nick='second' role='visitor'/>");
        assertThat(room.says(HAG, "psst").refusal()).isEqualTo(Condition.FORBIDDEN);
        room.admin(OWNER, "<item nick='second' role='participant'/>");
        assertThat(room.says(HAG, "aloud").refusal()).isNull();
    }

    @Test
    void a_ban_removes_and_keeps_out() {
        room.affiliates("hag66@shakespeare.lit", "outcast");
        assertThat(room.statuses(HAG)).contains("301");
        assertThat(room.enters(HAG, "again").refusal()).isEqualTo(Condition.FORBIDDEN);
        assertThat(room.affiliates("crone1@shakespeare.lit", "outcast").refusal())
                .isEqualTo(Condition.CONFLICT);
    }

    @Test
    void who_loses_the_membership_of_a_room_for_members_leaves_it() {
        room.affiliates("hag66@shakespeare.lit", "member").affiliates("wiccarocks@shakespeare.lit", "member");
        room.configures("membersonly", "1").affiliates("hag66@shakespeare.lit", "none");
        assertThat(room.statuses(HAG)).contains("321");
        assertThat(room.occupants().named("third")).isNotNull();
    }

    @Test
    void affiliations_bring_and_take_the_roles_that_go_with_them() {
        room.affiliates("hag66@shakespeare.lit", "admin");
        assertThat(room.occupant("second").role()).isEqualTo(Role.MODERATOR);
        room.affiliates("hag66@shakespeare.lit", "none");
        assertThat(room.occupant("second").role()).isEqualTo(Role.PARTICIPANT);
    }

    /** XEP-0045 §5.2.1: what an admin may do to somebody. */
    @ParameterizedTest
    @CsvSource({
        "none, member, -",
        "none, outcast, -",
        "member, none, -",
        "none, admin, FORBIDDEN",
        "none, owner, FORBIDDEN",
        "admin, none, NOT_ALLOWED",
        "owner, member, NOT_ALLOWED",
        "owner, outcast, NOT_ALLOWED"
    })
    void an_admin_has_power_over_members(String before, String after, String refusal) {
        room.affiliates("hag66@shakespeare.lit", "admin").affiliates("wiccarocks@shakespeare.lit", before);
        room.admin(HAG, "<item jid='wiccarocks@shakespeare.lit' affiliation='" + after + "'/>");
        assertThat(String.valueOf(room.refusal())).isEqualTo(refusal.equals("-") ? "null" : refusal);
    }

    @Test
    void the_last_owner_stays_one() {
        assertThat(room.affiliates("crone1@shakespeare.lit", "admin").refusal()).isEqualTo(Condition.CONFLICT);
        room.affiliates("hag66@shakespeare.lit", "owner").affiliates("crone1@shakespeare.lit", "none");
        assertThat(room.refusal()).isNull();
        assertThat(room.facts().with(Affiliation.OWNER)).containsExactly(Jid.of("hag66@shakespeare.lit"));
    }

    @Test
    void all_items_are_done_or_none() {
        room.admin(OWNER, "<item nick='second' role='none'/><item nick='nobody' role='none'/>");
        assertThat(room.refusal()).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(room.occupants().named("second")).isNotNull();
    }

    @Test
    void there_are_no_more_affiliations_than_the_service_allows() {
        for (int i = 1; i <= 4; i++) room.affiliates("witch" + i + "@shakespeare.lit", "member");
        assertThat(room.refusal()).isNull();
        assertThat(room.affiliates("witch5@shakespeare.lit", "member").refusal())
                .isEqualTo(Condition.RESOURCE_CONSTRAINT);
    }

    @Test
    void lists_are_read_by_admins_and_where_addresses_are_seen_by_those_inside() {
        room.affiliates("hecate@shakespeare.lit", "member").affiliates("bard@shakespeare.lit", "outcast");
        assertThat(room.admin("get", HAG, "<item affiliation='member'/>").refusal())
                .isEqualTo(Condition.FORBIDDEN);
        assertThat(room.admin("get", HAG, "<item role='participant'/>").refusal())
                .isEqualTo(Condition.FORBIDDEN);
        room.admin("get", OWNER, "<item role='participant'/>");
        assertThat(items(room)).isEqualTo(2);
        room.configures("whois", "anyone").admin("get", HAG, "<item affiliation='member'/>");
        assertThat(items(room)).isEqualTo(1);
        assertThat(room.admin("get", HAG, "<item affiliation='outcast'/>").refusal())
                .isEqualTo(Condition.FORBIDDEN);
        assertThat(room.admin("get", "stranger@shakespeare.lit/x", "<item affiliation='member'/>")
                        .refusal())
                .isEqualTo(Condition.FORBIDDEN);
    }

    private static int items(RoomFixture room) {
        Stanza answer = room.last().stanzas().get(0);
        return child(answer.element(), Muc.ADMIN, "query").elements().size();
    }

    @Test
    void one_request_is_about_each_of_a_hundred_at_most_once() {
        String twice = "<item nick='second' role='visitor'/>";
        assertThat(room.admin(OWNER, twice + twice).refusal()).isEqualTo(Condition.BAD_REQUEST);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= 100; i++)
            many.append("<item jid='witch").append(i).append("@shakespeare.lit' affiliation='none'/>");
        assertThat(room.admin(OWNER, many.toString()).refusal()).isEqualTo(Condition.POLICY_VIOLATION);
        assertThat(room.occupant("second").role()).isEqualTo(Role.PARTICIPANT);
    }

    @Test
    void what_can_be_nobody_has_no_affiliation() {
        assertThat(room.affiliates("spam.example", "outcast").refusal()).isEqualTo(Condition.JID_MALFORMED);
        assertThat(room.affiliates("coven@chat.shakespeare.lit/second", "outcast")
                        .refusal())
                .isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void admins_read_the_lists_that_they_change() {
        room.affiliates("hag66@shakespeare.lit", "admin");
        assertThat(room.admin("get", HAG, "<item affiliation='member'/>").refusal())
                .isNull();
        assertThat(room.admin("get", HAG, "<item affiliation='owner'/>").refusal())
                .isEqualTo(Condition.FORBIDDEN);
        room.configures("whois", "anyone");
        assertThat(room.admin("get", HAG, "<item affiliation='owner'/>").refusal())
                .isNull();
    }

    @Test
    void those_who_see_addresses_learn_what_somebody_who_is_not_there_is_to_the_room() {
        room.affiliates("thane@shakespeare.lit", "member");
        assertThat(room.to(HAG)).isEmpty();
        Element x = child(room.to(OWNER).get(0).element(), Muc.USER, "x");
        assertThat(child(x, Muc.USER, "item").attribute("jid")).isEqualTo("thane@shakespeare.lit");
        room.configures("whois", "anyone").affiliates("thane@shakespeare.lit", "none");
        assertThat(room.to(HAG)).hasSize(1);
    }
}
