package de.pimux.actors.net;

import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Netty end of one connection. Everything here happens on the connection's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to the pipeline
final class Wire extends ChannelInboundHandlerAdapter {
    /** What happens to a connection besides bytes. */
    enum Signal {
        WRITABLE,
        INPUT_ENDED,
        CLOSED
    }

    /** How long a closing connection may take to get rid of what is still to be written. */
    private static final int CLOSE_SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final ByteString NOTHING = ByteString.emptyByteString();

    private final Channel channel;
    private final Connection connection;
    private final Supplier<SslHandler> tls;
    private final Consumer<Wire> start;
    private final Runnable flush = this::flush;

    private @Nullable Consumer<Object> stage;
    private ByteString received = NOTHING;
    private long handedOver;
    private boolean reading;
    private boolean inputEnded;
    private boolean flushing;
    private boolean encrypting;
    private boolean closing;

    /** {@code start} runs once, when the stream can begin: at once, or after the handshake of direct TLS. */
    Wire(Channel channel, Connection connection, Supplier<SslHandler> tls, Consumer<Wire> start) {
        this.channel = channel;
        this.connection = connection;
        this.tls = tls;
        this.start = start;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (connection.directTls()) {
            encrypt();
        } else {
            start.accept(this);
        }
    }

    private void encrypt() {
        encrypting = true;
        channel.pipeline().addFirst(tls.get());
        channel.read();
    }

    /** From now on the stage is told of bytes (as {@link ByteString}) and of {@link Signal}s. */
    void attach(Consumer<Object> newStage) {
        stage = newStage;
        handOver();
        if (inputEnded) newStage.accept(Signal.INPUT_ENDED); // it ended before there was a stage to tell
        if (!channel.isActive()) newStage.accept(Signal.CLOSED);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        if (closing) {
            buffer.release();
            return;
        }
        byte[] exact = new byte[buffer.readableBytes()];
        buffer.readBytes(exact).release();
        ByteString bytes = ByteString.fromArrayUnsafe(exact);
        received = received.isEmpty() ? bytes : received.concat(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        handOver();
        if (reading || closing) channel.read();
    }

    private void handOver() {
        if (received.isEmpty() || stage == null) return;
        ByteString bytes = received;
        received = NOTHING;
        reading = false;
        handedOver += bytes.length();
        stage.accept(bytes);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) tell(Signal.WRITABLE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.loggedIn();
        handOver();
        tell(Signal.CLOSED);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            connection.secured(context.pipeline().get(SslHandler.class).engine().getSession());
            if (connection.directTls()) start.accept(this);
        } else if (event instanceof ChannelInputShutdownEvent && encrypting && !connection.secure()) {
            channel.close();
        } else if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            reading = false;
            inputEnded = true;
            if (closing) channel.close();
            handOver();
            tell(Signal.INPUT_ENDED);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Not its message: that of a failed handshake holds what the client sent.
        LOG.debug("{} broke: {}", connection, cause.getClass().getName());
        channel.close();
    }

    private void tell(Signal signal) {
        if (stage != null) stage.accept(signal);
    }

    /** Asks for more bytes: they are handed over once there are some. */
    void read() {
        reading = true;
        channel.read();
    }

    boolean writable() {
        return channel.isWritable();
    }

    void write(WireCommand.Write write) {
        ByteBuf buffer = Unpooled.wrappedBuffer(write.bytes().toArrayUnsafe());
        Runnable whenWritten = write.whenWritten();
        if (whenWritten == null) {
            channel.write(buffer, channel.voidPromise());
        } else {
            channel.write(buffer).addListener(written -> {
                if (written.isSuccess()) whenWritten.run();
            });
        }
        if (flushing) return;
        flushing = true;
        // One flush, and one TLS record, for all that the stream writes in this turn.
        channel.eventLoop().execute(flush);
    }

    private void flush() {
        flushing = false;
        channel.flush();
    }

    /** {@code consumed}: bytes that the stream was given. Any others came in plaintext after its request for TLS. */
    void startTls(long consumed) {
        if (encrypting || consumed != handedOver || !received.isEmpty()) {
            LOG.debug("{} sent plaintext where TLS must start", connection);
            abort();
        } else {
            channel.flush();
            encrypt();
        }
    }

    /** Closes once everything is written and the client has closed too, or after {@value #CLOSE_SECONDS} seconds. */
    void close() {
        if (closing) return;
        closing = true;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> closeOutput());
        channel.eventLoop().schedule(this::abort, CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Closing on bytes that nobody has read would reset the connection, and the client would never see what was written
     * last: so they are read and thrown away.
     */
    private void closeOutput() {
        SslHandler encryption = channel.pipeline().get(SslHandler.class);
        if (inputEnded || !channel.isActive()) {
            channel.close();
        } else if (encryption == null) {
            shutDownOutput();
        } else {
            encryption.closeOutbound().addListener(notified -> shutDownOutput());
        }
    }

    private void shutDownOutput() {
        ((DuplexChannel) channel).shutdownOutput();
        channel.read();
    }

    void abort() {
        closing = true;
        channel.close();
    }
}
