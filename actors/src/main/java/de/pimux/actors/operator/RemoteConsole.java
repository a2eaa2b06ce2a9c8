package de.pimux.actors.operator;

import de.pimux.actors.config.KeyMaterial;
import de.pimux.actors.config.PasswordFile;
import de.pimux.actors.config.ServerConfig.Jmx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.rmi.AlreadyBoundException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** The way into the console from other machines: one port, TLS from the first byte, and a password. */
public final class RemoteConsole implements AutoCloseable {
    private static final int BACKLOG = 16;
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Registry registry;
    private final RMIConnectorServer connector;

    private RemoteConsole(Registry registry, RMIConnectorServer connector) {
        this.registry = registry;
        this.connector = connector;
    }

    /** Fails if the address is taken, or the certificate or the passwords can't be read. */
    public static RemoteConsole open(Jmx jmx) throws IOException {
        InetSocketAddress address = Objects.requireNonNull(jmx.remote());
        ConsoleLogin login = new ConsoleLogin(PasswordFile.read(jmx.passwordFile()), InstantSource.system());
        RMIServerSocketFactory sockets = new Sockets(address, context(KeyMaterial.read(jmx.certificate())));
        secureRmi(address);
        SslRMIClientSocketFactory clients = new SslRMIClientSocketFactory();
        Map<String, Object> environment = Map.of(
                JMXConnectorServer.AUTHENTICATOR,
                login,
                RMIConnectorServer.CREDENTIALS_FILTER_PATTERN,
                "java.lang.String;!*");
        Registry registry = LocateRegistry.createRegistry(address.getPort(), clients, sockets);
        try {
            RMIJRMPServerImpl server = new RMIJRMPServerImpl(address.getPort(), clients, sockets, environment);
            RMIConnectorServer connector = new RMIConnectorServer(
                    new JMXServiceURL("rmi", address.getHostString(), address.getPort()),
                    environment,
                    server,
                    ManagementFactory.getPlatformMBeanServer());
            connector.start();
            registry.bind("jmxrmi", server.toStub());
            return new RemoteConsole(registry, connector);
        } catch (IOException | AlreadyBoundException e) {
            UnicastRemoteObject.unexportObject(registry, true);
            throw new IOException("the console can't listen on " + address + ": " + e.getMessage(), e);
        }
    }

    /**
     * The registry lets processes of this machine put objects of theirs in place of the console: with this filter it takes
     * none from anybody. The stubs must bear an address that other machines reach.
     */
    private static void secureRmi(InetSocketAddress address) {
        System.setProperty("sun.rmi.registry.registryFilter", "!*");
        if (!address.getAddress().isAnyLocalAddress() && System.getProperty("java.rmi.server.hostname") == null)
            System.setProperty("java.rmi.server.hostname", address.getAddress().getHostAddress());
    }

    private static SSLContext context(KeyMaterial material) throws IOException {
        try {
            char[] none = {};
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, none);
            keys.setKeyEntry("console", material.key(), none, material.chain().toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, none);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the console's certificate can't be used: " + e.getMessage(), e);
        }
    }

    private record Sockets(InetSocketAddress address, SSLContext tls) implements RMIServerSocketFactory {
        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            SSLServerSocket socket = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(port, BACKLOG, address.getAddress());
            socket.setEnabledProtocols(PROTOCOLS);
            return socket;
        }
    }

    @Override
    public void close() throws IOException {
        connector.stop();
        UnicastRemoteObject.unexportObject(registry, true);
    }
}
