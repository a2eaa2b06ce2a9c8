package de.pimux.actors.stream;

import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;
import de.pimux.actors.extension.Xep;
import de.pimux.actors.net.ConnectionInfo;
import de.pimux.actors.net.WireCommand;

/** One client's stream from its first byte to its last: parser, negotiation and the way to its session, in one stage. */
@Xep(number = 440, version = "1.0.0", name = "SASL Channel-Binding Type Capability")
@Xep(number = 478, version = "0.2.0", name = "Stream Limits Advertisement")
public final class ClientStream extends GraphStage<FlowShape<ByteString, WireCommand>> {
    private final Inlet<ByteString> in = Inlet.create("client");
    private final Outlet<WireCommand> out = Outlet.create("server");
    private final FlowShape<ByteString, WireCommand> shape = FlowShape.of(in, out);
    private final StreamServices services;
    private final ConnectionInfo connection;

    public ClientStream(StreamServices services, ConnectionInfo connection) {
        this.services = services;
        this.connection = connection;
    }

    @Override
    public FlowShape<ByteString, WireCommand> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes inherited) {
        return new ClientStreamLogic(shape, services, connection);
    }
}
