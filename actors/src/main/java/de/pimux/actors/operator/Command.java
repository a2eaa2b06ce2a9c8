package de.pimux.actors.operator;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One command of {@code pimux ctl}: what the operator types, and what is called then.
 *
 * @param verbs each of them one or two words; the first is the one that the help shows
 * @param parameters in order
 */
record Command(
        String noun,
        List<String> verbs,
        List<Named> parameters,
        String description,
        boolean destructive,
        String bean,
        Call call) {
    /** What is called of the bean. */
    sealed interface Call {}

    /** @param name of an operation whose parameters are all texts */
    record Operation(String name) implements Call {}

    record Attribute(String name) implements Call {}

    /** Attributes, all together. */
    record Status(List<String> attributes) implements Call {}

    /** Those that stand on the command line. */
    List<Named> typed() {
        return parameters.stream()
                .filter(parameter -> parameter.kind() != Named.Kind.SECRET)
                .toList();
    }

    /** Whether these words, without their noun and verb, are as many as it needs. */
    boolean takes(List<String> arguments) {
        return arguments.size() == typed().size()
                && arguments.stream().noneMatch(argument -> argument.startsWith("--"));
    }

    String name() {
        return noun + " " + verbs.get(0);
    }

    String usage() {
        return typed().stream()
                .map(parameter -> " " + Spelling.capitals(parameter.value()))
                .collect(Collectors.joining("", name(), ""));
    }
}
