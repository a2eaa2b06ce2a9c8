package de.pimux.actors.torture;

import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The clients of one server from its start to its end. */
final class Life {
    static final String DOMAIN = "localhost";
    private static final int SECONDS_OF_PATIENCE = 60;

    private final ServerProcess server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> clients = new ArrayList<>();
    private final Semaphore traffic = new Semaphore(0);
    private volatile boolean over;

    Life(ServerProcess server) {
        this.server = server;
    }

    /** What a client does until its server is gone. Only from then on may it fail. */
    void runs(Runnable client) {
        clients.add(threads.submit(() -> {
            try {
                client.run();
            } catch (AssertionError | UncheckedIOException failed) {
                if (over) return;
                traffic.release(1_000_000); // nobody waits for traffic that will not come
                throw failed;
            }
        }));
    }

    TestClient connects() {
        return TestClient.connects(DOMAIN, server.directTlsPort()).opens();
    }

    TestClient authenticated(String name) {
        TestClient client = connects();
        Login.authenticate(client, name);
        return client;
    }

    TestClient bound(String name) {
        TestClient client = authenticated(name);
        Login.bind(client, "torture");
        return client;
    }

    boolean isOver() {
        return over;
    }

    /** Something came from the server. */
    void counts() {
        traffic.release();
    }

    /** Waits for so much traffic. */
    void awaits(int count) {
        try {
            if (!traffic.tryAcquire(count, SECONDS_OF_PATIENCE, TimeUnit.SECONDS))
                throw new AssertionError("the traffic stands still");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Kills the server and waits for its clients to see it. */
    void ends() {
        over = true;
        server.kill();
        joins();
    }

    private void joins() {
        threads.shutdown();
        Throwable failure = null;
        for (Future<?> client : clients) {
            Throwable own = failureOf(client);
            if (own != null) failure = own;
        }
        if (failure != null) throw new AssertionError("a client failed before its server was killed", failure);
    }

    private static @Nullable Throwable failureOf(Future<?> client) {
        try {
            client.get();
            return null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
