package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Incoming;
import de.pimux.bench.client.Receiver;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends numbered messages over sessions with stream management until the server has acknowledged all of them. */
final class AckedSender {
    private static final String BODY = "' type='chat'><body>number ";

    private final int each;
    private final CompletableFuture<Long> all = new CompletableFuture<>();
    private int unfinished;

    /** @param each messages to each recipient */
    AckedSender(int each) {
        this.each = each;
    }

    /** Completes on the driver's thread in the moment of the last acknowledgement. */
    CompletableFuture<Long> allAcknowledged() {
        return all;
    }

    /** One sender per recipient; call on the driver's thread. Ids are {@code recipient-number}. */
    void send(List<Connection> senders, List<String> recipients) {
        unfinished = senders.size();
        for (int i = 0; i < senders.size(); i++) {
            senders.get(i).receiver(new Acknowledged());
            for (int n = 0; n < each; n++) {
                senders.get(i)
                        .send("<message to='" + recipients.get(i) + "' id='" + i + "-" + n + BODY + n
                                + "</body></message>");
            }
            senders.get(i).send("<r xmlns='urn:xmpp:sm:3'/>");
        }
    }

    private final class Acknowledged implements Receiver {
        private long before = -1;

        @Override
        public void received(Connection connection, Incoming in) {
            if (in.kind() == Incoming.Kind.MESSAGE && in.isError()) {
                all.completeExceptionally(new IllegalStateException("a message came back: " + in.xml()));
            }
        }

        /** The counter also has the initial presence and the roster request, so it is complete at each + 2. */
        @Override
        public void acknowledged(Connection connection, long handled) {
            long messages = handled - 2;
            if (messages >= each && before < each) {
                unfinished--;
                if (unfinished == 0) {
                    all.complete(handled);
                }
            } else if (messages < each) {
                connection.sendLater("<r xmlns='urn:xmpp:sm:3'/>", 10); // not everything is safe yet: ask again
            }
            before = messages;
        }
    }
}
