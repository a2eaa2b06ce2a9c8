package de.pimux.bench.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends the first stream header as soon as there is a connection, then leaves the pipeline. */
final class Opening extends ChannelInboundHandlerAdapter {
    private final Connection connection;
    private final String header;
    private final CompletableFuture<@Nullable Connection> connected;

    Opening(Connection connection, String header, CompletableFuture<@Nullable Connection> connected) {
        this.connection = connection;
        this.header = header;
        this.connected = connected;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        connection.send(header);
        connection.flush();
        connected.complete(connection);
        context.pipeline().remove(this);
    }
}
