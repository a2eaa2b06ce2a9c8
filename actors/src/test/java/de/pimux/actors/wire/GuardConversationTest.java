package de.pimux.actors.wire;

import static de.pimux.actors.wire.Errors.error;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What one address may do, where no address is exempt. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardConversationTest {
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    @Test
    void an_address_has_so_many_registrations_and_connections() {
        try (TestServer server = TestServer.start("pimux { guard.exempt = [], registration.per-address-per-hour = 2,"
                        + " limits.connections-per-address = 3 }");
                Conversation with = new Conversation(server)) {
            TestClient client = with.connects().opens();
            Login.register(client, "one");
            Login.register(client, "two");
            client.asks(
                    "<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>three</username>"
                            + "<password>secret</password></query></iq>",
                    "<iq type='error' id='r'>" + error("wait", "resource-constraint") + "</iq>");
            with.connectsWithoutTls().opens();
            with.connectsWithoutTls().opens();
            assertThat(with.connectsWithoutTls().isClosed()).isTrue();
        }
    }

    @Test
    void wrong_passwords_block_the_address_on_both_ports_and_leave_its_sessions_alone() {
        try (TestServer server = TestServer.start("pimux.guard { exempt = [], failures = 3, block = 1 hour }");
                Conversation with = new Conversation(server)) {
            String alice = with.account("alice");
            TestClient bob = with.online("bob");
            TestClient early = with.connects().opens();
            TestClient client = with.connects().opens();
            for (int i = 0; i < 3; i++) wrong(client, alice);
            client.receivesStreamError("policy-violation");
            refused(with.connects());
            refused(with.connectsWithoutTls());
            ScramLogin right = new ScramLogin("SCRAM-SHA-1", alice, Login.PASSWORD, "n,,", new byte[0]);
            early.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>" + right.first() + "</auth>");
            early.receivesStreamError("policy-violation");
            bob.receivesNothing();
        }
    }

    /** Before it can say anything but the header of its stream. */
    private static void refused(TestClient client) {
        client.sends("<?xml version='1.0'?>" + Xml.HEADER + " to='{domain}'>");
        client.receivesHeader();
        client.receivesStreamError("policy-violation");
    }

    private static void wrong(TestClient client, String username) {
        ScramLogin scram = new ScramLogin("SCRAM-SHA-1", username, "wrong", "n,,", new byte[0]);
        client.sends("<auth " + SASL + " mechanism='SCRAM-SHA-1'>" + scram.first() + "</auth>");
        String challenge =
                client.receives("<challenge " + SASL + ">*</challenge>").text();
        client.sends("<response " + SASL + ">" + scram.last(challenge) + "</response>");
        client.receives("<failure " + SASL + "><not-authorized/></failure>");
    }
}
