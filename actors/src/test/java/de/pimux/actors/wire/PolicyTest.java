package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.Network;
import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.xml.Element;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Each sentence of the privacy policy about stored data, as it is on {@code docs/privacy.md}, on a whole server whose
 * clock goes by. Not yet built, so not here: the pages of the web site.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyTest extends PolicyFixture {
    PolicyTest() {
        super("pimux.guard.exempt = []");
    }

    @Test
    void the_password_is_stored_encrypted_and_never_passed_on() throws IOException {
        with.account("alice");
        assertThat(isStored("alice", with.account("alice")))
                .as("the log of events is read")
                .isFalse();
        assertThat(events("alice")).isNotEmpty();
        assertThat(isStored("alice", Login.PASSWORD)).isFalse();
        assertThat(unzipped(export("alice"))).doesNotContain(Login.PASSWORD);
        expectNoFileHolds(Login.PASSWORD);
    }

    @Test
    void the_user_name_is_shared_only_with_those_one_interacts_with() {
        with.account("alice");
        with.reserves("nobody");
        TestClient stranger = with.online("stranger");
        for (String name : List.of("alice", "nobody")) {
            stranger.asks(
                    "<iq type='get' id='v' to='{" + name + "}/x'><query xmlns='jabber:iq:version'/></iq>",
                    "<iq type='error' id='v' from='{" + name + "}/x'>" + error("cancel", "service-unavailable")
                            + "</iq>");
            stranger.sends("<presence type='probe' to='{" + name + "}'/>");
        }
        stranger.receivesNothing();
        expectNoFileHolds(with.account("alice"));
    }

    @Test
    void the_contact_list_is_not_passed_on() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        String refused = "<iq type='error' id='g' from='{alice}'><error><etc xmlns='test'/></error></iq>";
        bob.asks("<iq type='get' id='g' to='{alice}'><query xmlns='jabber:iq:roster'/></iq>", refused);
        bob.asks(
                "<iq type='get' id='g' to='{alice}'><query xmlns='jabber:iq:private'>"
                        + "<storage xmlns='storage:bookmarks'/></query></iq>",
                refused);
        expectNoFileHolds(jid("bob").text());
    }

    @Test
    void presence_is_kept_in_memory_and_sent_to_contacts() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.sends("<presence><status>" + CANARY + "</status></presence>");
        bob.receives("<presence from='{alice/}'><status>" + CANARY + "</status><etc xmlns='test'/></presence>");
        assertThat(isStored("alice", CANARY)).isFalse();
        assertThat(isStored("bob", CANARY)).isFalse();
        expectNoFileHolds(CANARY);
    }

    @Test
    void the_address_is_stored_for_7_days_if_a_login_fails_for_a_wrong_password() {
        Login.authenticate(with.connectsFrom("127.0.0.76").opens(), with.account("alice"));
        assertThat(isStored("alice", FailureNoted.class))
                .as("after a login that succeeds")
                .isFalse();
        assertThat(guesses("127.0.0.77")).isFalse();
        passes(DAY.multipliedBy(7));
        assertThat(events("alice"))
                .filteredOn(FailureNoted.class::isInstance)
                .extracting(event -> ((FailureNoted) event).origin().text())
                .containsExactly("127.0.0.77");
        passes(Duration.ofSeconds(1));
        assertThat(isStored("alice", FailureNoted.class)).isFalse();
        passes(DAY);
        expectNoShelf(RetentionClass.SECURITY);
        expectNoFileHolds("127.0.0.76", "127.0.0.77");
    }

    @Test
    void after_6_wrong_passwords_the_address_is_blocked_for_24_hours() {
        for (int i = 0; i < 6; i++) assertThat(guesses("127.0.0.77")).isFalse();
        TestClient blocked = with.connectsFrom("127.0.0.77");
        blocked.sends("<?xml version='1.0'?>" + Xml.HEADER + " to='{domain}'>");
        blocked.receivesHeader();
        blocked.receivesStreamError("policy-violation");
        try (WireSocket web = new WireSocket(server.httpsPort(), Network.literal("127.0.0.77"))) {
            assertThat(web.ends(TestClient.PATIENCE)).as("on the web port too").isTrue();
        }
        Login.authenticate(with.connectsFrom("127.0.0.76").opens(), with.account("alice"));
        passes(DAY.minusSeconds(1));
        assertThat(server.running().guard().blocked()).hasSize(1);
        passes(Duration.ofSeconds(1));
        Login.authenticate(with.connectsFrom("127.0.0.77").opens(), with.account("alice"));
    }

    @Test
    void messages_for_those_offline_are_kept_until_they_connect_or_delete_their_account() {
        TestClient alice = with.online("alice");
        with.account("bob");
        with.account("carol");
        says(alice, "bob", CANARY);
        says(alice, "carol", CANARY);
        passes(DAY.multipliedBy(400));
        assertThat(isStored("bob", MessageQueued.class)).isTrue();
        TestClient bob = with.bound("bob");
        bob.sends("<presence/>");
        bob.receivesAmong("<message><body>" + CANARY + "</body><etc xmlns='test'/></message>");
        bob.closesStream();
        awaitsGone("bob", MessageQueued.class);
        assertThat(isStored("bob", CANARY)).isFalse();
        assertThat(isStored("carol", CANARY)).isTrue();
        await(server.running().erasures().erase(jid("carol")));
        assertThat(isStored("carol", CANARY)).isFalse();
        expectNoFileHolds(CANARY);
    }

    @Test
    void messages_sent_and_received_are_archived_for_30_days_for_those_who_turned_the_archive_on() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        says(alice, "bob", "before");
        assertThat(isStored("alice", MessageArchived.class)).isFalse();
        ArchiveTalk.prefers(alice, "always");
        says(alice, "bob", CANARY + " sent");
        says(bob, "alice", CANARY + " received");
        assertThat(isStored("bob", MessageArchived.class)).as("who did not").isFalse();
        passes(DAY.multipliedBy(30));
        assertThat(ArchiveTalk.bodies(with.bound("alice"), "")).containsExactly(CANARY + " sent", CANARY + " received");
        passes(Duration.ofSeconds(1));
        assertThat(ArchiveTalk.bodies(with.bound("alice"), "")).isEmpty();
        assertThat(isStored("alice", MessageArchived.class)).isFalse();
        passes(DAY);
        expectNoShelf(RetentionClass.ARCHIVE);
        expectNoFileHolds(CANARY);
    }

    @Test
    void
            the_conversation_of_a_room_is_stored_depending_on_the_setting_of_the_room_and_can_be_published_by_other_users() {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        String silent = RoomTalk.room();
        String kept = RoomTalk.room();
        RoomTalk.creates(alice, silent, "alice", "persistentroom", "1");
        RoomTalk.creates(alice, kept, "alice", "persistentroom", "1", "enablearchiving", "1");
        for (String room : List.of(silent, kept)) {
            RoomTalk.enters(bob, room, "bob");
            RoomTalk.sees(alice, room, "bob");
            RoomTalk.says(bob, room, CANARY);
            Element said = RoomTalk.hears(alice, room, "bob", CANARY);
            assertThat(said.attribute("to"))
                    .as("whoever is there has it, and may pass it on")
                    .isEqualTo(alice.address());
        }
        assertThat(await(server.running().rooms().all())).contains(Jid.of(silent), Jid.of(kept));
        assertThat(roomEvents(silent)).noneMatch(MessageArchived.class::isInstance);
        passes(DAY.multipliedBy(30));
        assertThat(roomEvents(silent)).noneMatch(MessageArchived.class::isInstance);
        assertThat(roomEvents(kept))
                .filteredOn(MessageArchived.class::isInstance)
                .hasSize(1);
        passes(Duration.ofSeconds(1));
        assertThat(roomEvents(kept)).noneMatch(MessageArchived.class::isInstance);
        passes(DAY);
        expectNoShelf(RetentionClass.ARCHIVE);
        expectNoFileHolds(CANARY);
    }

    @Test
    void files_sent_by_you_are_stored_for_30_days() {
        byte[] file = CANARY.repeat(1_000).getBytes(UTF_8);
        String link = UploadTalk.share(with.bound("alice"), file, "image/png");
        assertThat(isStored("alice", FileUploaded.class)).isTrue();
        passes(DAY.multipliedBy(30));
        assertThat(UploadTalk.get(moved(link)).body()).isEqualTo(file);
        passes(Duration.ofSeconds(1));
        assertThat(UploadTalk.get(moved(link)).statusCode()).isEqualTo(404);
        assertThat(isStored("alice", FileUploaded.class)).isFalse();
        passes(DAY);
        expectNoShelf(RetentionClass.UPLOAD);
        assertThat(journal().uploads().days()).isEmpty();
        expectNoFileHolds(CANARY);
    }

    @Test
    void
            on_access_to_the_web_site_the_URL_amount_of_data_HTTP_status_date_and_time_are_stored_for_7_days_but_not_your_IP_address_browser_and_operating_system()
                    throws IOException {
        String link = UploadTalk.share(with.bound("alice"), new byte[1_234], "image/png");
        UploadTalk.get(link, "User-Agent", CANARY + " browser", "Referer", "https://" + CANARY + ".example/");
        UploadTalk.get("https://localhost:" + server.httpsPort() + "/nowhere?" + CANARY);
        UploadTalk.get(link.replace("/upload/", "/uplaod/"));
        server.stop();
        assertThat(logs())
                .filteredOn(log -> log.contains("/nowhere"))
                .singleElement()
                .satisfies(log -> assertThat(log.lines()) // what is sent in parts is noted at its end
                        .containsExactlyInAnyOrder(
                                "2026-11-23T09:00:00Z PUT /upload/* 201 1234",
                                "2026-11-23T09:00:00Z GET /upload/* 200 1234",
                                "2026-11-23T09:00:00Z GET /nowhere 404 0",
                                "2026-11-23T09:00:00Z GET /uplaod/*/* 404 0"));
        assertThat(logs())
                .noneSatisfy(log -> assertThat(log).containsAnyOf("127.0.0.1", CANARY, link.substring(40, 60)));
        server.startAgain();
        passes(DAY.multipliedBy(6));
        assertThat(logs()).anySatisfy(log -> assertThat(log).contains("/nowhere"));
        passes(DAY);
        assertThat(logs()).noneSatisfy(log -> assertThat(log).contains("/nowhere"));
    }

    @Test
    void connections_to_the_web_site_are_only_possible_with_TLS() {
        try (WireSocket plain = new WireSocket(server.httpsPort());
                WireSocket secure = new WireSocket(server.httpsPort())) {
            plain.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(plain.ends(TestClient.PATIENCE)).as("without a word").isTrue();
            secure.startTls("localhost", "http/1.1");
            assertThat(secure.tls().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void the_vCard_and_the_avatar_are_stored_with_the_account_and_may_be_read_by_others() {
        TestClient alice = with.online("alice");
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + "</FN></vCard></iq>");
        String avatar = "<item id='a'><data xmlns='urn:xmpp:avatar:data'>" + CANARY + "</data></item>";
        Pep.publishes(alice, "urn:xmpp:avatar:data", avatar, "access_model=open");
        passes(DAY.multipliedBy(400));
        TestClient bob = with.online("bob");
        String read = "<iq type='get' id='g' to='{alice}'><vCard xmlns='vcard-temp'/></iq>";
        bob.asks(
                read,
                "<iq type='result' id='g' from='{alice}'><vCard xmlns='vcard-temp'><FN>" + CANARY
                        + "</FN></vCard></iq>");
        String look = Pep.items("{alice}", "urn:xmpp:avatar:data");
        bob.asks(look, Pep.answer("urn:xmpp:avatar:data", avatar));
        await(server.running().erasures().erase(jid("alice")));
        bob.asks(look, "<iq type='error' id='pep'>" + error("cancel", "service-unavailable") + "</iq>");
        bob.asks(read, "<iq type='error' id='g' from='{alice}'>" + error("cancel", "service-unavailable") + "</iq>");
        assertThat(isStored("alice", CANARY)).isFalse();
        expectNoFileHolds(CANARY);
    }

    @Test
    void details_of_unforeseen_errors_are_stored_for_7_days_without_an_address_or_content() throws IOException {
        TestClient alice = with.online("alice");
        with.account("bob");
        says(alice, "bob", CANARY);
        org.slf4j.LoggerFactory.getLogger("de.pimux.unforeseen").error("something is broken");
        assertThat(logs())
                .hasSize(1)
                .first()
                .asString()
                .contains("something is broken")
                .doesNotContain(CANARY, "@");
        passes(DAY.multipliedBy(6));
        assertThat(logs()).first().asString().contains("something is broken");
        passes(DAY);
        assertThat(logs()).noneSatisfy(log -> assertThat(log).contains("something is broken"));
    }

    @Test
    void you_may_have_your_data_exported_in_a_common_format() throws IOException {
        TestClient alice = with.online("alice");
        with.account("bob");
        ArchiveTalk.prefers(alice, "always");
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + " name</FN></vCard></iq>");
        says(alice, "bob", CANARY + " archived");
        assertThat(unzipped(export("alice")))
                .contains("urn:xmpp:pie:0", CANARY + " name", CANARY + " archived", with.account("alice"));
    }

    @Test
    void you_may_have_your_data_restricted() {
        TestClient alice = with.online("alice");
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + "</FN></vCard></iq>");
        List<Object> lasting = events("alice").stream()
                .filter(event -> ((Retained) event).retention() == RetentionClass.ACCOUNT)
                .toList();
        await(server.rights().restrict(jid("alice")));
        passes(DAY.multipliedBy(400));
        TestClient bob = with.online("bob");
        bob.asks(
                "<iq type='get' id='g' to='{alice}'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='error' id='g' from='{alice}'>" + error("cancel", "service-unavailable") + "</iq>");
        assertThat(Login.accepts(with.connects().opens(), with.account("alice"), Login.PASSWORD))
                .isFalse();
        assertThat(events("alice")).as("what was there is kept").containsAll(lasting);
    }

    @Test
    void you_may_have_your_data_corrected_and_deleted() {
        TestClient alice = with.online("alice");
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + " old</FN></vCard></iq>");
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>" + CANARY + " new</FN></vCard></iq>");
        with.account("bob");
        ArchiveTalk.prefers(alice, "always");
        says(alice, "bob", "archived");
        String id = ArchiveTalk.results(alice, "").get(0).attribute("id");
        alice.asks("<iq type='set' id='t'><trim xmlns='urn:xmpp:mamtrim:0'><id>" + id + "</id></trim></iq>");
        assertThat(isStored("alice", MessageArchived.class)).isFalse();
        alice.asks(
                "<iq type='set' id='r'><query xmlns='jabber:iq:register'><remove/></query></iq>",
                "<iq type='result' id='r'><receipt xmlns='urn:pimux:erasure-receipt:0'><etc"
                        + " xmlns='test'/></receipt></iq>");
        assertThat(isStored("alice", CANARY)).isFalse();
        expectNoFileHolds(CANARY, with.account("alice"));
    }

    @Test
    void connections_are_possible_with_TLS_only() {
        TestClient plain = with.connectsWithoutTls().opens();
        assertThat(plain.features().elements())
                .extracting(feature -> feature.name())
                .containsExactly("starttls");
        plain.sends("<iq type='get' id='q'><query xmlns='jabber:iq:register'/></iq>");
        plain.receivesStreamError("not-authorized");
    }
}
