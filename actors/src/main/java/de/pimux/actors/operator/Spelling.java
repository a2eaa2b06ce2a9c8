package de.pimux.actors.operator;

import java.util.Locale;

/** How names of Java and JMX are spelled for people. */
final class Spelling {
    private Spelling() {}

    /** {@code OldestRecordAge}: {@code oldest-record-age}. */
    static String words(String name, char between) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", String.valueOf(between))
                .toLowerCase(Locale.ROOT);
    }

    /** {@code OldestRecordAge}: {@code oldestRecordAge}. */
    static String field(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    static String capitals(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
