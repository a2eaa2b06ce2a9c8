package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;

/** Memory of sessions that do nothing. */
public final class Idle implements Scenario {
    private static final double SETTLE_SECONDS = 5;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String about() {
        return "memory (RSS) with 1,000, 5,000 and 10,000 idle sessions, in all and per session";
    }

    @Override
    public int accounts() {
        return Sizes.DEFAULT.sessions().stream().mapToInt(i -> i).max().orElse(0);
    }

    @Override
    public List<Figure> run(Bench bench) {
        Bench.rest(SETTLE_SECONDS);
        long base = bench.process().residentKb();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("idle.base", "MB RSS", base / 1024.0));
        List<Connection> sessions = new ArrayList<>();
        for (int count : bench.sizes().sessions()) {
            sessions.addAll(bench.login(sessions.size(), count, LoginOptions.PLAIN));
            Bench.rest(SETTLE_SECONDS);
            long resident = bench.process().residentKb();
            figures.add(Figure.of("idle." + count + ".total", "MB RSS", resident / 1024.0));
            figures.add(Figure.of("idle." + count + ".each", "KB RSS per session", (resident - base) / (double) count));
        }
        bench.logout(sessions);
        return figures;
    }
}
