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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The clients of one server from its start to its end. The server is gone after {@link #close}, whatever happened. */
final class Life implements AutoCloseable {
    static final String DOMAIN = "localhost";
    private static final int SECONDS_OF_PATIENCE = 60;

    private final ServerProcess server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> clients = new ArrayList<>();
    private final Semaphore traffic = new Semaphore(0);
    private final Semaphore accounts = new Semaphore(0);
    private final AtomicInteger connections = new AtomicInteger();
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
                accounts.release(1_000_000);
                throw failed;
            }
        }));
    }

    /** By direct TLS and STARTTLS in turn. */
    TestClient connects() {
        return connections.getAndIncrement() % 2 == 0
                ? TestClient.connects(DOMAIN, server.directTlsPort()).opens()
                : TestClient.connectsByStartTls(DOMAIN, server.starttlsPort());
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

    /** The server confirmed that an account is there, has another password, or is gone. */
    void countsAccount() {
        accounts.release();
        counts();
    }

    /** Waits for so much traffic. */
    void awaits(int count) {
        awaits(traffic, count);
    }

    /** Waits for so many changes of accounts. */
    void awaitsAccounts(int count) {
        awaits(accounts, count);
    }

    private static void awaits(Semaphore counted, int count) {
        try {
            if (!counted.tryAcquire(count, SECONDS_OF_PATIENCE, TimeUnit.SECONDS))
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

    @Override
    public void close() {
        over = true;
        server.kill();
        threads.shutdown();
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
