package de.pimux.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} options; an unknown name is refused. */
public final class Options {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** @throws IllegalArgumentException for an option that is not known or has no value */
    public Options(List<String> arguments, String... known) {
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!name.startsWith("--") || !List.of(known).contains(name.substring(2))) {
                throw new IllegalArgumentException(
                        "unknown option " + name + "; known: --" + String.join(" --", known));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("option " + name + " needs a value");
            }
            values.put(name.substring(2), arguments.get(i + 1));
        }
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public int number(String name, int otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option --" + name + " needs a number, not " + value, e);
        }
    }

    /** A comma-separated list. */
    public List<String> list(String name, List<String> otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Arrays.asList(value.split(",", -1));
    }
}
