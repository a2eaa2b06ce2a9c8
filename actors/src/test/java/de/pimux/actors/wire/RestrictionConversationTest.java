package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.actors.rights.Rights;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaException;
import org.junit.jupiter.api.Test;

/** The restriction of an account (GDPR Art. 18). */
@ConversationTest
class RestrictionConversationTest {
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    private static Jid jid(Conversation with, String name) {
        return Jid.of(with.filled("{" + name + "}"));
    }

    private static void restrict(Conversation with, String name) {
        with.server().rights().restrict(jid(with, name)).toCompletableFuture().join();
    }

    private static void cannotLogIn(Conversation with, String name, String password, String why) {
        TestClient client = with.connects().opens();
        ScramLogin scram = new ScramLogin("SCRAM-SHA-1", with.account(name), password, "n,,", new byte[0]);
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>" + scram.first() + "</auth>");
        String challenge =
                client.receives("<challenge " + SASL + ">*</challenge>").text();
        client.sends("<response " + SASL + ">" + scram.last(challenge) + "</response>");
        client.receives("<failure " + SASL + "><" + why + "/></failure>");
    }

    @Test
    void a_restricted_account_is_closed_and_nobody_logs_in_not_even_with_the_right_password(Conversation with) {
        TestClient alice = with.online("alice");
        restrict(with, "alice");
        restrict(with, "alice");
        alice.receivesStreamError("not-authorized");
        cannotLogIn(with, "alice", Login.PASSWORD, "account-disabled");
        cannotLogIn(with, "alice", "wrong", "not-authorized");
    }

    @Test
    void others_find_it_as_if_nobody_were_there_and_its_contacts_keep_it(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        TestClient carol = with.online("carol");
        with.reserves("nobody");
        with.befriends(alice, bob);
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>");
        Pep.publishes(alice, "urn:tune", Pep.tune("now", "Finzi"), "access_model=open");
        restrict(with, "alice");
        bob.receives("<presence type='unavailable' from='" + alice.address() + "'/>");
        for (String name : new String[] {"alice", "nobody"}) {
            carol.asks(
                    "<iq type='get' id='g' to='{" + name + "}'><vCard xmlns='vcard-temp'/></iq>",
                    "<iq type='error' id='g' from='{" + name + "}'>" + error("cancel", "service-unavailable")
                            + "</iq>");
            for (String content : new String[] {"<items node='urn:tune'/>", "<subscriptions/>"})
                carol.asks(
                        Pep.iq("get", "{" + name + "}", content),
                        "<iq type='error' id='pep'>" + error("cancel", "service-unavailable") + "</iq>");
            carol.sends("<message id='m' type='chat' to='{" + name + "}'><body>Hi</body></message>");
            carol.receives("<message id='m' type='error' from='{" + name + "}'>"
                    + error("cancel", "service-unavailable") + "</message>");
            carol.sends("<presence type='probe' to='{" + name + "}'/>");
            carol.receivesNothing();
        }
        bob.sends("<presence type='probe' to='{alice}'/>");
        Interest.in("urn:tune").isToldBy(bob);
        bob.receivesNothing();
    }

    @Test
    void what_it_held_is_there_when_the_restriction_is_lifted_and_what_came_meanwhile_is_not(Conversation with) {
        TestClient alice = with.online("alice");
        TestClient bob = with.online("bob");
        with.befriends(alice, bob);
        alice.asks("<iq type='set' id='v'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>");
        restrict(with, "alice");
        bob.receives("<presence type='unavailable' from='" + alice.address() + "'/>");
        bob.sends("<message id='m' type='chat' to='{alice}'><body>Lost</body></message>");
        bob.receives("<message id='m' type='error'>" + error("cancel", "service-unavailable") + "</message>");
        with.server()
                .rights()
                .unrestrict(jid(with, "alice"))
                .toCompletableFuture()
                .join();
        TestClient again = with.bound("alice");
        again.asks(
                "<iq type='get' id='g'><vCard xmlns='vcard-temp'/></iq>",
                "<iq type='result' id='g'><vCard xmlns='vcard-temp'><FN>Alice</FN></vCard></iq>");
        again.asks(
                "<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>",
                "<iq type='result' id='r'><query xmlns='jabber:iq:roster'><item jid='{bob}'"
                        + " subscription='both'/></query></iq>");
        again.receivesNothing();
    }

    @Test
    void its_owner_sees_in_the_ledger_what_the_operator_did(Conversation with) {
        with.online("alice");
        restrict(with, "alice");
        with.server()
                .rights()
                .unrestrict(jid(with, "alice"))
                .toCompletableFuture()
                .join();
        TestClient alice = with.bound("alice");
        String deeds = Xml.print(
                alice.asks("<iq type='set' id='c' xml:lang='de'><command xmlns='http://jabber.org/protocol/commands'"
                        + " node='https://pimux.de/commands/ledger'/></iq>"));
        assertThat(deeds)
                .contains("status='completed'")
                .containsSubsequence(
                        "Der Betreiber hat die Einschränkung aufgehoben", "Der Betreiber hat das Konto eingeschränkt");
    }

    @Test
    void an_account_that_is_not_there_cannot_be_restricted(Conversation with) {
        with.reserves("nobody");
        Rights rights = with.server().rights();
        assertThatThrownBy(() -> rights.restrict(jid(with, "nobody"))
                        .toCompletableFuture()
                        .join())
                .hasCauseInstanceOf(StanzaException.class);
    }
}
