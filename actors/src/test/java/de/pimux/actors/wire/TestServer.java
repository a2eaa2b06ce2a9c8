package de.pimux.actors.wire;

import de.pimux.actors.PimuxServer;
import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import de.pimux.actors.rights.Rights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The real server on free ports, with a data folder that goes when it is closed. */
public final class TestServer implements AutoCloseable {
    private static final String CONFIGURATION = """
        pimux {
          domain = "localhost"
          data = "data"
          c2s { starttls = ["127.0.0.1:0"], direct-tls = ["127.0.0.1:0"] }
          web.listen = ["127.0.0.1:0"]
          registration { open = true, per-address-per-hour = 0 }
          sasl.scram-iterations = 4096
          limits { offline-messages = 1000, offline-messages-per-sender = 600 }
        }
        """;

    private final Path folder;
    private final InstantSource clock;
    private PimuxServer server;

    private TestServer(Path folder, InstantSource clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.server = run();
    }

    static TestServer start() {
        return start("");
    }

    /** @param more configuration, which wins over that of every test */
    static TestServer start(String more) {
        return start(more, InstantSource.system());
    }

    static TestServer start(String more, InstantSource clock) {
        try {
            Path folder = Files.createTempDirectory("pimux-test");
            Files.writeString(folder.resolve("pimux.conf"), CONFIGURATION + more);
            return new TestServer(folder, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PimuxServer run() throws IOException {
        try {
            return PimuxServer.start(ConfigReader.read(folder.resolve("pimux.conf")), clock);
        } catch (ConfigException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    /** Ends as when it is told to, before it starts again. */
    void stop() {
        server.close();
    }

    /** Starts again with what is on the disk, on other ports. */
    void startAgain() {
        try {
            server = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts again with other configuration, which wins over that of every test. */
    void startAgain(String more) {
        try {
            Files.writeString(folder.resolve("pimux.conf"), CONFIGURATION + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
    }

    /** Where its configuration and its folders {@code data} and {@code vault} are. */
    Path folder() {
        return folder;
    }

    /** The server itself, for what only the operator sees. */
    PimuxServer running() {
        return server;
    }

    String domain() {
        return "localhost";
    }

    /** What its operator may do. */
    Rights rights() {
        return server.rights();
    }

    /** A file beside its data, which goes with it. */
    Path file(String name) {
        return folder.resolve(name);
    }

    int directTlsPort() {
        return server.directTls().get(0).getPort();
    }

    int httpsPort() {
        return server.https().get(0).getPort();
    }

    int starttlsPort() {
        return server.starttls().get(0).getPort();
    }

    int connections() {
        return server.connections();
    }

    int streams() {
        return server.streams();
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
