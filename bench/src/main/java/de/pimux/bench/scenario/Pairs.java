package de.pimux.bench.scenario;

import de.pimux.bench.client.Connection;
import de.pimux.bench.client.LoginOptions;
import java.util.ArrayList;
import java.util.List;

/** Logs in the two halves of every pair. */
final class Pairs {
    private static final int ACK_EVERY = 5;

    private Pairs() {}

    static List<Pair> login(Bench bench, boolean managed, Pair.Listener listener) {
        LoginOptions options = managed ? LoginOptions.PLAIN.withStreamManagement() : LoginOptions.PLAIN;
        int count = bench.sizes().pairs();
        List<Connection> sessions = bench.login(0, 2 * count, options);
        Bench.rest(1);
        List<Pair> pairs = new ArrayList<>();
        bench.driver().run(() -> {
            for (int i = 0; i < count; i++) {
                Connection recipient = sessions.get(count + i);
                pairs.add(new Pair(
                        sessions.get(i), recipient, bench.address(count + i), managed ? ACK_EVERY : 0, listener));
            }
        });
        return pairs;
    }
}
