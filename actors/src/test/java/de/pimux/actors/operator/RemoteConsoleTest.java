package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.KeyMaterial;
import de.pimux.actors.config.SelfSignedCertificate;
import de.pimux.actors.config.ServerConfig.CertificateFiles;
import de.pimux.actors.config.ServerConfig.Jmx;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.rmi.RMIConnector;
import javax.management.remote.rmi.RMIServer;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RemoteConsoleTest {
    @TempDir
    Path folder;

    /** A console elsewhere: it says what becomes of a login with TLS or without, and of an attempt to take the place. */
    public static final class Elsewhere {
        public static void main(String[] arguments) {
            int port = Integer.parseInt(arguments[0]);
            System.out.println("right: " + login(port, "correct horse"));
            System.out.println("wrong: " + login(port, "wrong horse"));
            System.out.println("none: " + login(port, null));
            System.out.println("plain: " + plain(port));
            System.out.println("place: " + place(port));
        }

        @SuppressWarnings("BanJNDI") // the registry is the test's own
        private static String login(int port, @Nullable String password) {
            try {
                RMIServer server = (RMIServer) registry(port).lookup("jmxrmi");
                Map<String, Object> environment = new HashMap<>();
                if (password != null) environment.put(JMXConnector.CREDENTIALS, new String[] {"ann", password});
                try (RMIConnector connector = new RMIConnector(server, environment)) {
                    connector.connect();
                    return "sees " + connector.getMBeanServerConnection().getDefaultDomain();
                }
            } catch (Exception e) {
                return e.getClass().getSimpleName();
            }
        }

        private static Registry registry(int port) throws Exception {
            return LocateRegistry.getRegistry("127.0.0.1", port, new SslRMIClientSocketFactory());
        }

        private static String plain(int port) {
            try {
                LocateRegistry.getRegistry("127.0.0.1", port).lookup("jmxrmi");
                return "found";
            } catch (Exception e) {
                return "refused";
            }
        }

        private static String place(int port) {
            try {
                registry(port).rebind("jmxrmi", registry(port).lookup("jmxrmi"));
                return "taken";
            } catch (Exception e) {
                return "refused";
            }
        }
    }

    @Test
    void from_other_machines_it_takes_tls_and_a_password() throws Exception {
        CertificateFiles certificate = SelfSignedCertificate.in(folder.resolve("tls"), "localhost");
        Path passwords = Files.writeString(folder.resolve("passwords"), "ann correct horse\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        try (RemoteConsole console = RemoteConsole.open(new Jmx(address, passwords, certificate))) {
            assertThat(console).isNotNull();
            assertThat(elsewhere(address.getPort(), trustStore(certificate))).isEqualTo("""
                right: sees DefaultDomain
                wrong: SecurityException
                none: SecurityException
                plain: refused
                place: refused
                """);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path trustStore(CertificateFiles certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "console", KeyMaterial.read(certificate).chain().get(0));
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "password".toCharArray());
        }
        return file;
    }

    private static String elsewhere(int port, Path trust) throws Exception {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djavax.net.ssl.trustStore=" + trust,
                        "-Djavax.net.ssl.trustStorePassword=password",
                        "-Djdk.rmi.ssl.client.enableEndpointIdentification=false", // the certificate names no address
                        "-Dsun.rmi.transport.tcp.handshakeTimeout=5000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Elsewhere.class.getName(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(client.getInputStream().readAllBytes(), UTF_8);
    }
}
