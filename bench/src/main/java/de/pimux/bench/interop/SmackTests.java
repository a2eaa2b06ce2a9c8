package de.pimux.bench.interop;

import de.pimux.bench.server.FreshPimux;
import eu.geekplace.javapinning.java7.Java7Pinning;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.igniterealtime.smack.inttest.Configuration;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework.ConcreteTest;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework.TestRunResult;
import org.igniterealtime.smack.inttest.TestNotPossibleException;
import org.igniterealtime.smack.inttest.XmppConnectionDescriptor;
import org.igniterealtime.smack.inttest.XmppConnectionManager;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPConnectionRegistry;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smackx.iqregister.packet.Registration;

/** Smack's integration tests, from Maven Central, against one server; they register their accounts themselves. */
final class SmackTests {
    /** The tests wait this long for what should come, and for what should not come. Everything is on loopback. */
    private static final String PATIENCE_MILLIS = "3000";

    private static final long FAREWELL_MILLIS = 300;

    private static final String USUAL = "tcp";

    /**
     * Its SOCKS5 test can't pass on loopback, where Smack offers itself as no proxy; it also leaves behind what makes
     * its other test fail, and Smack can disable only a whole class. So the other one runs alone.
     */
    private static final String FILES = "FileTransferIntegrationTest";

    /**
     * Smack's other kind of connection is left out: it loses an end tag that it reads together with the end of TLS
     * ({@code TlsState.input} returns nothing at {@code CLOSED}), and one that it reads alone kills its reactor threads
     * now and then (it clears the selection key under {@code onChannelSelected}).
     */
    private static final String MODULAR = "ModularXmppClientToServerConnectionLowLevelIntegrationTest";

    /** This Smack can't read the answer to its own request for archiving preferences, and gives up altogether then. */
    private static final String ARCHIVE = "MamIntegrationTest";

    private SmackTests() {}

    /**
     * Runs them.
     *
     * @param only {@code Class} or {@code Class.method}, separated by commas; empty for all
     * @param debugger none, or console for the whole conversation
     */
    static List<Outcome> run(FreshPimux server, String only, String debugger) throws IOException {
        try {
            connectTo(server);
            XMPPConnectionRegistry.addConnectionCreationListener(SmackTests::expectNoFarewell);
            if (!only.isEmpty()) return run(configuration(server, debugger).setEnabledTests(only));
            List<Outcome> outcomes = new ArrayList<>();
            outcomes.addAll(
                    run(configuration(server, debugger).setDisabledTests(String.join(",", FILES, MODULAR, ARCHIVE))));
            outcomes.addAll(run(configuration(server, debugger).setEnabledTests(FILES + ".ibbFileTransferTest")));
            outcomes.add(Outcome.notApplicable(FILES + ".fileTransferTest", "it needs a SOCKS5 proxy on loopback"));
            outcomes.add(Outcome.notApplicable(MODULAR, "Smack's modular connection breaks at the end of a stream"));
            outcomes.add(Outcome.notApplicable(ARCHIVE, "Smack can't read archiving preferences (XEP-0441)"));
            return outcomes;
        } catch (SmackException | XMPPException | ReflectiveOperationException | GeneralSecurityException e) {
            throw new IOException("Smack's test framework does not get through", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Configuration.Builder configuration(FreshPimux server, String debugger) throws IOException {
        return Configuration.builder()
                .setService(server.target().domain())
                .setSecurityMode("required")
                .setReplyTimeout(PATIENCE_MILLIS)
                .setDnsResolver("javax")
                .setDefaultConnection(USUAL)
                .setDebugger(debugger);
    }

    private static List<Outcome> run(Configuration.Builder configuration)
            throws IOException, SmackException, XMPPException, InterruptedException, ReflectiveOperationException,
                    GeneralSecurityException {
        return outcomes(new SmackIntegrationTestFramework(configuration.build()).run());
    }

    /** Smack's HTTPS trusts whom the JVM trusts. */
    private static void trustWhereFilesAre(X509TrustManager trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    }

    /**
     * The framework asks DNS for a port, and Smack forgets the framework's trust in a certificate; so its ways to
     * connect are replaced by the same ones with both.
     */
    private static void connectTo(FreshPimux server)
            throws ReflectiveOperationException, IOException, GeneralSecurityException {
        InetSocketAddress address = server.target().address();
        X509TrustManager trust = Java7Pinning.trustManagerForPin("CERTSHA256:" + fingerprint(server.certificate()));
        trustWhereFilesAre(trust);
        List.of(USUAL, "modular", "modular-nocompress", "modular-websocket-okhttp", "modular-websocket-java11")
                .forEach(XmppConnectionManager::removeConnectionDescriptor);
        XmppConnectionManager.addConnectionDescriptor(XmppConnectionDescriptor.buildWith(
                        XMPPTCPConnection.class,
                        XMPPTCPConnectionConfiguration.class,
                        XMPPTCPConnectionConfiguration.Builder.class)
                .withNickname(USUAL)
                .applyExtraConfiguration(builder -> connect(builder, address, trust))
                .build());
    }

    private static void connect(
            ConnectionConfiguration.Builder<?, ?> builder, InetSocketAddress address, X509TrustManager trust) {
        builder.setHostAddress(address.getAddress()).setPort(address.getPort()).setCustomX509TrustManager(trust);
    }

    /**
     * The framework removes its accounts at the end. Each removal ends a stream with an error (XEP-0077 §3.2), after
     * which Smack waits for the end tag that it has read already.
     */
    private static void expectNoFarewell(XMPPConnection connection) {
        connection.addStanzaSendingListener(
                stanza -> connection.setReplyTimeout(FAREWELL_MILLIS),
                stanza -> stanza instanceof Registration registration
                        && registration.getAttributes() != null
                        && registration.getAttributes().containsKey("remove"));
    }

    private static String fingerprint(Path certificate) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(certificate)) {
            byte[] der = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        }
    }

    private static List<Outcome> outcomes(TestRunResult result) {
        List<Outcome> outcomes = new ArrayList<>();
        result.getSuccessfulTests().forEach(t -> outcomes.add(Outcome.passed(name(t.concreteTest))));
        result.getFailedTests().forEach(t -> outcomes.add(Outcome.failed(name(t.concreteTest), t.failureReason)));
        result.getNotPossibleTests()
                .forEach(t -> outcomes.add(Outcome.notApplicable(name(t.concreteTest), t.testNotPossibleException)));
        result.getImpossibleTestClasses().forEach((test, why) -> outcomes.add(neverBegun(test, why)));
        return outcomes;
    }

    /** A test class says in its constructor that the server lacks its feature; anything else there is a failure. */
    private static Outcome neverBegun(Class<?> test, Throwable why) {
        return why instanceof TestNotPossibleException
                ? Outcome.notApplicable(test.getSimpleName(), why)
                : Outcome.failed(test.getSimpleName(), why);
    }

    private static String name(ConcreteTest test) {
        return test.getMethod().getDeclaringClass().getSimpleName() + "."
                + test.getMethod().getName();
    }
}
