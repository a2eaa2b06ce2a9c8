package de.pimux.actors.net;

import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInOutHandler;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;

/**
 * The Akka Streams end of one connection, run by the connection's event loop. It reads when the stream asks for bytes
 * and takes commands while the socket takes bytes, so neither side can fill the memory.
 */
final class WireStage extends GraphStage<FlowShape<WireCommand, ByteString>> {
    private final Inlet<WireCommand> in = Inlet.create("Wire.in");
    private final Outlet<ByteString> out = Outlet.create("Wire.out");
    private final FlowShape<WireCommand, ByteString> shape = FlowShape.of(in, out);
    private final Wire wire;

    WireStage(Wire wire) {
        this.wire = wire;
    }

    @Override
    public FlowShape<WireCommand, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends GraphStageLogic {
        private ByteString waiting = ByteString.emptyByteString();
        private long consumed;
        private boolean inputEnded;

        Logic() {
            super(shape);
            setHandlers(in, out, new Handler());
        }

        @Override
        public void preStart() {
            wire.attach(createAsyncCallback(this::happened)::invoke);
            askForCommand();
        }

        @Override
        public void postStop() {
            wire.close();
        }

        private void happened(Object event) {
            if (event instanceof ByteString bytes) {
                waiting = waiting.isEmpty() ? bytes : waiting.concat(bytes);
                handBytesOn();
            } else if (event == Wire.Signal.WRITABLE) {
                askForCommand();
            } else {
                inputEnded = true;
                if (event == Wire.Signal.CLOSED) cancel(in);
                handBytesOn();
            }
        }

        private void handBytesOn() {
            if (!waiting.isEmpty() && isAvailable(out)) {
                ByteString bytes = waiting;
                waiting = ByteString.emptyByteString();
                consumed += bytes.length();
                push(out, bytes);
            }
            if (waiting.isEmpty() && inputEnded) complete(out);
        }

        private void askForCommand() {
            if (wire.writable() && !hasBeenPulled(in) && !isClosed(in)) pull(in);
        }

        private void execute(WireCommand command) {
            if (command instanceof WireCommand.Write write) {
                wire.write(write);
            } else if (command instanceof WireCommand.StartTls) {
                wire.startTls(consumed);
            } else {
                wire.abort();
            }
        }

        private final class Handler extends AbstractInOutHandler {
            @Override
            public void onPush() {
                execute(grab(in));
                askForCommand();
            }

            @Override
            public void onPull() {
                handBytesOn();
                if (!isClosed(out) && isAvailable(out)) wire.read();
            }

            @Override
            public void onUpstreamFinish() {
                wire.close();
            }

            @Override
            public void onUpstreamFailure(Throwable cause) {
                wire.abort();
            }

            // The stream wants no more bytes but may still write.
            @Override
            public void onDownstreamFinish(Throwable cause) {
                inputEnded = true;
            }
        }
    }
}
