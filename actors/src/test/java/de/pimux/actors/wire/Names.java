package de.pimux.actors.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of one test, and what they are on the server that it shares with other tests. */
final class Names {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9-]+/?)\\}");

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final String domain;

    Names(String domain) {
        this.domain = domain;
        values.put("domain", domain);
    }

    String domain() {
        return domain;
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) throw new AssertionError("nobody is called " + name + " in this test");
        return value;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(get(found.group(1))));
    }
}
