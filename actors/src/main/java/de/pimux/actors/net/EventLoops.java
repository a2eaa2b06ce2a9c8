package de.pimux.actors.net;

import akka.actor.ActorSystem;
import akka.dispatch.Dispatcher;
import akka.dispatch.Dispatchers;
import akka.dispatch.MessageDispatcher;
import akka.dispatch.MessageDispatcherConfigurator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import scala.concurrent.duration.Duration;

/**
 * The threads of the sockets. Each event loop is an Akka dispatcher as well, so that a connection's stream runs on the
 * thread that reads and writes its socket: bytes reach it, and leave it, without changing threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class EventLoops {
    private static final AtomicInteger INSTANCES = new AtomicInteger();
    private static final int MESSAGES_PER_TURN = 16;

    private final EventLoopGroup group;
    private final Map<EventExecutor, String> dispatchers = new HashMap<>();

    /** The loops end with the actor system: its streams need them until the last has stopped. */
    EventLoops(ActorSystem system, int threads) {
        this.group = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("pimux-net", true), NioIoHandler.newFactory());
        int instance = INSTANCES.getAndIncrement();
        for (EventExecutor loop : group) {
            String id = "pimux.net-" + instance + "." + dispatchers.size();
            system.dispatchers()
                    .registerConfigurator(id, new LoopDispatcher(id, (EventLoop) loop, system.dispatchers()));
            dispatchers.put(loop, id);
        }
        system.getWhenTerminated().thenRun(() -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS));
    }

    EventLoopGroup group() {
        return group;
    }

    /** The id of the Akka dispatcher that runs on this loop. */
    String dispatcher(EventLoop loop) {
        return dispatchers.getOrDefault(loop, Dispatchers.DefaultDispatcherId());
    }

    private static final class LoopDispatcher extends MessageDispatcherConfigurator {
        private final MessageDispatcher dispatcher;

        LoopDispatcher(String id, EventLoop loop, Dispatchers dispatchers) {
            super(dispatchers.defaultDispatcherConfig(), dispatchers.prerequisites());
            this.dispatcher = new Dispatcher(
                    this,
                    id,
                    MESSAGES_PER_TURN,
                    Duration.Zero(),
                    (name, threads) -> () -> new LoopExecutor(loop),
                    Duration.create(1, TimeUnit.SECONDS));
        }

        @Override
        public MessageDispatcher dispatcher() {
            return dispatcher;
        }
    }

    /** The dispatcher's view of a loop: it may run things there, but its shutdown leaves the loop alone. */
    private static final class LoopExecutor extends AbstractExecutorService {
        private final EventLoop loop;
        private volatile boolean shutdown;

        LoopExecutor(EventLoop loop) {
            this.loop = loop;
        }

        @Override
        public void execute(Runnable task) {
            loop.execute(task);
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
