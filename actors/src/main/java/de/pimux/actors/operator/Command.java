package de.pimux.actors.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** The arguments in order, of the words behind noun and verb; nothing if they are not as many as it needs. */
    Optional<List<String>> arguments(List<String> words) {
        List<String> left = new ArrayList<>(words);
        List<@Nullable String> arguments = new ArrayList<>();
        for (Named parameter : typed())
            arguments.add(parameter.option().isEmpty() ? null : optional(parameter.option(), left));
        for (int i = 0; i < arguments.size(); i++)
            if (arguments.get(i) == null && typed().get(i).option().isEmpty() && !left.isEmpty())
                arguments.set(i, left.remove(0));
        boolean fits = left.isEmpty()
                && arguments.stream().allMatch(argument -> argument != null && !argument.startsWith("--"));
        return fits ? Optional.of(List.copyOf(arguments)) : Optional.empty();
    }

    private static @Nullable String optional(String option, List<String> left) {
        int at = left.indexOf(option);
        if (at < 0 || at + 1 == left.size()) return null;
        left.remove(at);
        return left.remove(at);
    }

    String name() {
        return noun + " " + verbs.get(0);
    }

    String usage() {
        return typed().stream()
                .map(parameter -> (parameter.option().isEmpty() ? " " : " " + parameter.option() + " ")
                        + Spelling.capitals(parameter.value()))
                .collect(Collectors.joining("", name(), ""));
    }
}
