package de.pimux.actors.operator;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/**
 * What a bean answered, as plain values.
 *
 * @param value a text, a number, a boolean, a list or a map of these; null for an operation that is done
 */
record Answer(@Nullable Object value) {
    /** @param answered as JMX hands it over */
    static Answer of(@Nullable Object answered) {
        return new Answer(plain(answered));
    }

    private static @Nullable Object plain(@Nullable Object answered) {
        if (answered instanceof Object[] array)
            return Arrays.stream(array).map(Answer::plain).toList();
        if (answered instanceof CompositeData composite) return fields(composite);
        if (answered instanceof TabularData table) return rows(table);
        return answered;
    }

    private static Map<String, @Nullable Object> fields(CompositeData composite) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name : composite.getCompositeType().keySet()) fields.put(name, plain(composite.get(name)));
        return fields;
    }

    private static Map<String, @Nullable Object> rows(TabularData table) {
        Map<String, @Nullable Object> rows = new LinkedHashMap<>();
        for (Object row : table.values()) {
            CompositeData entry = (CompositeData) row;
            rows.put(String.valueOf(entry.get("key")), plain(entry.get("value")));
        }
        return rows;
    }

    /** Whether all went as wanted: a no and lines that failed are no success. */
    boolean isGood() {
        return !Boolean.FALSE.equals(value)
                && !(value instanceof Map<?, ?> map
                        && map.get("failures") instanceof Map<?, ?> failures
                        && !failures.isEmpty());
    }

    String json() {
        return ConfigValueFactory.fromAnyRef(value).render(ConfigRenderOptions.concise());
    }

    /** For people: a line for each value. */
    List<String> text() {
        return lines(value);
    }

    private static List<String> lines(@Nullable Object value) {
        if (value == null || value.equals("")) return List.of();
        if (value instanceof List<?> list)
            return list.stream().map(Answer::line).toList();
        if (!(value instanceof Map<?, ?> map)) return List.of(line(value));
        List<String> lines = new ArrayList<>();
        map.forEach((name, inner) -> lines.addAll(named(String.valueOf(name), inner)));
        return List.copyOf(lines);
    }

    private static List<String> named(String name, @Nullable Object inner) {
        if (!(inner instanceof List<?> || inner instanceof Map<?, ?>)) return List.of(name + ": " + line(inner));
        List<String> lines = new ArrayList<>();
        lines.add(name + ":");
        lines(inner).forEach(line -> lines.add("  " + line));
        return List.copyOf(lines);
    }

    private static String line(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof Boolean yes) return yes ? "yes" : "no";
        return value instanceof Map<?, ?> map
                ? map.values().stream().map(Answer::line).collect(Collectors.joining("  "))
                : value.toString();
    }
}
