package de.pimux.bench.scenario;

import de.pimux.bench.client.Account;
import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Driver;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.client.Target;
import de.pimux.bench.measure.ProcessTree;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** What every scenario needs: a driver, a server, and the server's accounts. */
public final class Bench {
    /** Logins under way at the same time: enough to keep two cores busy. */
    public static final int AT_ONCE = 16;

    private final Driver driver;
    private final ServerControl server;
    private final Sizes sizes;
    private final String password;

    public Bench(Driver driver, ServerControl server, Sizes sizes, String password) {
        this.driver = driver;
        this.server = server;
        this.sizes = sizes;
        this.password = password;
    }

    public Driver driver() {
        return driver;
    }

    public Target target() {
        return server.target();
    }

    public ServerControl server() {
        return server;
    }

    public ProcessTree process() {
        return server.process();
    }

    public Sizes sizes() {
        return sizes;
    }

    /** The bare address of an account. */
    public String address(int index) {
        return account(index).name() + "@" + target().domain();
    }

    public Account account(int index) {
        return Account.numbered(index, password);
    }

    public List<Account> accounts(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::account).toList();
    }

    public List<Connection> login(int from, int to, LoginOptions options) {
        return driver.login(target(), accounts(from, to), options, AT_ONCE);
    }

    /** Closes all sessions properly. */
    public void logout(List<Connection> sessions) {
        driver.run(() -> sessions.forEach(Connection::close));
    }

    /** Waits for something that the server has to do; names it if it doesn't. */
    public static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get(90, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the server did not finish within 90 s: " + what, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(what + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + what, e);
        }
    }

    /** Lets a server come to rest before memory is read or a round begins. */
    public static void rest(double seconds) {
        try {
            TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while resting", e);
        }
    }
}
