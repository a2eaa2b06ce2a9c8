package de.pimux.actors.operator;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Shows the operator what is blocked and what counts, and lifts it. */
public final class Guard implements GuardMXBean {
    private final GuardPort guard;

    private Guard(GuardPort guard) {
        this.guard = guard;
    }

    /** Puts the bean where {@code pimux ctl} finds it. */
    public static void register(GuardPort guard) {
        Bean.register(NAME, new Guard(guard), GuardMXBean.class);
    }

    @Override
    public int getCount() {
        return guard.blocked().size();
    }

    @Override
    public List<Blocked> list() {
        return guard.blocked().entrySet().stream()
                .<Blocked>map(blocked -> new Shown(blocked.getKey(), blocked.getValue()))
                .toList();
    }

    private record Shown(String network, Instant until) implements Blocked {
        @Override
        public String getNetwork() {
            return network;
        }

        @Override
        public String getUntil() {
            return until.toString();
        }
    }

    @Override
    public Counted failures(String address) throws IOException {
        return new Times(await(address, guard::failures));
    }

    private record Times(List<Instant> failures) implements Counted {
        @Override
        public int getCount() {
            return failures.size();
        }

        @Override
        public List<String> getTimes() {
            return failures.stream().map(Instant::toString).toList();
        }
    }

    @Override
    public boolean unblock(String address) throws IOException {
        return await(address, guard::unblock);
    }

    private static <T> T await(String address, Function<String, CompletionStage<T>> question) throws IOException {
        try {
            return question.apply(address).toCompletableFuture().join();
        } catch (IllegalArgumentException e) {
            throw new IOException(address + " is no IP address", e);
        } catch (CompletionException e) {
            throw new IOException("the guard doesn't answer", e);
        }
    }
}
