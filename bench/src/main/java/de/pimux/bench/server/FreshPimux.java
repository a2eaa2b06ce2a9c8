package de.pimux.bench.server;

import de.pimux.bench.client.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** pimux of this working tree with empty data, open registration and without limits, on loopback. */
public final class FreshPimux implements AutoCloseable {
    private final Site site;
    private final LocalServer server;

    private FreshPimux(Site site, LocalServer server) {
        this.site = site;
        this.server = server;
    }

    /**
     * Starts it and waits until it accepts connections.
     *
     * @param folder an empty folder for certificate, configuration, data and output
     */
    public static FreshPimux start(Path launcher, Path folder) throws IOException {
        Pimux pimux = new Pimux(launcher);
        if (pimux.missing().isPresent()) {
            throw new IllegalArgumentException(pimux.missing().get());
        }
        Site site = Site.in(Files.createDirectories(folder), TestCertificate.create(folder));
        pimux.configure(site);
        LocalServer server = new LocalServer(pimux, site);
        server.restart();
        return new FreshPimux(site, server);
    }

    public Target target() {
        return server.target();
    }

    /** The PEM file of its self-signed certificate. */
    public Path certificate() {
        return site.certificate().chain();
    }

    @Override
    public void close() {
        server.close();
    }
}
