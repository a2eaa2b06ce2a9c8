package de.pimux.bench.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client connection. Everything here runs on the driver's one thread. */
public final class Connection extends ChannelInboundHandlerAdapter {
    private static final byte[] NOTHING = new byte[0];

    private final Driver driver;
    private final Channel channel;
    private Receiver receiver;
    private StanzaScanner scanner = new StanzaScanner();
    private byte[] rest = NOTHING;
    private boolean managed;
    private long handled;
    private boolean unflushed;
    private String jid = "";

    Connection(Driver driver, Channel channel, Receiver receiver) {
        this.driver = driver;
        this.channel = channel;
        this.receiver = receiver;
    }

    /** The full address that the server has bound, as it stands on the wire. */
    public String jid() {
        return jid;
    }

    void bound(String newJid) {
        jid = newJid;
    }

    Channel channel() {
        return channel;
    }

    public void receiver(Receiver next) {
        receiver = next;
    }

    /** Starts counting received stanzas for XEP-0198. */
    void manage() {
        managed = true;
        handled = 0;
    }

    /** Stanzas received since stream management was enabled. */
    public long handled() {
        return handled;
    }

    public void send(String xml) {
        send(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Queues bytes; they leave when the driver has dealt with everything it has read. */
    public void send(byte[] xml) {
        ChannelFuture unused = channel.write(Unpooled.wrappedBuffer(xml), channel.voidPromise());
        if (!unflushed) {
            unflushed = true;
            driver.flushLater(this);
        }
    }

    /** Sends after a while, in milliseconds. */
    public void sendLater(String xml, long delayMillis) {
        Future<?> unused = channel.eventLoop()
                .schedule(
                        () -> {
                            send(xml);
                            driver.flush();
                        },
                        delayMillis,
                        TimeUnit.MILLISECONDS);
    }

    /** Leaves everything that comes in the socket, as a client does whose network is gone. */
    public void stopReading() {
        channel.config().setAutoRead(false);
    }

    void flush() {
        unflushed = false;
        channel.flush();
    }

    /** A new stream begins on the same connection. */
    void restart(String header) {
        scanner = new StanzaScanner();
        rest = NOTHING;
        send(header);
    }

    /** Ends the stream properly. */
    public void close() {
        send("</stream:stream>");
        flush();
        end();
    }

    private void end() {
        ChannelFuture unused = channel.close(); // a failure to close leaves nothing to do
    }

    /** Drops the socket with a reset and without a word, as a lost radio link does. */
    public void cut() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.pipeline().remove(SslHandler.class); // it would say goodbye (close_notify)
        end();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            int length = rest.length + in.readableBytes();
            byte[] bytes = driver.scratch(length);
            System.arraycopy(rest, 0, bytes, 0, rest.length);
            in.readBytes(bytes, rest.length, in.readableBytes());
            scan(bytes, length);
        } finally {
            in.release();
        }
    }

    private void scan(byte[] bytes, int length) {
        rest = NOTHING;
        StanzaScanner current = scanner;
        for (int at = 0; at < length; ) {
            StanzaScanner.Item item = current.next(bytes, at, length);
            if (item == StanzaScanner.Item.INCOMPLETE) {
                rest = Arrays.copyOfRange(bytes, current.start(), length);
                return;
            }
            at = current.end();
            dispatch(item, driver.incoming(bytes, current.start(), at));
            if (scanner != current) {
                return; // a new stream: nothing of the old one counts
            }
        }
    }

    private void dispatch(StanzaScanner.Item item, Incoming in) {
        if (item == StanzaScanner.Item.CLOSE) {
            end();
        } else if (item == StanzaScanner.Item.ELEMENT) {
            element(in);
        }
    }

    private void element(Incoming in) {
        switch (in.kind()) {
            case ACK_REQUEST -> send("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
            case ACK -> receiver.acknowledged(this, number(in.attribute("h")));
            case OTHER -> receiver.received(this, in);
            default -> {
                handled += managed ? 1 : 0;
                receiver.received(this, in);
            }
        }
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        driver.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Receiver last = receiver;
        receiver = Receiver.IGNORE;
        last.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        driver.failed(cause);
        end();
    }
}
