package de.pimux.actors.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Typed access to a configuration that gathers everything that is wrong instead of stopping at the first. A getter whose
 * value is wrong returns some value of its type; {@link #problems()} then says that none may be used.
 */
final class Settings {
    private final Config user;
    private final Config merged;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> read = new TreeSet<>();

    /** Reports every key of {@code user} that {@code reference} does not have. */
    Settings(Config user, Config reference) {
        this.user = user;
        this.merged = user.withFallback(reference);
        refuseUnknown(user.root(), reference.root(), "");
    }

    List<Problem> problems() {
        return problems;
    }

    /** The paths that were asked for: equal to those of the reference if no key is ignored. */
    Set<String> read() {
        return read;
    }

    private void refuseUnknown(ConfigObject block, ConfigObject known, String path) {
        for (Map.Entry<String, ConfigValue> entry : block.entrySet()) {
            String here = path + ConfigUtil.joinPath(entry.getKey());
            ConfigValue expected = known.get(entry.getKey());
            if (expected == null) {
                problem(entry.getValue().origin(), here, "is no key of pimux" + suggestion(entry.getKey(), known));
            } else if (expected instanceof ConfigObject inner && entry.getValue() instanceof ConfigObject object) {
                refuseUnknown(object, inner, here + ".");
            } else if (expected instanceof ConfigObject) {
                problem(entry.getValue().origin(), here, "must be a block: " + here + " { … }");
            }
        }
    }

    private static String suggestion(String key, ConfigObject known) {
        Optional<String> near = known.keySet().stream()
                .filter(candidate -> Words.distance(candidate, key) <= Math.max(2, key.length() / 3))
                .min((a, b) -> Integer.compare(Words.distance(a, key), Words.distance(b, key)));
        return near.map(candidate -> "; is " + candidate + " meant?")
                .orElseGet(
                        () -> "; there are: " + known.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }

    void problem(String path, String advice) {
        problem(origin(path), path, advice);
    }

    /** Says what is wrong with one element of a list. */
    void problem(String path, int index, String advice) {
        ConfigOrigin origin = merged.getList(path).get(index).origin();
        problem(origin, path + "[" + index + "]", advice);
    }

    /** One problem per key is enough, and none for what stands in a block that is wrong as a whole. */
    void problem(ConfigOrigin origin, String path, String advice) {
        for (Problem known : problems) if (path.equals(known.path()) || path.startsWith(known.path() + ".")) return;
        problems.add(new Problem(where(origin), path, advice));
    }

    /** Whether nothing is wrong with this key, and with everything in it. */
    boolean isGood(String path) {
        return problems.stream().noneMatch(known -> known.path().startsWith(path));
    }

    /** The value's place in the user's file, or that of the nearest block around it. */
    private ConfigOrigin origin(String path) {
        ConfigValue value = user.root();
        for (String key : ConfigUtil.splitPath(path)) {
            ConfigValue inner = value instanceof ConfigObject object ? object.get(key) : null;
            if (inner == null) return value.origin();
            value = inner;
        }
        return value.origin();
    }

    private static String where(ConfigOrigin origin) {
        String file = Optional.ofNullable(origin.filename()).orElseGet(origin::description);
        return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
    }

    String text(String path) {
        return get(path, "must be a text in quotes", "", () -> {
            if (type(path) != ConfigValueType.STRING) throw new IllegalArgumentException();
            return merged.getString(path);
        });
    }

    boolean flag(String path) {
        return get(path, "must be true or false", false, () -> merged.getBoolean(path));
    }

    int number(String path, int min, int max) {
        String advice = "must be a whole number from " + min + " to " + max;
        return get(path, advice, min, () -> {
            double value = merged.getDouble(path);
            return inside(value == Math.rint(value), (long) value, min, max);
        });
    }

    /** As {@link #number}, where 0 switches the limit off: then there is no bound. */
    int limit(String path, int max) {
        int value = number(path, 0, max);
        return value == 0 ? Integer.MAX_VALUE : value;
    }

    int bytes(String path, int min, int max) {
        return (int) size(path, min, max);
    }

    /** As {@link #bytes}, of what may be larger than memory. */
    long size(String path, long min, long max) {
        String advice = "must be a size from " + min + " to " + max + " bytes, such as 64 KiB";
        return get(path, advice, min, () -> {
            long value = merged.getBytes(path);
            if (value < min || value > max) throw new IllegalArgumentException();
            return value;
        });
    }

    Duration time(String path, Duration min, Duration max) {
        String advice = "must be a time with its unit from " + Words.of(min) + " to " + Words.of(max);
        return get(path, advice, min, () -> {
            Duration value = merged.getDuration(path);
            inside(type(path) == ConfigValueType.STRING, value.toMillis(), min.toMillis(), max.toMillis());
            return value;
        });
    }

    int days(String path, int max) {
        String advice = "must be whole days from 1 day to " + max + " days, such as 30 days";
        return get(path, advice, 1, () -> {
            Duration value = merged.getDuration(path);
            boolean whole = value.equals(Duration.ofDays(value.toDays())) && type(path) == ConfigValueType.STRING;
            return inside(whole, value.toDays(), 1, max);
        });
    }

    <E extends Enum<E>> E choice(String path, Class<E> choices) {
        E[] all = choices.getEnumConstants();
        String advice = "must be one of "
                + Words.lower(Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
        return get(path, advice, all[0], () -> {
            String value = merged.getString(path);
            return Enum.valueOf(choices, value.toUpperCase(Locale.ROOT));
        });
    }

    /** The elements that {@code parse} makes something of; an IllegalArgumentException's message says what is wrong. */
    <T> List<T> list(String path, String advice, Function<ConfigValue, T> parse) {
        List<ConfigValue> values = get(path, "must be a list: [ … ]", List.of(), () -> merged.getList(path));
        List<T> parsed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ConfigValue value = values.get(i);
            try {
                parsed.add(parse.apply(value));
            } catch (IllegalArgumentException | com.typesafe.config.ConfigException e) {
                problem(path, i, advice);
            }
        }
        return List.copyOf(parsed);
    }

    private ConfigValueType type(String path) {
        return merged.getValue(path).valueType();
    }

    private static int inside(boolean wellFormed, long value, long min, long max) {
        if (!wellFormed || value < min || value > max) throw new IllegalArgumentException();
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private <T> T get(String path, String advice, T otherwise, Supplier<T> getter) {
        read.add(path);
        try {
            return getter.get();
        } catch (com.typesafe.config.ConfigException | IllegalArgumentException e) {
            problem(path, advice);
            return otherwise;
        }
    }
}
