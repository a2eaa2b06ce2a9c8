package de.pimux.actors.wire;

import de.pimux.actors.config.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One test's clients and accounts on the shared server. Its accounts have names that no other test uses. */
public final class Conversation implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final TestServer server;
    private final Names names;
    private final List<Runnable> closings = new ArrayList<>();
    private final Map<String, List<TestClient>> online = new HashMap<>();

    Conversation(TestServer server) {
        this.server = server;
        this.names = new Names(server.domain());
    }

    public TestServer server() {
        return server;
    }

    /** A text with its placeholders replaced, see {@link TestClient}. */
    public String filled(String text) {
        return names.filled(text);
    }

    /** A client on the direct TLS port that hasn't said anything yet. */
    public TestClient connects() {
        TestClient client = connectsDirectly();
        client.socket().startTls(server.domain(), "xmpp-client");
        return client;
    }

    /** {@link #connects} from another address of this machine, such as 127.0.0.2. */
    public TestClient connectsFrom(String address) {
        TestClient client = new TestClient(names, new WireSocket(server.directTlsPort(), Network.literal(address)));
        closings.add(client::close);
        client.socket().startTls(server.domain(), "xmpp-client");
        return client;
    }

    /** A client on the direct TLS port before its TLS handshake. */
    public TestClient connectsDirectly() {
        return connectsWithoutTls(server.directTlsPort());
    }

    /** A client on the STARTTLS port that hasn't said anything yet. */
    public TestClient connectsWithoutTls() {
        return connectsWithoutTls(server.starttlsPort());
    }

    private TestClient connectsWithoutTls(int port) {
        TestClient client = new TestClient(names, new WireSocket(port));
        closings.add(client::close);
        return client;
    }

    /** Makes an account, unless the test has it already, and returns its localpart. */
    public String account(String name) {
        if (!names.has(name)) {
            String localpart = reserves(name);
            try (TestClient client = connects().opens()) {
                Login.register(client, localpart);
            }
        }
        return localpart(name);
    }

    /** Gives a name to an account that doesn't exist. */
    public String reserves(String name) {
        String localpart = name + "-" + NUMBERS.incrementAndGet();
        names.put(name, localpart + "@" + server.domain());
        return localpart;
    }

    private String localpart(String name) {
        String bare = names.get(name);
        return bare.substring(0, bare.indexOf('@'));
    }

    /** An authenticated client that hasn't bound a resource. */
    public TestClient authenticated(String name) {
        boolean isNew = !names.has(name);
        String localpart = isNew ? reserves(name) : localpart(name);
        TestClient client = connects().opens();
        if (isNew) Login.register(client, localpart);
        Login.authenticate(client, localpart);
        return client;
    }

    /** A client with a session that has neither asked for its roster nor sent presence. */
    public TestClient bound(String name) {
        return bound(name, "");
    }

    public TestClient bound(String name, String resource) {
        TestClient client = authenticated(name);
        Login.bind(client, resource);
        names.put(name + "/", client.address());
        return client;
    }

    /** A client that is interested in its roster and available, and that its account's other clients have seen. */
    public TestClient online(String name) {
        return online(name, "");
    }

    public TestClient online(String name, String wanted) {
        TestClient client = bound(name, wanted);
        client.asks("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>");
        client.sends("<presence/>");
        List<TestClient> others = online.computeIfAbsent(name, unknown -> new ArrayList<>());
        String[] expected = Stream.concat(Stream.of(client), others.stream())
                .map(resource -> "<presence from='" + resource.address() + "' type='-'><etc xmlns='test'/></presence>")
                .toArray(String[]::new);
        client.receivesInAnyOrder(expected);
        others.forEach(other -> other.receives(expected[0]));
        others.add(client);
        return client;
    }

    /** A client of Smack's that is connected, logged in and available. */
    public SmackClient smack(String name) {
        SmackClient client = SmackClient.online(server, account(name), "smack");
        closings.add(client::close);
        names.put(name + "/", client.address());
        return client;
    }

    /** Makes these two see each other's presence. What they receive meanwhile is read. */
    public void befriends(TestClient one, TestClient other) {
        subscribes(one, other);
        subscribes(other, one);
    }

    /** Makes the first see the presence of the other. What they receive meanwhile is read. */
    public void subscribes(TestClient one, TestClient other) {
        String peer = bare(other);
        String self = bare(one);
        one.sends("<presence type='subscribe' to='" + peer + "'/>");
        one.receives("<iq type='set'><query xmlns='jabber:iq:roster'><item jid='" + peer
                + "' ask='subscribe'/></query></iq>");
        other.receives("<presence type='subscribe' from='" + self + "'/>");
        other.sends("<presence type='subscribed' to='" + self + "'/>");
        other.receives("<iq type='set'><query xmlns='jabber:iq:roster'><item jid='" + self + "'/></query></iq>");
        one.receivesInAnyOrder(
                "<iq type='set'><query xmlns='jabber:iq:roster'><item jid='" + peer + "' ask='-'/></query></iq>",
                "<presence type='subscribed' from='" + peer + "'/>",
                "<presence from='" + other.address() + "' type='-'><etc xmlns='test'/></presence>");
    }

    private static String bare(TestClient client) {
        return client.address().substring(0, client.address().indexOf('/'));
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
    }
}
