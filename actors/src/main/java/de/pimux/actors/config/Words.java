package de.pimux.actors.config;

import java.time.Duration;
import java.util.Locale;

/** How the configuration's words are compared and spelled. */
final class Words {
    private Words() {}

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String of(Duration time) {
        if (time.toSeconds() % 86_400 == 0 && !time.isZero()) return of(time.toDays(), "day");
        if (time.toSeconds() % 3600 == 0 && !time.isZero()) return of(time.toHours(), "hour");
        if (time.toSeconds() % 60 == 0 && !time.isZero()) return of(time.toMinutes(), "minute");
        return of(time.toSeconds(), "second");
    }

    private static String of(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** Edits that turn one word into the other (Levenshtein 1966). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
