package de.pimux.actors.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line of {@code pimux ctl}: its options, wherever they stand, and the words of the command. */
record CtlArguments(List<String> words, Map<String, String> options) {
    /** Options with a value, and without. */
    static final Set<String> VALUES = Set.of("--config", "--data");

    static final Set<String> FLAGS = Set.of("--json", "--yes");

    /** Nothing if an option lacks its value. */
    static Optional<CtlArguments> of(String... arguments) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (FLAGS.contains(argument)) options.put(argument, "");
            else if (!VALUES.contains(argument)) words.add(argument);
            else if (i + 1 < arguments.length) options.put(argument, arguments[++i]);
            else return Optional.empty();
        }
        return Optional.of(new CtlArguments(List.copyOf(words), Map.copyOf(options)));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    @Nullable
    String value(String option) {
        return options.get(option);
    }
}
