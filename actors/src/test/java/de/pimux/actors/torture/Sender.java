package de.pimux.actors.torture;

import de.pimux.actors.wire.TestClient;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends messages to everybody, and books those that the server acknowledges (XEP-0198 §4). */
final class Sender {
    private static final int REQUESTS_UNDER_WAY = 3;
    private static final int MAX_BATCH = 8;

    private final String name;
    private final List<String> recipients;
    private final Books books;
    private final Random random;
    private final Semaphore acknowledgements = new Semaphore(0);
    private int number;

    Sender(String name, List<String> recipients, Books books, Random random) {
        this.name = name;
        this.recipients = recipients;
        this.books = books;
        this.random = random;
    }

    void run(Life life) {
        try (TestClient client = life.bound(name)) {
            client.sends("<enable xmlns='urn:xmpp:sm:3'/>");
            client.receives("<enabled xmlns='urn:xmpp:sm:3'/>");
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < REQUESTS_UNDER_WAY; i++) sends(client, sent);
            Element next;
            while ((next = client.next()) != null) {
                life.counts();
                if (next.name().equals("message")) books.refused(String.valueOf(next.attribute("id")));
                if (!next.is("urn:xmpp:sm:3", "a")) continue;
                acknowledged(sent, next);
                acknowledgements.release();
                sends(client, sent);
            }
            if (!life.isOver()) throw new AssertionError("no acknowledgement comes");
        }
    }

    /** Waits until more of its messages are acknowledged, or the server is gone. */
    void awaitsAcknowledgement(Life life) {
        acknowledgements.drainPermits();
        try {
            while (!life.isOver() && !acknowledgements.tryAcquire(100, TimeUnit.MILLISECONDS)) {}
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void acknowledged(List<Sent> sent, Element a) {
        int handled = Integer.parseInt(String.valueOf(a.attribute("h")));
        for (Sent one : sent.subList(0, handled)) books.promised(one.id(), one.recipient());
    }

    private void sends(TestClient client, List<Sent> sent) {
        StringBuilder batch = new StringBuilder();
        for (int i = random.nextInt(MAX_BATCH); i >= 0; i--) {
            Sent one = new Sent(name + "-" + ++number, recipients.get(random.nextInt(recipients.size())));
            sent.add(one);
            batch.append("<message type='chat' to='")
                    .append(one.recipient())
                    .append("@{domain}' id='")
                    .append(one.id())
                    .append("'><body>x</body></message>");
        }
        client.sends(batch + "<r xmlns='urn:xmpp:sm:3'/>");
    }

    private record Sent(String id, String recipient) {}
}
