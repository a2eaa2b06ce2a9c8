package de.pimux.bench.scenario;

import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;

/** Messages between pairs as fast as the server goes, with a bounded number under way. */
public final class Chat implements Scenario {
    /** The first round that counts: the half before it warms a virtual machine up, which compiles what is used most. */
    static int firstWarm(int rounds) {
        return rounds / 2;
    }

    private final boolean managed;

    public Chat(boolean managed) {
        this.managed = managed;
    }

    @Override
    public String name() {
        return managed ? "chat-sm" : "chat";
    }

    @Override
    public String about() {
        return "500 pairs as fast as it goes" + (managed ? ", with stream management (XEP-0198)" : "")
                + ": server CPU per message, messages per second; first round and warm";
    }

    @Override
    public int accounts() {
        return 2 * Sizes.DEFAULT.pairs();
    }

    @Override
    public List<Figure> run(Bench bench) {
        return measure(bench, managed, name());
    }

    /** @param name what the figures' names begin with */
    static List<Figure> measure(Bench bench, boolean managed, String name) {
        ChatRound listener = new ChatRound();
        List<Pair> pairs = Pairs.login(bench, managed, listener);
        List<Double> micros = new ArrayList<>();
        List<Double> perSecond = new ArrayList<>();
        for (int i = 0; i < bench.sizes().rounds(); i++) {
            long cpu = bench.process().cpuMicros();
            ChatRound.Outcome outcome = listener.run(bench, pairs);
            cpu = bench.process().cpuMicros() - cpu;
            micros.add((double) cpu / outcome.messages());
            perSecond.add(outcome.messages() / outcome.seconds());
            Bench.rest(0.5);
        }
        int warm = firstWarm(micros.size());
        return List.of(
                Figure.of(name + ".first", "us CPU per message", micros.get(0)),
                new Figure(name + ".warm", "us CPU per message", List.copyOf(micros.subList(warm, micros.size()))),
                new Figure(name + ".rate", "messages/s", List.copyOf(perSecond.subList(warm, micros.size()))));
    }
}
