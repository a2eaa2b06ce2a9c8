package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.Network;
import de.pimux.xml.Element;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client that says and expects exactly what a test writes down. In everything it sends or expects, {@code {alice}} is
 * the address of the account that the test calls alice, {@code {alice/}} that of her newest session, and
 * {@code {domain}} the server.
 */
public final class TestClient implements AutoCloseable {
    /** Long enough for a busy machine. Only a test that fails waits for it. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final AtomicInteger MARKERS = new AtomicInteger();

    private final Names names;
    private final WireSocket socket;
    private final Deque<Element> putBack = new ArrayDeque<>();
    private Element features = Element.of("", "none");
    private String address = "";

    TestClient(Names names, WireSocket socket) {
        this.names = names;
        this.socket = socket;
    }

    /** A client of a server that runs elsewhere, on its direct TLS port. */
    public static TestClient connects(String domain, int directTlsPort) {
        TestClient client = new TestClient(new Names(domain), new WireSocket(directTlsPort));
        client.socket.startTls(domain, "xmpp-client");
        return client;
    }

    /** {@link #connects} from another address of this machine, such as 127.0.0.2. */
    public static TestClient connectsFrom(String address, String domain, int directTlsPort) {
        TestClient client = new TestClient(new Names(domain), new WireSocket(directTlsPort, Network.literal(address)));
        client.socket.startTls(domain, "xmpp-client");
        return client;
    }

    /** A client of a server that runs elsewhere, on its STARTTLS port, after TLS. */
    public static TestClient connectsByStartTls(String domain, int starttlsPort) {
        return new TestClient(new Names(domain), new WireSocket(starttlsPort))
                .opens()
                .startsTls();
    }

    WireSocket socket() {
        return socket;
    }

    Names names() {
        return names;
    }

    /** The full address after binding. */
    public String address() {
        return address;
    }

    /** The stream features that the server offered last. */
    public Element features() {
        return features;
    }

    void isBoundTo(String fullAddress) {
        address = fullAddress;
    }

    /** Opens a stream, the first one or one after a restart, and waits for the features. */
    public TestClient opens() {
        return opensIn("en");
    }

    /** {@link #opens} with a language of the stream. */
    public TestClient opensIn(String language) {
        socket.restart();
        sends("<?xml version='1.0'?>" + Xml.HEADER + " to='{domain}' xml:lang='" + language + "'>");
        receivesHeader();
        features = receives("<features xmlns='http://etherx.jabber.org/streams'><etc xmlns='test'/></features>");
        return this;
    }

    public Element receivesHeader() {
        Element header = socket.header(PATIENCE);
        if (header == null) throw new AssertionError("the server opens no stream");
        return header;
    }

    /** STARTTLS (RFC 6120 §5), and the stream after it. */
    public TestClient startsTls() {
        sends("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        receives("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        socket.startTls(names.domain());
        return opens();
    }

    /** Writes this text as it is, but for the names. */
    public void sends(String xml) {
        socket.write(names.filled(xml));
    }

    public void sends(byte[] bytes) {
        socket.write(bytes);
    }

    /** Waits for the next element, which must be like this one (see {@link Likeness}). */
    public Element receives(String xml) {
        Element expected = Xml.parse(names.filled(xml));
        Element actual = next();
        if (actual == null) throw new AssertionError("nothing came, instead of\n  " + names.filled(xml));
        Likeness.difference(expected, actual).ifPresent(difference -> {
            throw new AssertionError(
                    difference + "\nexpected\n  " + names.filled(xml) + "\nbut received\n  " + Xml.print(actual));
        });
        return actual;
    }

    /** Waits for as many elements as these, which may come in any order. */
    public void receivesInAnyOrder(String... xmls) {
        List<Element> actual = new ArrayList<>();
        for (int i = 0; i < xmls.length; i++) {
            Element next = next();
            if (next != null) actual.add(next);
        }
        List<String> missing = new ArrayList<>();
        for (String xml : xmls) {
            Element expected = Xml.parse(names.filled(xml));
            Optional<Element> found = actual.stream()
                    .filter(one -> Likeness.difference(expected, one).isEmpty())
                    .findFirst();
            found.ifPresentOrElse(actual::remove, () -> missing.add(names.filled(xml)));
        }
        if (missing.isEmpty()) return;
        throw new AssertionError("expected but not received\n  " + String.join("\n  ", missing)
                + "\nreceived instead\n  "
                + String.join("\n  ", actual.stream().map(Xml::print).toList()));
    }

    /** Like {@link #receives}, but for requests of XEP-0198 to acknowledge, which the server makes when it likes. */
    public Element receivesSkippingRequests(String xml) {
        Element next;
        while ((next = next()) != null && next.is("urn:xmpp:sm:3", "r")) {}
        if (next != null) putBack.addFirst(next);
        return receives(xml);
    }

    /** Waits for an element like this one, whatever comes before it. */
    public Element receivesAmong(String xml) {
        Element expected = Xml.parse(names.filled(xml));
        List<String> others = new ArrayList<>();
        Element next;
        while ((next = next()) != null) {
            if (Likeness.difference(expected, next).isEmpty()) return next;
            others.add(Xml.print(next));
        }
        throw new AssertionError("not received\n  " + names.filled(xml) + "\nbut\n  " + String.join("\n  ", others));
    }

    /** Sends a request and waits for its answer; what comes before that is kept for later. */
    public Element asks(String iq) {
        String id = Xml.parse(names.filled(iq)).attribute("id");
        if (id == null) throw new AssertionError("a request needs an id: " + iq);
        sends(iq);
        List<Element> others = new ArrayList<>();
        Element next;
        while ((next = next()) != null) {
            if (next.name().equals("iq") && id.equals(next.attribute("id")) && isAnswer(next)) break;
            others.add(next);
        }
        for (int i = others.size() - 1; i >= 0; i--) putBack.addFirst(others.get(i));
        if (next == null) throw new AssertionError("no answer came to\n  " + names.filled(iq));
        return next;
    }

    /** Like {@link #asks}, and the answer must be like this one. */
    public Element asks(String iq, String expectedAnswer) {
        Element answer = asks(iq);
        putBack.addFirst(answer);
        return receives(expectedAnswer);
    }

    private static boolean isAnswer(Element iq) {
        String type = iq.attribute("type");
        return "result".equals(type) || "error".equals(type);
    }

    /** Waits until the server has handled what was sent before, and nothing has come because of it. */
    public void receivesNothing() {
        String id = "quiet-" + MARKERS.incrementAndGet();
        sends("<iq type='get' id='" + id + "' to='{domain}'><ping xmlns='urn:xmpp:ping'/></iq>");
        receives("<iq type='result' id='" + id + "'/>");
    }

    /**
     * The other one sends a marker to this session. As it comes first, nothing else came before (RFC 6120 §10.1). The
     * other one's roster and blocks must let it through.
     */
    public void receivesNothingFrom(TestClient other) {
        String id = "marker-" + MARKERS.incrementAndGet();
        other.sends("<message to='" + address + "' id='" + id + "'><marker xmlns='test'/></message>");
        receives("<message id='" + id + "'><marker xmlns='test'/></message>");
    }

    /** Waits for this stream error, for the end tag after it, and for the end of the connection. */
    public void receivesStreamError(String condition) {
        receives("<error xmlns='http://etherx.jabber.org/streams'><" + condition
                + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><etc xmlns='test'/></error>");
        assertThat(isClosed()).as("the server closes the connection").isTrue();
        assertThat(socket.streamClosed())
                .as("the server closes the stream first")
                .isTrue();
    }

    /** Whether the connection ends, and nothing comes before that. */
    public boolean isClosed() {
        return putBack.isEmpty() && socket.ends(PATIENCE);
    }

    /** Whether the connection is known to have ended, without waiting for it. */
    boolean isClosedAlready() {
        return putBack.isEmpty() && socket.ends(Duration.ZERO);
    }

    /** Ends the stream in order, and waits for the server to do so too. */
    public void closesStream() {
        sends("</stream:stream>");
        Iterator<Element> rest = drain().iterator();
        assertThat(rest.hasNext() ? Xml.print(rest.next()) : "nothing")
                .as("what came after the end")
                .isEqualTo("nothing");
        assertThat(isClosed()).as("the server closes the connection").isTrue();
    }

    private List<Element> drain() {
        List<Element> rest = new ArrayList<>();
        Element next;
        while ((next = next()) != null) rest.add(next);
        return rest;
    }

    /** The next element, whatever it is, or null if none comes. */
    public @Nullable Element next() {
        return putBack.isEmpty() ? socket.next(PATIENCE) : putBack.poll();
    }

    /** Cuts the connection, as when the network goes. */
    @Override
    public void close() {
        socket.close();
    }
}
