package de.pimux.actors.torture;

import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;

/** Two accounts of a server process that know each other: {@code one}, whose presence {@code friend} sees. */
final class Friends {
    private Friends() {}

    static TestClient connect(ServerProcess server) {
        return TestClient.connects("localhost", server.directTlsPort()).opens();
    }

    /** Bound, but without presence: messages that wait for it go on waiting. */
    static TestClient bound(ServerProcess server, String name) {
        TestClient client = connect(server);
        Login.authenticate(client, name);
        Login.bind(client, "test");
        return client;
    }

    static TestClient online(ServerProcess server, String name) {
        TestClient client = bound(server, name);
        client.asks("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>");
        client.sends("<presence/>");
        client.receivesAmong("<presence from='" + name + "@localhost/test' type='-'/>");
        return client;
    }

    static void register(ServerProcess server) {
        try (TestClient client = connect(server)) {
            Login.register(client, "one");
            Login.register(client, "friend");
        }
        try (TestClient one = online(server, "one");
                TestClient friend = online(server, "friend")) {
            friend.sends("<presence type='subscribe' to='one@localhost'/>");
            one.receivesAmong("<presence type='subscribe' from='friend@localhost'/>");
            one.sends("<presence type='subscribed' to='friend@localhost'/>");
            friend.receivesAmong("<presence from='one@localhost/test' type='-'/>");
        }
    }

    /** Turns the archive on. */
    static void archives(TestClient client) {
        client.asks(
                "<iq type='set' id='prefs'><prefs xmlns='urn:xmpp:mam:2' default='always'/></iq>",
                "<iq type='result' id='prefs'><prefs xmlns='urn:xmpp:mam:2' default='always'><etc xmlns='test'/></prefs></iq>");
    }

    /** Sends a message whose acceptance is known when this returns. */
    static void says(TestClient from, String to, String body) {
        from.sends("<message to='" + to + "@localhost' type='chat'><body>" + body + "</body></message>");
        from.asks("<iq type='get' id='said' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>");
    }
}
