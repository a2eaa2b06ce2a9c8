package de.pimux.bench.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How much load the scenarios make.
 *
 * @param sessions the steps of the idle scenario
 * @param pairs pairs of chat partners
 * @param window messages of one pair that may be under way
 * @param messages messages of a chat round
 * @param roundTime the longest time of a chat round; slow servers do fewer messages
 * @param rounds rounds of each scenario that repeats
 * @param logins logins of a login round
 * @param rate messages per second of the latency scenario
 * @param archived messages of the archive scenario's archive; slow servers get fewer
 */
public record Sizes(
        List<Integer> sessions,
        int pairs,
        int window,
        int messages,
        Duration roundTime,
        int rounds,
        int logins,
        int rate,
        int archived) {
    public static final Sizes DEFAULT = new Sizes(
            List.of(1_000, 5_000, 10_000), 500, 10, 100_000, Duration.ofSeconds(10), 6, 1_000, 1_000, 200_000);
}
