package de.pimux.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VoiceRequestsTest {
    private static final String OWNER = "crone1@shakespeare.lit/desktop";
    private static final String HAG = "hag66@shakespeare.lit/pda";
    private static final String OTHER = "wiccarocks@shakespeare.lit/laptop";

    private final RoomFixture room = RoomFixture.open()
            .configures("moderatedroom", "1")
            .enters(HAG, "second")
            .enters(OTHER, "third");

    private RoomFixture submits(String session, String... namesAndValues) {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#request</value></field>");
        for (int i = 0; i < namesAndValues.length; i += 2)
            form.append("<field var='muc#")
                    .append(namesAndValues[i])
                    .append("'><value>")
                    .append(namesAndValues[i + 1])
                    .append("</value></field>");
        return room.message(
                "<message from='" + session + "' to='coven@chat.shakespeare.lit'>" + form + "</x></message>");
    }

    private RoomFixture answers(String session, String jid, String allow) {
        return submits(session, "role", "participant", "jid", jid, "roomnick", "second", "request_allow", allow);
    }

    @Test
    void moderators_are_asked_and_may_give_voice() {
        submits(HAG, "role", "participant");
        assertThat(room.last().stanzas()).hasSize(1);
        Element form = RoomFixture.child(room.to(OWNER).get(0).element(), DataForm.NAMESPACE, "x");
        assertThat(form.elements())
                .extracting(field -> field.attribute("var") + "=" + field.childText(DataForm.NAMESPACE, "value"))
                .contains("muc#role=participant", "muc#jid=" + HAG, "muc#roomnick=second", "muc#request_allow=false");
        answers(OWNER, HAG, "false");
        assertThat(room.occupant("second").role()).isEqualTo(Role.VISITOR);
        answers(OWNER, HAG, "true");
        assertThat(room.occupant("second").role()).isEqualTo(Role.PARTICIPANT);
        assertThat(room.to(OTHER)).hasSize(1);
    }

    @Test
    void nobody_gets_voice_by_the_answer_of_others_than_moderators_or_in_the_place_of_another() {
        assertThat(answers(HAG, HAG, "true").refusal()).isEqualTo(Condition.FORBIDDEN);
        assertThat(answers(OWNER, OTHER, "true").refusal()).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(room.occupant("second").role()).isEqualTo(Role.VISITOR);
        assertThat(submits(OWNER, "role", "participant").refusal()).isEqualTo(Condition.BAD_REQUEST);
        assertThat(submits(HAG, "role", "moderator").refusal()).isEqualTo(Condition.BAD_REQUEST);
        assertThat(submits("thane@shakespeare.lit/pda", "role", "participant").refusal())
                .isEqualTo(Condition.NOT_ACCEPTABLE);
    }
}
