package de.pimux.actors.net;

import akka.util.ByteString;
import org.jspecify.annotations.Nullable;

/** What a stream does to its connection. A stream that completes closes its connection once everything is written. */
public sealed interface WireCommand {
    /**
     * Sends bytes, encrypted if the connection is. {@code whenWritten} runs on the connection's event loop once they were
     * handed to the operating system, and never if they were not: it must not block.
     */
    record Write(ByteString bytes, @Nullable Runnable whenWritten) implements WireCommand {
        public Write(ByteString bytes) {
            this(bytes, null);
        }

        @Override
        public String toString() {
            return "Write[" + bytes.length() + "]";
        }
    }

    /**
     * Starts TLS after everything written so far (RFC 6120 §5.4.3.3). Plaintext that came after the last bytes handed to the
     * stream is an injection and closes the connection; within those bytes, the stream has to refuse what follows
     * {@code <starttls/>}.
     */
    record StartTls() implements WireCommand {}

    /** Closes the connection at once, without waiting for what is still to be written. */
    record Abort() implements WireCommand {}
}
