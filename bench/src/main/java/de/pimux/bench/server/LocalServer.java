package de.pimux.bench.server;

import de.pimux.bench.client.Target;
import de.pimux.bench.measure.ProcessTree;
import de.pimux.bench.scenario.Bench;
import de.pimux.bench.scenario.ServerControl;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server process that the bench starts and ends. */
final class LocalServer implements ServerControl, AutoCloseable {
    private static final int READY_SECONDS = 120;

    private final Product product;
    private final Site site;
    private @Nullable Process process;
    private double startSeconds;

    LocalServer(Product product, Site site) {
        this.product = product;
        this.site = site;
    }

    @Override
    public Target target() {
        return new Target(address(), Site.DOMAIN, false);
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), site.startTlsPort());
    }

    /** From the command to the first accepted connection. */
    double startSeconds() {
        return startSeconds;
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return process;
    }

    boolean isAlive() {
        return running().isAlive();
    }

    @Override
    public ProcessTree process() {
        return new ProcessTree(running().pid());
    }

    @Override
    public void restart() {
        long begun = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(product.command(site))
                .directory(new File(site.folder().toString()));
        builder.environment().putAll(product.environment(site));
        builder.redirectErrorStream(true).redirectOutput(site.file("output.log").toFile());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady(begun);
        startSeconds = (System.nanoTime() - begun) / 1e9;
    }

    private void awaitReady(long begun) {
        while (!accepts()) {
            if (!running().isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(READY_SECONDS)) {
                throw new IllegalStateException(product.label() + " does not start; see " + site.file("output.log"));
            }
            Bench.rest(0.02);
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(address(), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void kill() {
        running().descendants().forEach(ProcessHandle::destroyForcibly);
        running().destroyForcibly();
        end();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            end();
        }
    }

    private void end() {
        try {
            if (!running().waitFor(20, TimeUnit.SECONDS)) {
                running().descendants().forEach(ProcessHandle::destroyForcibly);
                running().destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
