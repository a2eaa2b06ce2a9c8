package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;

/** Fills one account's archive (XEP-0313) and reads pages at both of its ends. */
public final class Archive implements Scenario {
    private static final int FIRST = 1_900;
    private static final int SENDERS = 20;
    private static final int ROUND = 10_000;
    private static final int PAGE = 50;
    private static final int QUERIES = 200;
    private static final int WARM_UP_ROUNDS = 3;

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public String about() {
        return "200,000 messages into one account's archive (twice --messages): server CPU per message archived on both"
                + " sides, and per page of 50 at the oldest and the newest end";
    }

    @Override
    public int accounts() {
        return FIRST + 1 + SENDERS;
    }

    @Override
    public List<Figure> run(Bench bench) {
        List<Connection> sessions = bench.login(FIRST, FIRST + 1 + SENDERS, LoginOptions.PLAIN);
        Connection owner = sessions.get(0);
        for (Connection session : sessions) {
            ArchiveClient client = new ArchiveClient(session);
            bench.driver().run(client::archiveEverything);
            Bench.await(client.answered(), "preferences of the archive");
        }
        List<Double> micros = fill(bench, sessions);
        ArchiveClient reader = new ArchiveClient(owner);
        double ignored = pages(bench, reader, "") + pages(bench, reader, "<before/>");
        double oldest = pages(bench, reader, "");
        double newest = pages(bench, reader, "<before/>");
        bench.driver().run(reader::askForCount);
        Bench.await(reader.answered(), "the count of the archive");
        bench.logout(sessions);
        int warm = Math.min(WARM_UP_ROUNDS, micros.size() - 1);
        return List.of(
                new Figure("archive.write", "us CPU per message", List.copyOf(micros.subList(warm, micros.size()))),
                Figure.of("archive.oldest", "ms CPU per page of 50", oldest),
                Figure.of("archive.newest", "ms CPU per page of 50", newest),
                Figure.of("archive.count", "messages, as the server counts", (double) reader.count()));
    }

    private static List<Double> fill(Bench bench, List<Connection> sessions) {
        ArchiveFill fill = new ArchiveFill(
                sessions.subList(1, sessions.size()),
                bench.address(FIRST),
                bench.sizes().window());
        List<Double> micros = new ArrayList<>();
        bench.driver().run(() -> sessions.get(0).receiver(fill));
        for (int sent = 0; sent < 2 * bench.sizes().messages(); sent += ROUND) {
            long cpu = bench.process().cpuMicros();
            bench.driver().run(() -> fill.begin(ROUND));
            Bench.await(fill.done(), "messages into the archive");
            micros.add((double) (bench.process().cpuMicros() - cpu) / ROUND);
        }
        Bench.rest(2);
        return micros;
    }

    /** Milliseconds of CPU per page. */
    private static double pages(Bench bench, ArchiveClient reader, String edge) {
        long cpu = bench.process().cpuMicros();
        for (int i = 0; i < QUERIES; i++) {
            bench.driver().run(() -> reader.askForPage(PAGE, edge));
            Bench.await(reader.answered(), "a page of the archive");
            if (reader.results() != PAGE) {
                throw new IllegalStateException("a page had " + reader.results() + " messages");
            }
        }
        return (bench.process().cpuMicros() - cpu) / 1000.0 / QUERIES;
    }
}
