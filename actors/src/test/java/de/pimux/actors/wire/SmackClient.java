package de.pimux.actors.wire;

import java.io.IOException;
import java.net.InetAddress;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackConfiguration;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.stringprep.XmppStringprepException;

/** A real client library, which judges by its own reading of the standards. */
public final class SmackClient implements AutoCloseable {
    static {
        SmackConfiguration.setDefaultReplyTimeout(15_000);
    }

    private final XMPPTCPConnection connection;

    private SmackClient(XMPPTCPConnection connection) {
        this.connection = connection;
    }

    static SmackClient online(TestServer server, String username, String resource) {
        SmackClient client = new SmackClient(new XMPPTCPConnection(configuration(server, username, resource)));
        try {
            client.connection.connect();
            client.connection.login();
        } catch (XMPPException | SmackException | IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return client;
    }

    private static XMPPTCPConnectionConfiguration configuration(TestServer server, String username, String resource) {
        try {
            return XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(server.domain())
                    .setHostAddress(InetAddress.getLoopbackAddress())
                    .setPort(server.starttlsPort())
                    .setSecurityMode(SecurityMode.required)
                    .setCustomX509TrustManager(new TestTrust())
                    .setHostnameVerifier((host, session) -> true)
                    .setUsernameAndPassword(username, Login.PASSWORD)
                    .setResource(resource)
                    .build();
        } catch (XmppStringprepException e) {
            throw new AssertionError(e);
        }
    }

    public XMPPTCPConnection connection() {
        return connection;
    }

    public String address() {
        return connection.getUser().toString();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
