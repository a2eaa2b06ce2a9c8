package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;

/** Full logins: TCP, TLS 1.3 handshake, SCRAM, binding, roster, presence. */
public final class Logins implements Scenario {
    @Override
    public String name() {
        return "login";
    }

    @Override
    public String about() {
        return "TLS 1.3, SCRAM-SHA-1, bind, roster, presence: server CPU per login; first round and warm";
    }

    @Override
    public int accounts() {
        return Sizes.DEFAULT.logins();
    }

    @Override
    public List<Figure> run(Bench bench) {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < bench.sizes().rounds(); i++) {
            micros.add(round(bench) / 1000);
        }
        int warm = Chat.firstWarm(micros.size());
        return List.of(
                Figure.of("login.first", "ms CPU per login", micros.get(0)),
                new Figure("login.warm", "ms CPU per login", List.copyOf(micros.subList(warm, micros.size()))));
    }

    private static double round(Bench bench) {
        int count = bench.sizes().logins();
        long cpu = bench.process().cpuMicros();
        List<Connection> sessions = bench.login(0, count, LoginOptions.PLAIN);
        Bench.rest(0.5); // the server still answers the last presences
        cpu = bench.process().cpuMicros() - cpu;
        bench.logout(sessions);
        Bench.rest(1);
        return (double) cpu / count;
    }
}
