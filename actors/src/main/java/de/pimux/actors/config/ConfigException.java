package de.pimux.actors.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that can't be used, with everything that is wrong about it. */
public final class ConfigException extends Exception {
    private final List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
