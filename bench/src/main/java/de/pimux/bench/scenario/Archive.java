package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * Chat in which both sides archive (XEP-0313); then one account's archive is filled, and pages are read at both of its
 * ends, with and without a filter.
 */
public final class Archive implements Scenario {
    private static final int OWNER = 2 * Sizes.DEFAULT.pairs();
    private static final int SENDERS = 20;
    private static final int END = OWNER + 1 + SENDERS;
    private static final int PORTION = 1_000;

    /** A server that needs longer than so many rounds of chat gets a smaller archive; the figures say how big it is. */
    private static final int FILL_ROUNDS = 30;

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public String about() {
        return "chat as above with archives on both sides: server CPU per message; then 20 senders fill one archive"
                + " (--archived), of which pages of 50 are read: oldest and newest, of all and with one contact";
    }

    @Override
    public int accounts() {
        return END;
    }

    @Override
    public List<Figure> run(Bench bench) {
        archiveEverything(bench);
        List<Figure> figures = new ArrayList<>(Chat.measure(bench, false, "archive"));
        List<Connection> sessions = bench.login(OWNER, END, LoginOptions.PLAIN);
        List<Double> portions = fill(bench, sessions);
        double mean = portions.stream().mapToDouble(each -> each).average().orElse(0);
        figures.add(Figure.of("archive.fill", "us CPU per message", mean));
        figures.add(Figure.of("archive.fill.last", "us CPU per message", portions.get(portions.size() - 1)));
        ArchiveClient reader = new ArchiveClient(sessions.get(0));
        bench.driver().run(reader::askForCount);
        Bench.await(reader.answered(), "the count of the archive");
        figures.add(Figure.of("archive.count", "messages, as the server counts", (double) reader.count()));
        figures.addAll(reading(bench, reader));
        bench.logout(sessions);
        return figures;
    }

    private static void archiveEverything(Bench bench) {
        List<Connection> sessions = bench.login(0, END, LoginOptions.PLAIN.withoutPresence());
        for (Connection session : sessions) {
            ArchiveClient client = new ArchiveClient(session);
            bench.driver().run(client::archiveEverything);
            Bench.await(client.answered(), "preferences of the archive");
        }
        bench.logout(sessions);
        Bench.rest(1);
    }

    /** Microseconds of CPU per message of each portion. */
    private static List<Double> fill(Bench bench, List<Connection> sessions) {
        ArchiveFill fill = new ArchiveFill(
                sessions.subList(1, sessions.size()),
                bench.address(OWNER),
                bench.sizes().window());
        List<Double> micros = new ArrayList<>();
        bench.driver().run(() -> sessions.get(0).receiver(fill));
        long begun = System.nanoTime();
        long longest = bench.sizes().roundTime().toNanos() * FILL_ROUNDS;
        for (int left = bench.sizes().archived(); left > 0 && System.nanoTime() - begun < longest; left -= PORTION) {
            int portion = Math.min(left, PORTION);
            long cpu = bench.process().cpuMicros();
            bench.driver().run(() -> fill.begin(portion));
            Bench.await(fill.done(), "messages into the archive");
            micros.add((double) (bench.process().cpuMicros() - cpu) / portion);
        }
        Bench.rest(2);
        return micros;
    }

    /** The kinds of pages take turns, so that what warms up, and what else happens, is the same for all. */
    private static List<Figure> reading(Bench bench, ArchiveClient reader) {
        String contact = bench.address(OWNER + 1);
        List<ArchivePages> kinds = List.of(
                new ArchivePages("archive.oldest", "", ""),
                new ArchivePages("archive.newest", "", "<before/>"),
                new ArchivePages("archive.oldest-with", contact, ""),
                new ArchivePages("archive.newest-with", contact, "<before/>"));
        for (int round = 0; round < bench.sizes().rounds(); round++) {
            boolean counts = round >= Chat.firstWarm(bench.sizes().rounds());
            kinds.forEach(pages -> pages.read(bench, reader, counts));
        }
        return kinds.stream().flatMap(pages -> pages.figures().stream()).toList();
    }
}
