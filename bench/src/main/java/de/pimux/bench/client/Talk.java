package de.pimux.bench.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client that says one thing after the other and waits for what it expects; for trials, not for load. */
public final class Talk implements Receiver, AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final Driver driver;
    private final Connection connection;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private int asked;

    private Talk(Driver driver, Connection connection) {
        this.driver = driver;
        this.connection = connection;
        connection.receiver(this);
    }

    /** A session without presence. */
    public static Talk login(Driver driver, Target target, Account account) {
        return driver.call(() -> driver.login(target, account, LoginOptions.PLAIN.withoutPresence())
                        .thenApply(connection -> new Talk(driver, connection)))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public void say(String xml) {
        driver.run(() -> connection.send(xml));
    }

    /** The answer to a request, with single quotes only, and what came before it. */
    public String ask(String type, String payload) {
        String id = "talk" + ++asked;
        say("<iq type='" + type + "' id='" + id + "'>" + payload + "</iq>");
        return hear(xml -> xml.startsWith("<iq") && xml.contains("id='" + id + "'"));
    }

    /** All that comes up to what is expected, with single quotes only; what came if that doesn't. */
    public String hear(Predicate<String> expected) {
        List<String> heard = new ArrayList<>();
        try {
            for (String next = next(); next != null; next = next()) {
                heard.add(next);
                if (expected.test(next)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return String.join("\n", heard);
    }

    private @Nullable String next() throws InterruptedException {
        return received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void received(Connection from, Incoming in) {
        received.add(in.xml().replace('"', '\''));
    }

    @Override
    public void close() {
        driver.run(connection::close);
    }
}
