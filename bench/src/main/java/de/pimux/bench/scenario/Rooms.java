package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Incoming;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.client.Receiver;
import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Rooms of two sizes: how they fill, and what is said in them. */
public final class Rooms implements Scenario {
    private static final List<Integer> OCCUPANTS = List.of(200, 1_000);

    /** Enter before the next ones may, so that no wait is longer than a slow server needs for them. */
    private static final int TOGETHER = 50;

    private static final int SPEAKERS = 10;
    private static final int MESSAGES = 50;

    private String room = "";
    private long entered;
    private long delivered;
    private CompletableFuture<Long> all = new CompletableFuture<>();

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public String about() {
        return "rooms of 200 and 1,000 occupants: time and server CPU to fill one, server CPU per delivered message";
    }

    @Override
    public int accounts() {
        return OCCUPANTS.get(OCCUPANTS.size() - 1);
    }

    @Override
    public List<Figure> run(Bench bench) {
        List<Figure> figures = new ArrayList<>();
        for (int occupants : OCCUPANTS) {
            room = "room" + occupants + "@conference." + bench.target().domain();
            List<Connection> sessions = bench.login(0, occupants, LoginOptions.PLAIN);
            String name = "rooms." + occupants;
            long start = System.nanoTime();
            long cpu = bench.process().cpuMicros();
            fill(bench, sessions);
            figures.add(Figure.of(name + ".fill", "s", (System.nanoTime() - start) / 1e9));
            figures.add(Figure.of(name + ".fill-cpu", "s CPU", (bench.process().cpuMicros() - cpu) / 1e6));
            List<Double> micros = new ArrayList<>();
            for (int i = 0; i < bench.sizes().rounds(); i++) micros.add(round(bench, sessions));
            List<Double> warm = List.copyOf(micros.subList(Chat.firstWarm(micros.size()), micros.size()));
            figures.add(new Figure(name + ".message", "us CPU per delivered message", warm));
            bench.logout(sessions);
            Bench.rest(2);
        }
        return figures;
    }

    private void fill(Bench bench, List<Connection> sessions) {
        enter(bench, sessions, 0, 1);
        all = new CompletableFuture<>();
        bench.driver().run(() -> {
            Connection owner = sessions.get(0);
            owner.receiver(this::configured);
            owner.send("<iq type='set' id='form' to='" + room + "'><query xmlns='http://jabber.org/protocol/muc#owner'>"
                    + "<x xmlns='jabber:x:data' type='submit'>"
                    + "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field>"
                    + "<field var='muc#roomconfig_maxusers'><value>" + accounts() + "</value></field>"
                    + "</x></query></iq>");
        });
        Bench.await(all, "the configuration of a room");
        for (int first = 1; first < sessions.size(); first += TOGETHER)
            enter(bench, sessions, first, Math.min(first + TOGETHER, sessions.size()));
    }

    private void configured(Connection owner, Incoming in) {
        if (in.kind() != Incoming.Kind.IQ || !"form".equals(in.attribute("id"))) return;
        if (in.isError()) all.completeExceptionally(new IllegalStateException(in.xml()));
        else all.complete(1L);
    }

    private void enter(Bench bench, List<Connection> sessions, int from, int to) {
        entered = 0;
        all = new CompletableFuture<>();
        bench.driver().run(() -> {
            for (int i = from; i < to; i++) {
                Connection session = sessions.get(i);
                session.receiver((connection, in) -> entering(connection, in, to - from));
                session.send("<presence to='" + room + "/nick" + i
                        + "'><x xmlns='http://jabber.org/protocol/muc'/></presence>");
            }
        });
        Bench.await(all, "entering a room");
    }

    private void entering(Connection session, Incoming in, long expected) {
        if (in.kind() != Incoming.Kind.PRESENCE) return;
        if (in.isError()) all.completeExceptionally(new IllegalStateException(in.xml()));
        else if (in.contains("'110'") || in.contains("\"110\"")) {
            session.receiver(Receiver.IGNORE);
            if (++entered == expected) all.complete(entered);
        }
    }

    /** Ten speak at the same time, and again as soon as everybody has heard them. */
    private double round(Bench bench, List<Connection> sessions) {
        delivered = 0;
        all = new CompletableFuture<>();
        long cpu = bench.process().cpuMicros();
        bench.driver().run(() -> {
            sessions.forEach(session -> session.receiver((connection, in) -> delivered(sessions, in)));
            speak(sessions);
        });
        Bench.await(all, "delivery in a room");
        return (double) (bench.process().cpuMicros() - cpu) / delivered;
    }

    private void speak(List<Connection> sessions) {
        for (Connection speaker : sessions.subList(0, SPEAKERS))
            speaker.send("<message type='groupchat' to='" + room + "' id='m" + delivered
                    + "'><body>By the pricking of my thumbs</body></message>");
    }

    private void delivered(List<Connection> sessions, Incoming in) {
        if (in.kind() != Incoming.Kind.MESSAGE || !in.contains("<body>")) return;
        delivered++;
        if (delivered == (long) MESSAGES * sessions.size()) all.complete(delivered);
        else if (delivered % ((long) SPEAKERS * sessions.size()) == 0) speak(sessions);
    }
}
