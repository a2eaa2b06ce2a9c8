package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;

/** The usual beginnings of a session, for tests that are about something later. */
public final class Login {
    public static final String PASSWORD = "correct horse";
    private static final String SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

    private Login() {}

    /** Registers by XEP-0077 before login. */
    public static void register(TestClient client, String username) {
        client.asks(
                "<iq type='set' id='register'><query xmlns='jabber:iq:register'><username>" + username
                        + "</username><password>" + PASSWORD + "</password></query></iq>",
                "<iq type='result' id='register'><etc xmlns='test'/></iq>");
    }

    /** SCRAM-SHA-1, the cheapest, without channel binding. */
    public static void authenticate(TestClient client, String username) {
        authenticate(client, "SCRAM-SHA-1", sha1(username, PASSWORD));
        client.opens();
    }

    /** Whether the account exists and this is its password. */
    public static boolean accepts(TestClient client, String username, String password) {
        answers(client, "SCRAM-SHA-1", sha1(username, password));
        Element answer = client.next();
        if (answer == null) throw new AssertionError("the server says neither yes nor no");
        return answer.name().equals("success");
    }

    /** Tries a password that is not the account's, or of no account: the answer is the same. */
    static void isRefused(TestClient client, String username, String password) {
        answers(client, "SCRAM-SHA-1", sha1(username, password));
        client.receives("<failure " + SASL + "><not-authorized/></failure>");
    }

    private static ScramLogin sha1(String username, String password) {
        return new ScramLogin("SCRAM-SHA-1", username, password, "n,,", new byte[0]);
    }

    /** Up to the server's verdict. */
    private static void answers(TestClient client, String mechanism, ScramLogin scram) {
        client.sends("<auth " + SASL + " mechanism='" + mechanism + "'>" + scram.first() + "</auth>");
        String challenge =
                client.receives("<challenge " + SASL + ">*</challenge>").text();
        client.sends("<response " + SASL + ">" + scram.last(challenge) + "</response>");
    }

    static void authenticate(TestClient client, String mechanism, ScramLogin scram) {
        answers(client, mechanism, scram);
        String success = client.receives("<success " + SASL + ">*</success>").text();
        assertThat(success).as("the server proves itself").isEqualTo(scram.serverFinal());
    }

    /** Binds this resource, or one of the server's choice for {@code ""}. */
    public static void bind(TestClient client, String resource) {
        String wanted = resource.isEmpty() ? "" : "<resource>" + resource + "</resource>";
        Element answer = client.asks(
                "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>" + wanted + "</bind></iq>",
                "<iq type='result' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>*</jid></bind></iq>");
        client.isBoundTo(answer.elements().get(0).elements().get(0).text());
    }
}
