package de.pimux.journal.plugin;

import akka.dispatch.Dispatcher;
import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.MessageDispatcher;
import akka.dispatch.MessageDispatcherConfigurator;
import com.typesafe.config.Config;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import scala.concurrent.duration.Duration;

/**
 * Runs an actor on the thread that sends to it. The journal's actor only encodes events and queues them for the commit
 * thread: waking another thread for that costs more than the work itself ({@code JournalBenchmark}).
 */
public final class CallerDispatcher extends MessageDispatcherConfigurator {
    private static final int MESSAGES_PER_TURN = 64;

    private final MessageDispatcher dispatcher;

    public CallerDispatcher(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        this.dispatcher = new Dispatcher(
                this,
                config.getString("id"),
                MESSAGES_PER_TURN,
                Duration.Zero(),
                (name, threads) -> CallerExecutor::new,
                Duration.create(1, TimeUnit.SECONDS));
    }

    @Override
    public MessageDispatcher dispatcher() {
        return dispatcher;
    }

    /** What a task submits while it runs comes after it, not inside of it: the stack stays flat. */
    private static final class CallerExecutor extends AbstractExecutorService {
        private static final ThreadLocal<Deque<Runnable>> RUNNING = new ThreadLocal<>();
        private volatile boolean shutdown;

        @Override
        public void execute(Runnable task) {
            Deque<Runnable> later = RUNNING.get();
            if (later != null) {
                later.addLast(task);
                return;
            }
            Deque<Runnable> tasks = new ArrayDeque<>(2);
            RUNNING.set(tasks);
            try {
                for (Runnable next = task; next != null; next = tasks.pollFirst()) {
                    next.run();
                }
            } finally {
                RUNNING.remove();
            }
        }

        @Override
        public void shutdown() {
            shutdown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shutdown;
        }

        @Override
        public boolean isTerminated() {
            return shutdown;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shutdown;
        }
    }
}
