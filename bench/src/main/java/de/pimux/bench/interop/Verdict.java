package de.pimux.bench.interop;

import de.pimux.bench.interop.Outcome.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Outcomes compared with the list of known failures: good only if the list is exactly true. */
record Verdict(List<Outcome> outcomes, KnownFailures known) {
    Verdict {
        outcomes = outcomes.stream().sorted(Comparator.comparing(Outcome::test)).toList();
    }

    boolean good() {
        return failures(false).isEmpty() && outdated().isEmpty();
    }

    /** Failures, of those listed or of those not listed. */
    List<Outcome> failures(boolean listed) {
        return outcomes.stream()
                .filter(o -> o.is(Result.FAILED) && known.reason(o.test()).isPresent() == listed)
                .toList();
    }

    /** What has come to pass although it is listed. */
    List<Outcome> outdated() {
        return outcomes.stream()
                .filter(o -> o.is(Result.PASSED) && known.reason(o.test()).isPresent())
                .toList();
    }

    private long count(Result result) {
        return outcomes.stream().filter(o -> o.is(result)).count();
    }

    /** For the one who has run the tests. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        byClass().forEach((testClass, of) -> lines.add(line(testClass, of)));
        failures(true)
                .forEach(o -> lines.add("not passing yet: " + o.test() + ": "
                        + known.reason(o.test()).orElseThrow()));
        outdated().forEach(o -> lines.add("passes now, take it off the list: " + o.test()));
        failures(false).forEach(o -> lines.add("FAILED: " + o.test() + ": " + o.reason()));
        lines.add(count(Result.PASSED) + " passed, "
                + failures(false).size() + " failed, "
                + failures(true).size() + " not passing yet, " + count(Result.NOT_APPLICABLE)
                + " not applicable: " + (good() ? "good" : "NOT good"));
        return lines;
    }

    private Map<String, List<Outcome>> byClass() {
        return outcomes.stream().collect(Collectors.groupingBy(Outcome::testClass, TreeMap::new, Collectors.toList()));
    }

    private static String line(String testClass, List<Outcome> of) {
        Map<Result, Long> counts =
                new TreeMap<>(of.stream().collect(Collectors.groupingBy(Outcome::result, Collectors.counting())));
        String why = of.stream()
                .filter(o -> o.is(Result.NOT_APPLICABLE))
                .map(Outcome::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        String results = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + words(e.getKey()))
                .collect(Collectors.joining(", "));
        return testClass + ": " + results + (why.isEmpty() ? "" : " (" + why + ")");
    }

    private static String words(Result result) {
        return switch (result) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_APPLICABLE -> "not applicable";
        };
    }
}
