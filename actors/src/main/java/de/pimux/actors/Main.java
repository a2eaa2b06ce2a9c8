package de.pimux.actors;

import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import de.pimux.actors.config.Problem;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.log.LogProvider;
import de.pimux.journal.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code pimux run}: reads the configuration, starts the server and says where it listens. */
public final class Main {
    private static final int BAD_CONFIGURATION = 2;
    private static final int CANNOT_START = 1;

    private Main() {}

    /** @param arguments {@code [--config FILE]} */
    public static void main(String[] arguments) {
        LogProvider.use();
        boolean hasFile = arguments.length == 2 && arguments[0].equals("--config");
        if (!hasFile && arguments.length != 0) {
            System.err.println("usage: pimux run [--config FILE]");
            System.exit(BAD_CONFIGURATION);
        }
        try {
            run(hasFile ? Path.of(arguments[1]) : null);
        } catch (ConfigException refused) {
            for (Problem problem : refused.problems()) System.err.println(problem);
            System.exit(BAD_CONFIGURATION);
        } catch (IOException | StoreException failed) {
            System.err.println("pimux cannot start: " + failed.getMessage());
            System.exit(CANNOT_START);
        }
    }

    private static void run(@Nullable Path file) throws ConfigException, IOException {
        ServerConfig config = file == null ? ConfigReader.defaults(Path.of("")) : ConfigReader.read(file);
        PimuxServer server = PimuxServer.start(config, InstantSource.system());
        openConsole(server, config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "pimux-stop"));
        announce(config, server);
    }

    private static void openConsole(PimuxServer server, ServerConfig config) throws IOException {
        try {
            ServerConsole.open(server, config.jmx());
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** SIGTERM is how a server is stopped, not a failure: the exit code says so. */
    private static void stop(PimuxServer server) {
        server.close();
        Runtime.getRuntime().halt(0);
    }

    private static void announce(ServerConfig config, PimuxServer server) {
        tell("STARTTLS", server.starttls());
        tell("direct TLS", server.directTls());
        tell("HTTPS", server.https());
        if (config.tls().certificates().isEmpty())
            System.out.println("The certificate is self-signed: tell your client to trust it.");
        System.out.println(
                "Connect any XMPP client as somebody@" + config.domain().text() + " and let it create the account.");
        if (config.rehearsal().isOn())
            System.out.println("REHEARSAL: the clock is " + config.rehearsal().clockOffset()
                    + " ahead, and what expires by it is destroyed for good.");
        System.out.println("pimux ready: " + config.domain().text());
    }

    private static void tell(String kind, List<InetSocketAddress> addresses) {
        for (InetSocketAddress address : addresses)
            System.out.println(
                    "pimux listens on " + address.getHostString() + ":" + address.getPort() + " (" + kind + ")");
    }
}
