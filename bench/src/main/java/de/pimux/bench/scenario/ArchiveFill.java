package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Incoming;
import de.pimux.bench.client.Receiver;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Many senders to one recipient: every message that arrives lets the next one go. */
final class ArchiveFill implements Receiver {
    private static final String BODY = "' type='chat'><body>The ferry at seven is full, so I booked the one at eight."
            + " Bring the blue bag and the two books that I left on your table.</body></message>";

    private final List<Connection> senders;
    private final String prefix;
    private final int window;
    private CompletableFuture<Boolean> done = new CompletableFuture<>();
    private long number;
    private int toSend;
    private int underWay;

    ArchiveFill(List<Connection> senders, String recipient, int window) {
        this.senders = senders;
        this.prefix = "<message to='" + recipient + "' id='a";
        this.window = window;
    }

    void begin(int messages) {
        done = new CompletableFuture<>();
        toSend = messages;
        for (int i = 0; i < window * senders.size(); i++) {
            next();
        }
    }

    CompletableFuture<Boolean> done() {
        return done;
    }

    private void next() {
        if (toSend > 0) {
            toSend--;
            underWay++;
            senders.get((int) (number % senders.size())).send(prefix + number + BODY);
            number++;
        }
    }

    @Override
    public void received(Connection connection, Incoming in) {
        if (in.kind() == Incoming.Kind.MESSAGE && in.contains("<body>")) {
            underWay--;
            next();
            if (underWay == 0) {
                done.complete(true);
            }
        }
    }
}
