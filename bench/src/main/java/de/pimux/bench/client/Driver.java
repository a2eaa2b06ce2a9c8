package de.pimux.bench.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All client connections, on one thread: scenarios need no locks, and the server gets the rest of the machine. */
public final class Driver implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final TlsClient tls = new TlsClient();
    private final Incoming incoming = new Incoming();
    private final List<Connection> unflushed = new ArrayList<>();
    private byte[] scratch = new byte[64 * 1024];
    private @Nullable Throwable failure;

    /** The thread on which receivers are called; scenario state belongs to it. */
    public EventLoop loop() {
        return loop;
    }

    /** Runs something on the driver's thread, sends what it queued, and waits for its result. */
    public <T> T call(Supplier<T> work) {
        return loop.submit(() -> {
                    T result = work.get();
                    flush();
                    return result;
                })
                .syncUninterruptibly()
                .getNow();
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Opens a session; the future completes on the driver's thread. */
    public CompletableFuture<Connection> login(Target target, Account account, LoginOptions options) {
        return open(target, new Login(this, target, account, options));
    }

    /** Opens many sessions, a limited number at a time, and waits for all of them. */
    public List<Connection> login(Target target, Collection<Account> accounts, LoginOptions options, int atOnce) {
        Crowd crowd = new Crowd(accounts.iterator(), account -> login(target, account, options));
        return crowd.gather(loop, Math.min(atOnce, accounts.size()));
    }

    /** Registers accounts through XEP-0077, some on each stream. Existing ones count as registered. */
    public void register(Target target, Collection<Account> accounts, int atOnce) {
        Iterator<Account> shared = accounts.iterator();
        int streams = 1 + accounts.size() / Registration.EACH;
        Crowd crowd = new Crowd(
                accounts.stream().limit(streams).iterator(),
                any -> open(target, new Registration(this, target, shared)));
        crowd.gather(loop, Math.min(atOnce, streams));
    }

    private CompletableFuture<Connection> open(Target target, Negotiation negotiation) {
        connect(target, negotiation, negotiation.header()).exceptionally(e -> {
            negotiation.done().completeExceptionally(e);
            return null;
        });
        return negotiation.done();
    }

    /** Opens a connection (with TLS, if it is direct TLS) and sends the first bytes. */
    public CompletableFuture<@Nullable Connection> connect(Target target, Receiver receiver, String header) {
        CompletableFuture<@Nullable Connection> connected = new CompletableFuture<>();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(initializer(target, receiver, header, connected));
        bootstrap.connect(target.address()).addListener(result -> {
            if (!result.isSuccess()) {
                connected.completeExceptionally(result.cause());
            }
        });
        return connected;
    }

    private ChannelInitializer<Channel> initializer(
            Target target, Receiver receiver, String header, CompletableFuture<@Nullable Connection> connected) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                Connection connection = new Connection(Driver.this, channel, receiver);
                if (target.directTls()) {
                    channel.pipeline().addLast(tls(channel, target));
                }
                channel.pipeline().addLast(new Opening(connection, header, connected), connection);
            }
        };
    }

    ChannelHandler tls(Channel channel, Target target) {
        return tls.handler(channel, target);
    }

    byte[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new byte[length * 2];
        }
        return scratch;
    }

    Incoming incoming(byte[] bytes, int start, int end) {
        incoming.set(bytes, start, end);
        return incoming;
    }

    void flushLater(Connection connection) {
        unflushed.add(connection);
    }

    /** Sends what was queued; scenarios that send from a timer call it themselves. */
    public void flush() {
        for (int i = 0; i < unflushed.size(); i++) {
            unflushed.get(i).flush();
        }
        unflushed.clear();
    }

    void failed(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    /** The first unexpected failure of any connection, if there was one. */
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
