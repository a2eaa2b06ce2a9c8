package de.pimux.actors.operator;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows the operator what is blocked, and lifts it. */
public final class Guard implements GuardMXBean {
    private final GuardPort guard;

    private Guard(GuardPort guard) {
        this.guard = guard;
    }

    /** Puts the bean where {@code pimux ctl} finds it. */
    public static void register(GuardPort guard) {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(new Guard(guard), new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException("this JVM has a pimux already", e);
        }
    }

    @Override
    public Map<String, String> getBlocked() {
        Map<String, String> blocked = new TreeMap<>();
        guard.blocked().forEach((network, until) -> blocked.put(network, until.toString()));
        return blocked;
    }

    @Override
    public boolean unblock(String address) throws IOException {
        try {
            return guard.unblock(address).toCompletableFuture().join();
        } catch (IllegalArgumentException e) {
            throw new IOException(address + " is no IP address", e);
        } catch (CompletionException e) {
            throw new IOException("the guard doesn't answer", e);
        }
    }
}
