package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Data Policy (XEP-0504): what the server says is what its configuration makes the journal do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DataPolicyConversationTest {
    private static List<String> values(Element info, String name) {
        return info.elements().get(0).elements().stream()
                .filter(form -> Xml.print(form).contains("urn:xmpp:data-policy:0"))
                .flatMap(form -> form.elements().stream())
                .filter(field -> name.equals(field.attribute("var")))
                .flatMap(field -> field.elements().stream())
                .map(Element::text)
                .toList();
    }

    private static Element info(TestClient client, String attributes) {
        return info(client, "{domain}", attributes);
    }

    private static Element info(TestClient client, String address, String attributes) {
        return client.asks("<iq type='get' id='d' to='" + address + "' " + attributes
                + "><query xmlns='http://jabber.org/protocol/disco#info'/></iq>");
    }

    @Test
    void another_number_of_days_in_the_configuration_is_another_in_the_form() {
        try (TestServer server = TestServer.start();
                Conversation with = new Conversation(server)) {
            Element thirty = info(with.bound("alice"), "");
            assertThat(values(thirty, "data_retention")).containsExactly("infinite");
            assertThat(values(thirty, "auth_data")).containsExactly("hidden");
            assertThat(values(thirty, "data_export")).containsExactly("true");
            assertThat(values(thirty, "extra_info")).anyMatch(line -> line.contains("archive: 30 days"));
            server.stop();
            server.startAgain("pimux { policy.archive = 14 days, sasl.plain = true }");
            TestClient alice = with.bound("alice");
            Element fourteen = info(alice, "");
            assertThat(values(fourteen, "auth_data")).containsExactly("plain");
            assertThat(values(fourteen, "extra_info"))
                    .anyMatch(line -> line.contains("archive: 14 days"))
                    .noneMatch(line -> line.contains("30 days"));
            assertThat(values(info(alice, "xml:lang='de'"), "extra_info"))
                    .anyMatch(line -> line.contains("Nachrichtenarchiv: 14 Tage"));
        }
    }

    @Test
    void each_room_says_what_it_keeps_and_their_service_what_any_of_them_may() {
        try (TestServer server = TestServer.start("pimux.policy.archive = 14 days");
                Conversation with = new Conversation(server)) {
            TestClient alice = with.online("alice");
            String room = RoomTalk.room();
            RoomTalk.creates(alice, room, "alice");
            Element nothing = info(alice, room, "");
            assertThat(values(nothing, "data_retention")).containsExactly("0");
            assertThat(values(nothing, "extra_info")).anyMatch(line -> line.contains("gone when the last"));
            alice.asks(RoomTalk.owner(room, RoomTalk.form("persistentroom", "1")));
            assertThat(values(info(alice, room, ""), "data_retention")).containsExactly("0");
            assertThat(values(info(alice, room, "xml:lang='de'"), "extra_info"))
                    .anyMatch(line -> line.contains("solange es den Raum gibt"))
                    .noneMatch(line -> line.contains("archiv"));
            alice.asks(RoomTalk.owner(room, RoomTalk.form("enablearchiving", "1")));
            for (String address : List.of(room, "conference.localhost")) {
                Element archived = info(alice, address, "");
                assertThat(values(archived, "data_retention")).containsExactly("336");
                assertThat(values(archived, "extra_info")).anyMatch(line -> line.contains("archive: 14 days"));
            }
        }
    }
}
