package de.pimux.bench.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tests that do not pass yet, each with its reason: lines {@code Class.method: reason}, comments with #. */
final class KnownFailures {
    private static final String LIST = "known-failures.txt";

    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** The list that is part of this program. */
    static KnownFailures listed() {
        try (InputStream in = KnownFailures.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the program is built without " + LIST);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException for a line without a reason, or a test named twice */
    static KnownFailures read(String list) {
        KnownFailures known = new KnownFailures();
        list.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(known::add);
        return known;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String reason = line.substring(colon + 1).strip();
        if (colon < 1 || reason.isEmpty()) {
            throw new IllegalArgumentException("known failure without a reason: " + line);
        }
        if (reasons.put(line.substring(0, colon).strip(), reason) != null) {
            throw new IllegalArgumentException("known failure named twice: " + line);
        }
    }

    Optional<String> reason(String test) {
        return Optional.ofNullable(reasons.get(test));
    }

    Map<String, String> reasons() {
        return reasons;
    }
}
