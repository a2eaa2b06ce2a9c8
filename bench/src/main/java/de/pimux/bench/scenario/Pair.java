package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Incoming;
import de.pimux.bench.client.Receiver;
import java.util.ArrayDeque;

/** Two sessions, of which the first sends chat messages to the second's bare address. */
final class Pair implements Receiver {
    private static final String BODY =
            "' type='chat'><body>Shall we meet at the old bridge at seven? The ferry leaves at "
                    + "half past, and I would rather not run for it again.</body></message>";

    /** What pairs report; one for all of them. */
    interface Listener {
        /** A message arrived, so many nanoseconds after it was sent. */
        void delivered(Pair pair, long nanos);

        /** A message came back as an error. */
        void refused(Incoming error);
    }

    private final Connection sender;
    private final String prefix;
    private final int ackEvery;
    private final Listener listener;
    private final ArrayDeque<Long> sentAt = new ArrayDeque<>();
    private long sent;

    /** @param ackEvery after so many messages the sender asks for an acknowledgement (XEP-0198); 0 = never */
    Pair(Connection sender, Connection recipient, String recipientAddress, int ackEvery, Listener listener) {
        this.sender = sender;
        this.prefix = "<message to='" + recipientAddress + "' id='m";
        this.ackEvery = ackEvery;
        this.listener = listener;
        sender.receiver((connection, in) -> returned(in));
        recipient.receiver(this);
    }

    void send() {
        sentAt.add(System.nanoTime());
        sender.send(prefix + sent + BODY);
        sent++;
        if (ackEvery > 0 && sent % ackEvery == 0) {
            sender.send("<r xmlns='urn:xmpp:sm:3'/>");
        }
    }

    private void returned(Incoming in) {
        if (in.kind() == Incoming.Kind.MESSAGE) {
            listener.refused(in);
        }
    }

    @Override
    public void received(Connection connection, Incoming in) {
        if (in.kind() == Incoming.Kind.MESSAGE && in.contains("<body>")) {
            Long at = sentAt.poll(); // in-order delivery (RFC 6120 §10.1)
            listener.delivered(this, at == null ? 0 : System.nanoTime() - at);
        }
    }
}
