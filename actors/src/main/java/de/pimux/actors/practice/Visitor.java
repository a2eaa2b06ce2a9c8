package de.pimux.actors.practice;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One visit of a client that says one thing after the other, and reads up to what it waits for. */
final class Visitor implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MESSAGES_PER_TURN = 20;
    private static final String HEADER = "<stream:stream to='localhost' version='1.0' xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams'>";

    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 * 1024];
    private final StringBuilder unread = new StringBuilder();
    private String self = "";
    private boolean managed;
    private int said;

    private Visitor(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /**
     * Connects and gets as far as the features. The server has made its certificate a moment ago, and nothing that is said
     * to it matters: it need not be checked.
     */
    static Visitor arrive(int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        Visitor visitor = new Visitor(socket);
        visitor.openStream();
        return visitor;
    }

    private void openStream() throws IOException {
        say(HEADER);
        hear("</stream:features>");
    }

    void register(String name, String password) throws IOException {
        ask(
                "set",
                "<query xmlns='jabber:iq:register'><username>" + name + "</username><password>" + password
                        + "</password></query>");
    }

    /** Authenticates (RFC 5802), binds a resource and asks for the roster. */
    void login(String name, String password) throws IOException, GeneralSecurityException {
        self = name + "@localhost";
        ScramReply scram = new ScramReply(name, password);
        say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SCRAM-SHA-256'>" + encoded(scram.first())
                + "</auth>");
        String challenge = textOf(hear("</challenge>"), "<challenge");
        say("<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>"
                + encoded(scram.to(new String(Base64.getDecoder().decode(challenge), StandardCharsets.UTF_8)))
                + "</response>");
        hear("</success>");
        openStream();
        ask("set", "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>practice</resource></bind>");
        ask("get", "<query xmlns='jabber:iq:roster'/>");
        ask("get", "<query xmlns='http://jabber.org/protocol/disco#info'/>");
    }

    /** XEP-0198. */
    void manageStream() throws IOException {
        say("<enable xmlns='urn:xmpp:sm:3'/>");
        hear("<enabled");
        managed = true;
    }

    /** XEP-0313. */
    void archiveEverything() throws IOException {
        ask("set", "<prefs xmlns='urn:xmpp:mam:2' default='always'><always/><never/></prefs>");
    }

    void readArchive() throws IOException {
        ask(
                "set",
                "<query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><max>50</max><before/></set>"
                        + "</query>");
    }

    void appear() throws IOException {
        say("<presence id='arrived.'/>");
        hear("arrived.");
    }

    /** Some messages to oneself, all of which come back. */
    void chat() throws IOException {
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < MESSAGES_PER_TURN; i++)
            messages.append("<message type='chat' to='")
                    .append(self)
                    .append("' id='m")
                    .append(++said)
                    .append(".'><body>practice makes perfect</body></message>");
        if (managed) messages.append("<r xmlns='urn:xmpp:sm:3'/>");
        say(messages.toString());
        hear("m" + said + ".");
    }

    private void ask(String type, String payload) throws IOException {
        String id = "q" + ++said + ".";
        say("<iq type='" + type + "' id='" + id + "'>" + payload + "</iq>");
        hear(id);
    }

    private void say(String xml) throws IOException {
        out.write(xml.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Reads up to this text, and returns what came before it; what follows it stays for the next. */
    private String hear(String expected) throws IOException {
        int at = unread.indexOf(expected);
        while (at < 0) {
            int count = in.read(buffer);
            if (count < 0) throw new IOException("the server has closed the stream");
            unread.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            at = unread.indexOf(expected);
        }
        String heard = unread.substring(0, at);
        unread.delete(0, at + expected.length());
        return heard;
    }

    private static String textOf(String heard, String startTag) {
        return heard.substring(heard.indexOf('>', heard.indexOf(startTag)) + 1);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        say("</stream:stream>");
        socket.close();
    }
}
