package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Of the messages that the server had acknowledged to their senders (XEP-0198): how many are gone after {@code kill -9}
 * in the moment of the last acknowledgement?
 */
public final class Loss implements Scenario {
    private static final int FIRST = 1_400;
    private static final int RECIPIENTS = 200;
    private static final int EACH = 20;

    /** What the recipients are when the messages come. */
    private enum Recipient {
        ONLINE {
            @Override
            void prepare(Connection session, Inbox inbox) {
                session.receiver(inbox);
            }
        },
        /** Connected, as far as the server knows, but reading nothing. */
        STALLED {
            @Override
            void prepare(Connection session, Inbox inbox) {
                session.stopReading();
            }
        },
        OFFLINE {
            @Override
            void prepare(Connection session, Inbox inbox) {
                session.close();
            }
        },
        /** Cut off, with a stream that could be resumed. */
        HIBERNATING {
            @Override
            void prepare(Connection session, Inbox inbox) {
                session.cut();
            }
        };

        abstract void prepare(Connection session, Inbox inbox);
    }

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public String about() {
        return "kill -9 after 4,000 acknowledged messages (recipients online, stalled, offline, hibernating): how many are lost";
    }

    @Override
    public int accounts() {
        return FIRST + 2 * RECIPIENTS;
    }

    @Override
    public List<Figure> run(Bench bench) {
        List<Figure> figures = new ArrayList<>();
        for (Recipient recipient : Recipient.values()) {
            String name = "loss." + recipient.name().toLowerCase(Locale.ROOT);
            figures.add(Figure.of(name, "of 4,000 lost", lost(bench, recipient)));
        }
        return figures;
    }

    private static int lost(Bench bench, Recipient kind) {
        int middle = FIRST + RECIPIENTS;
        Inbox inbox = new Inbox(RECIPIENTS * EACH);
        LoginOptions managed = LoginOptions.PLAIN.withStreamManagement();
        List<Connection> recipients = bench.login(middle, middle + RECIPIENTS, managed.resumed());
        Bench.rest(1);
        bench.driver().run(() -> recipients.forEach(session -> kind.prepare(session, inbox)));
        List<Connection> senders = bench.login(FIRST, middle, managed);
        Bench.rest(1);
        sendAndKill(bench, senders);
        bench.server().restart();
        return RECIPIENTS * EACH - collect(bench, inbox);
    }

    private static void sendAndKill(Bench bench, List<Connection> senders) {
        AckedSender sender = new AckedSender(EACH);
        List<String> recipients = IntStream.range(FIRST + RECIPIENTS, FIRST + 2 * RECIPIENTS)
                .mapToObj(bench::address)
                .toList();
        bench.driver().run(() -> sender.send(senders, recipients));
        Bench.await(sender.allAcknowledged().thenRun(bench.server()::kill), "acknowledgement of all messages");
    }

    /** Logs the recipients in again and counts what they have got, before and after, until nothing more comes. */
    private static int collect(Bench bench, Inbox inbox) {
        int middle = FIRST + RECIPIENTS;
        LoginOptions managed = LoginOptions.PLAIN.withStreamManagement().withoutPresence();
        List<Connection> recipients = bench.login(middle, middle + RECIPIENTS, managed);
        bench.driver()
                .run(() -> recipients.forEach(session -> {
                    session.receiver(inbox);
                    session.send("<presence/>");
                }));
        Bench.rest(3);
        while (!inbox.complete().isDone() && bench.driver().call(inbox::silence) < 3) {
            Bench.rest(0.5);
        }
        bench.logout(recipients);
        Bench.rest(1);
        return bench.driver().call(inbox::distinct);
    }
}
