package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.measure.Figure;
import java.util.List;
import java.util.stream.IntStream;

/** Messages for recipients who are not there, and their delivery afterwards. */
public final class Offline implements Scenario {
    private static final int FIRST = 1_200;
    private static final int RECIPIENTS = 100;
    private static final int EACH = 50;

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public String about() {
        return "5,000 messages to 100 absent users: server CPU to store and to deliver one";
    }

    @Override
    public int accounts() {
        return FIRST + 2 * RECIPIENTS;
    }

    @Override
    public List<Figure> run(Bench bench) {
        LoginOptions managed = LoginOptions.PLAIN.withStreamManagement();
        List<Connection> senders = bench.login(FIRST, FIRST + RECIPIENTS, managed);
        Bench.rest(1);
        double store = store(bench, senders);
        double deliver = deliver(bench);
        bench.logout(senders);
        return List.of(
                Figure.of("offline.store", "us CPU per message", store),
                Figure.of("offline.deliver", "us CPU per message", deliver));
    }

    private static double store(Bench bench, List<Connection> senders) {
        List<String> recipients = IntStream.range(FIRST + RECIPIENTS, FIRST + 2 * RECIPIENTS)
                .mapToObj(bench::address)
                .toList();
        AckedSender sender = new AckedSender(EACH);
        long cpu = bench.process().cpuMicros();
        bench.driver().run(() -> sender.send(senders, recipients));
        Bench.await(sender.allAcknowledged(), "acceptance of offline messages");
        Bench.rest(1);
        return (double) (bench.process().cpuMicros() - cpu) / (RECIPIENTS * EACH);
    }

    private static double deliver(Bench bench) {
        List<Connection> sessions =
                bench.login(FIRST + RECIPIENTS, FIRST + 2 * RECIPIENTS, LoginOptions.PLAIN.withoutPresence());
        Inbox inbox = new Inbox(RECIPIENTS * EACH);
        Bench.rest(1);
        long cpu = bench.process().cpuMicros();
        bench.driver()
                .run(() -> sessions.forEach(session -> {
                    session.receiver(inbox);
                    session.send("<presence/>");
                }));
        Bench.await(inbox.complete(), "delivery of offline messages");
        Bench.rest(0.5);
        double each = (double) (bench.process().cpuMicros() - cpu) / (RECIPIENTS * EACH);
        bench.logout(sessions);
        return each;
    }
}
