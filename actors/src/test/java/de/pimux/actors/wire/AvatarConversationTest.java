package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static de.pimux.actors.wire.Pep.event;
import static de.pimux.actors.wire.Pep.items;
import static de.pimux.actors.wire.Pep.late;
import static de.pimux.actors.wire.Pep.publishes;

import org.junit.jupiter.api.Test;

/** One avatar for all clients, whatever way it was published (XEP-0084, XEP-0153, XEP-0398). */
@ConversationTest
class AvatarConversationTest {
    private static final String DATA = "urn:xmpp:avatar:data";
    private static final String METADATA = "urn:xmpp:avatar:metadata";
    private static final String HASH = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"; // of "hello"
    private static final String DATA_ITEM = "<item id='" + HASH + "'><data xmlns='" + DATA + "'>aGVsbG8=</data></item>";
    private static final String METADATA_ITEM = "<item id='" + HASH + "'><metadata xmlns='" + METADATA
            + "'><info bytes='5' id='" + HASH + "' type='image/png'/></metadata></item>";
    private static final String PHOTO = "<PHOTO><TYPE>image/png</TYPE><BINVAL>aGVsbG8=</BINVAL></PHOTO>";
    private static final String GET = "<iq type='get' id='g' to='{alice}'><vCard xmlns='vcard-temp'/></iq>";

    private static String vCard(String content) {
        return "<iq type='result' id='g'><vCard xmlns='vcard-temp'>" + content + "</vCard></iq>";
    }

    /** What contacts see of a client whose account has this avatar. */
    private static String shown(String client, String photo) {
        return "<presence from='" + client + "'><x xmlns='vcard-temp:x:update'>" + photo + "</x></presence>";
    }

    private static String hash() {
        return "<photo>" + HASH + "</photo>";
    }

    private static void publishesAvatar(TestClient alice, String access) {
        publishes(alice, DATA, DATA_ITEM, "access_model=" + access);
        publishes(alice, METADATA, METADATA_ITEM, "access_model=" + access);
    }

    @Test
    void an_avatar_that_everybody_may_read_is_in_the_profile_and_in_presence(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient mallory = with.online("mallory");
        with.befriends(alice, bob);
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>");
        publishesAvatar(alice, "open");
        alice.receives(shown("{alice/}", hash()));
        bob.receives(shown("{alice/}", hash()));
        mallory.asks(GET, vCard("<FN>Alice</FN>" + PHOTO));
        TestClient phone = with.bound("alice", "phone");
        phone.sends("<presence/>");
        bob.receives(shown("{alice/}", hash()));
        phone.sends("<presence to='{mallory}'/>");
        mallory.receives(shown("{alice/}", hash()));
        bob.sends("<presence type='unavailable'/>");
        bob.receives("<presence type='unavailable' from='{bob/}'/>");
        bob.sends("<presence/>");
        bob.receivesInAnyOrder(
                "<presence from='{bob/}'/>", shown(alice.address(), hash()), shown(phone.address(), hash()));
    }

    @Test
    void an_avatar_that_is_given_up_is_gone_everywhere(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        publishesAvatar(alice, "open");
        bob.receives(shown("{alice/}", hash()));
        publishes(alice, METADATA, "<item id='none'><metadata xmlns='" + METADATA + "'/></item>");
        bob.receives(shown("{alice/}", "<photo/>"));
        bob.asks(GET, vCard(""));
    }

    @Test
    void an_avatar_for_contacts_is_read_by_contacts_only(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient mallory = with.online("mallory");
        with.befriends(alice, bob);
        publishesAvatar(alice, "presence");
        bob.asks(items("{alice}", DATA), Pep.answer(DATA, DATA_ITEM));
        mallory.asks(
                items("{alice}", DATA),
                "<iq type='error' id='pep'>" + error("cancel", "service-unavailable") + "</iq>");
        mallory.asks(GET, "<iq type='error' id='g'>" + error("cancel", "service-unavailable") + "</iq>");
        bob.receivesNothingFrom(alice);
    }

    @Test
    void the_photo_of_a_profile_is_published(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        Interest.in(METADATA).isToldBy(bob);
        alice.receives("<presence from='{bob/}'><etc xmlns='test'/></presence>");
        alice.asks(
                "<iq type='set' id='v'><vCard xmlns='vcard-temp'>" + PHOTO + "</vCard></iq>",
                "<iq type='result' id='v'/>");
        bob.receivesInAnyOrder(event(METADATA, METADATA_ITEM), shown("{alice/}", hash()));
        bob.asks(items("{alice}", DATA), Pep.answer(DATA, DATA_ITEM));
    }

    @Test
    void a_client_that_shows_no_avatar_is_left_alone(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        publishesAvatar(alice, "open");
        bob.receives(shown("{alice/}", hash()));
        alice.sends("<presence><x xmlns='vcard-temp:x:update'><photo/></x></presence>");
        bob.receives(shown("{alice/}", "<photo/>"));
    }

    @Test
    void the_last_avatar_comes_to_who_logs_in(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        publishesAvatar(alice, "open");
        bob.receives(shown("{alice/}", hash()));
        Interest.in(METADATA).isToldBy(bob);
        bob.receives(late(METADATA, METADATA_ITEM));
    }
}
