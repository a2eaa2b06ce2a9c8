package de.pimux.actors.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which days have files of a log, and until when: counted by their names, without a look inside. */
public final class LogFiles {
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final LogFolder log;
    private final LogFolder accesses;
    private final InstantSource clock;

    /** @param days after so many days nothing of a day is left */
    public LogFiles(Path folder, int days, InstantSource clock) {
        this.log = new LogFolder(folder, DailyLog.PREFIX, days);
        this.accesses = new LogFolder(folder, AccessLog.PREFIX, days);
        this.clock = clock;
    }

    /**
     * How many files there are of each day.
     *
     * @throws UncheckedIOException if the folder can't be read
     */
    public SortedMap<LocalDate, Integer> byDay() {
        SortedMap<LocalDate, Integer> files = new TreeMap<>();
        try {
            for (LogFolder folder : List.of(log, accesses))
                for (LocalDate day : folder.days()) files.merge(day, 1, Integer::sum);
        } catch (NoSuchFileException nothingWasLoggedYet) {
            return new TreeMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the logs can't be read", e);
        }
        return files;
    }

    /** Those whose time is up now, as {@link #byDay}. */
    public SortedMap<LocalDate, Integer> over() {
        SortedMap<LocalDate, Integer> over = byDay();
        over.keySet().removeIf(day -> goesAt(day).isAfter(clock.instant()));
        return over;
    }

    /** From when on files of this day are deleted. */
    public Instant goesAt(LocalDate day) {
        return log.end(day);
    }

    /** How old the oldest line is at most; empty if there is none. */
    public Optional<Duration> oldestRecordAge() {
        return byDay().keySet().stream()
                .findFirst()
                .map(day -> Duration.between(day.atStartOfDay(ZoneOffset.UTC).toInstant(), clock.instant()));
    }

    /** Whether a file is there longer than it may be by more than an hour. */
    public boolean isOverdue() {
        return byDay().keySet().stream()
                .anyMatch(day -> goesAt(day).plus(TOLERANCE).isBefore(clock.instant()));
    }
}
