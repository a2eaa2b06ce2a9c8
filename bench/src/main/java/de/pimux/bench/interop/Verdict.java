package de.pimux.bench.interop;

import de.pimux.bench.interop.Outcome.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Outcomes compared with the list of known failures: good only if the list is exactly true.
 *
 * @param all whether all tests were to run, so that one without an outcome has no place on the list
 */
record Verdict(List<Outcome> outcomes, KnownFailures known, boolean all) {
    Verdict {
        outcomes = outcomes.stream().sorted(Comparator.comparing(Outcome::test)).toList();
    }

    boolean good() {
        return failures().isEmpty() && outdated().isEmpty();
    }

    /** What fails and is not listed. */
    List<Outcome> failures() {
        return failed().filter(o -> known.reason(o.test()).isEmpty()).toList();
    }

    /** What is listed and fails. */
    List<Outcome> notYet() {
        return failed().filter(o -> known.reason(o.test()).isPresent()).toList();
    }

    private Stream<Outcome> failed() {
        return outcomes.stream().filter(o -> o.is(Result.FAILED));
    }

    /** What is listed and does not fail. */
    List<String> outdated() {
        return known.reasons().keySet().stream().filter(this::outdated).toList();
    }

    private boolean outdated(String test) {
        List<Outcome> of = outcomes.stream().filter(o -> o.test().equals(test)).toList();
        return of.isEmpty() ? all : !of.get(0).is(Result.FAILED);
    }

    /** For the one who has run the tests. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::testClass, TreeMap::new, Collectors.toList()))
                .forEach((testClass, of) -> lines.add(line(testClass, of)));
        notYet().forEach(o -> lines.add(
                "not passing yet: " + o.test() + ": " + known.reason(o.test()).orElseThrow()));
        outdated().forEach(test -> lines.add("does not fail any more, take it off the list: " + test));
        failures().forEach(o -> lines.add("FAILED: " + o.test() + ": " + o.reason()));
        lines.add(summary());
        return lines;
    }

    private static String line(String testClass, List<Outcome> of) {
        String results = of.stream()
                .collect(Collectors.groupingBy(Outcome::result, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey().words())
                .collect(Collectors.joining(", "));
        String why = of.stream()
                .filter(o -> o.is(Result.NOT_APPLICABLE))
                .map(Outcome::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        return testClass + ": " + results + (why.isEmpty() ? "" : " (" + why + ")");
    }

    private String summary() {
        return "%d passed, %d failed, %d not passing yet, %d not applicable: %s"
                .formatted(
                        count(Result.PASSED),
                        failures().size(),
                        notYet().size(),
                        count(Result.NOT_APPLICABLE),
                        good() ? "good" : "NOT good");
    }

    private long count(Result result) {
        return outcomes.stream().filter(o -> o.is(result)).count();
    }
}
