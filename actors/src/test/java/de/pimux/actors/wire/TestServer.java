package de.pimux.actors.wire;

import de.pimux.actors.PimuxServer;
import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
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
              registration { open = true, per-address-per-hour = 0 }
              limits.offline-messages-per-sender = 600
              sasl.scram-iterations = 4096
            }
            """;

    private final Path folder;
    private final PimuxServer server;

    private TestServer(Path folder, PimuxServer server) {
        this.folder = folder;
        this.server = server;
    }

    static TestServer start() {
        try {
            Path folder = Files.createTempDirectory("pimux-test");
            Path file = Files.writeString(folder.resolve("pimux.conf"), CONFIGURATION);
            return new TestServer(folder, PimuxServer.start(ConfigReader.read(file), InstantSource.system()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    String domain() {
        return "localhost";
    }

    int directTlsPort() {
        return server.directTls().get(0).getPort();
    }

    int starttlsPort() {
        return server.starttls().get(0).getPort();
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
