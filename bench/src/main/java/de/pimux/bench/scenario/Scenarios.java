package de.pimux.bench.scenario;

import java.util.List;

/** All scenarios, in the order of the report. */
public final class Scenarios {
    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new Chat(false),
                new Chat(true),
                new Latency(),
                new Logins(),
                new Broadcast(),
                new Rooms(),
                new Offline(),
                new Archive(),
                new Idle(),
                new Loss(),
                new Churn());
    }

    public static List<String> names() {
        return all().stream().map(Scenario::name).toList();
    }

    /** New instances of the named ones. */
    public static List<Scenario> named(List<String> names) {
        if (!names().containsAll(names)) {
            throw new IllegalArgumentException("unknown scenario among " + names + "; known: " + names());
        }
        return all().stream().filter(s -> names.contains(s.name())).toList();
    }
}
