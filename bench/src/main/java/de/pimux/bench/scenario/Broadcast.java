package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.Incoming;
import de.pimux.bench.client.LoginOptions;
import de.pimux.bench.client.Receiver;
import de.pimux.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Presence changes of users who have 100 contacts online. */
public final class Broadcast implements Scenario {
    private static final int FIRST = 1_000; // accounts that no other scenario gives contacts to
    private static final int USERS = 10;
    private static final int CONTACTS = 100;
    private static final int CHANGES = 50;

    private long expected;
    private long delivered;
    private long subscribed;
    private CompletableFuture<Long> all = new CompletableFuture<>();

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public String about() {
        return "presence changes of users with 100 contacts online: server CPU per delivered presence, per subscription";
    }

    @Override
    public int accounts() {
        return FIRST + USERS + CONTACTS;
    }

    @Override
    public List<Figure> run(Bench bench) {
        List<Connection> users = bench.login(FIRST, FIRST + USERS, LoginOptions.PLAIN);
        List<Connection> contacts = bench.login(FIRST + USERS, FIRST + USERS + CONTACTS, LoginOptions.PLAIN);
        long cpu = bench.process().cpuMicros();
        subscribe(bench, users, contacts);
        double perSubscription = (bench.process().cpuMicros() - cpu) / 1000.0 / (USERS * CONTACTS);
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < bench.sizes().rounds(); i++) {
            micros.add(round(bench, users, contacts));
        }
        int warm = Chat.firstWarm(micros.size());
        return List.of(
                Figure.of("presence.subscription", "ms CPU per mutual subscription", perSubscription),
                Figure.of("presence.first", "us CPU per delivered presence", micros.get(0)),
                new Figure(
                        "presence.warm",
                        "us CPU per delivered presence",
                        List.copyOf(micros.subList(warm, micros.size()))));
    }

    private void subscribe(Bench bench, List<Connection> users, List<Connection> contacts) {
        all = new CompletableFuture<>();
        bench.driver().run(() -> {
            users.forEach(user -> user.receiver(this::user));
            contacts.forEach(contact -> contact.receiver(Broadcast::contact));
            for (int i = 0; i < USERS; i++) {
                String request = "<presence type='subscribe' to='" + bench.address(FIRST + i) + "'/>";
                contacts.forEach(contact -> contact.send(request));
            }
        });
        Bench.await(all, "mutual subscriptions");
        Bench.rest(2);
    }

    /** A user approves, asks back, and is done when the roster says {@code both}. */
    private void user(Connection user, Incoming in) {
        if ("subscribe".equals(in.attribute("type"))) {
            String from = String.valueOf(in.attribute("from"));
            user.send("<presence type='subscribed' to='" + from + "'/><presence type='subscribe' to='" + from + "'/>");
        } else if (in.kind() == Incoming.Kind.IQ && in.contains("jabber:iq:roster")) {
            acknowledge(user, in);
            boolean both = in.contains("subscription='both'") || in.contains("subscription=\"both\"");
            subscribed += both ? 1 : 0;
            if (subscribed == USERS * CONTACTS) {
                all.complete(subscribed);
            }
        }
    }

    private static void contact(Connection contact, Incoming in) {
        if ("subscribe".equals(in.attribute("type"))) {
            contact.send("<presence type='subscribed' to='" + in.attribute("from") + "'/>");
        } else if (in.kind() == Incoming.Kind.IQ && in.contains("jabber:iq:roster")) {
            acknowledge(contact, in);
        }
    }

    private static void acknowledge(Connection session, Incoming push) {
        session.send("<iq type='result' id='" + push.attribute("id") + "'/>");
    }

    /** All users change their presence together, and again as soon as everybody has seen it. */
    private double round(Bench bench, List<Connection> users, List<Connection> contacts) {
        delivered = 0;
        all = new CompletableFuture<>();
        long cpu = bench.process().cpuMicros();
        bench.driver().run(() -> {
            users.forEach(user -> user.receiver(Receiver.IGNORE));
            contacts.forEach(contact -> contact.receiver((connection, in) -> delivered(users, in)));
            change(users, 0);
        });
        Bench.await(all, "delivery of presence");
        return (double) (bench.process().cpuMicros() - cpu) / delivered;
    }

    private void change(List<Connection> users, long number) {
        expected = (number + 1) * USERS * CONTACTS;
        users.forEach(user -> user.send("<presence><show>away</show><status>" + number + "</status></presence>"));
    }

    private void delivered(List<Connection> users, Incoming in) {
        if (in.kind() != Incoming.Kind.PRESENCE || !in.contains("<status>")) {
            return;
        }
        delivered++;
        if (delivered == (long) CHANGES * USERS * CONTACTS) {
            all.complete(delivered);
        } else if (delivered == expected) {
            change(users, delivered / (USERS * CONTACTS));
        }
    }
}
