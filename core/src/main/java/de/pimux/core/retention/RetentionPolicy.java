package de.pimux.core.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How many days the facts of each finite class may live, as the operator's {@code policy} says. */
public record RetentionPolicy(Map<RetentionClass, Integer> days) {
    /** @throws IllegalArgumentException if a class has no end, or lives less than a day */
    public RetentionPolicy {
        days.forEach((retention, count) -> {
            if (count < 1 || !isFinite(retention)) {
                throw new IllegalArgumentException(retention + " can't live for " + count + " days");
            }
        });
        days = Map.copyOf(new EnumMap<>(days));
    }

    public static RetentionPolicy of(int archiveDays, int uploadDays, int securityDays, int logDays) {
        return new RetentionPolicy(Map.of(
                RetentionClass.ARCHIVE, archiveDays,
                RetentionClass.UPLOAD, uploadDays,
                RetentionClass.SECURITY, securityDays,
                RetentionClass.LOG, logDays));
    }

    private static boolean isFinite(RetentionClass retention) {
        return retention.isShelvedByDay() || retention == RetentionClass.LOG;
    }

    /** The classes whose events lie on shelves, in order. */
    public Set<RetentionClass> shelved() {
        Set<RetentionClass> classes = new TreeSet<>(days.keySet());
        classes.removeIf(retention -> !retention.isShelvedByDay());
        return classes;
    }

    /** How long facts of this class may live; empty for a class that has no end of its own. */
    public Optional<Duration> bound(RetentionClass retention) {
        return Optional.ofNullable(days.get(retention)).map(Duration::ofDays);
    }

    /** What happened before this instant is out of time now and must not be served. */
    public Instant notBefore(RetentionClass retention, Instant now) {
        return bound(retention).map(now::minus).orElse(Instant.MIN);
    }

    /** When the time of everything that happened on a UTC day is up: a midnight. */
    public Instant endOf(RetentionClass retention, LocalDate day) {
        return bound(retention)
                .map(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()::plus)
                .orElse(Instant.MAX);
    }
}
