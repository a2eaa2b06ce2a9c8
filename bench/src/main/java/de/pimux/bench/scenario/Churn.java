package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.measure.Figure;
import java.util.List;

/** Logins whose connections are cut: what do they leave behind? */
public final class Churn implements Scenario {
    private static final int CONNECTS = 3_000;
    private static final int STEP = 500;
    private static final double SETTLE_SECONDS = 5;

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public String about() {
        return "3,000 logins, each cut off without a goodbye: memory and open files left behind";
    }

    @Override
    public int accounts() {
        return STEP;
    }

    @Override
    public List<Figure> run(Bench bench) {
        round(bench, 2 * STEP); // so that what the first connections load for good is not counted
        long files = bench.process().openFiles();
        long resident = bench.process().residentKb();
        round(bench, CONNECTS);
        return List.of(
                Figure.of("churn.files", "open files left", (double)
                        (bench.process().openFiles() - files)),
                Figure.of("churn.memory", "MB RSS left", (bench.process().residentKb() - resident) / 1024.0));
    }

    private static void round(Bench bench, int connects) {
        for (int i = 0; i < connects; i += STEP) {
            List<Connection> sessions = bench.login(0, STEP, LoginOptions.PLAIN);
            bench.driver().run(() -> sessions.forEach(Connection::cut));
        }
        Bench.rest(SETTLE_SECONDS);
    }
}
