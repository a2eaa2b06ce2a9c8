package de.pimux.actors.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a log, one for each UTC day, each for so many days. */
final class LogFolder {
    private static final String SUFFIX = ".log";

    private final Path folder;
    private final String prefix;
    private final Pattern name;
    private final int days;

    /**
     * @param prefix of the names of the files
     * @param days after so many days nothing of a day is left
     */
    LogFolder(Path folder, String prefix, int days) {
        this.folder = folder;
        this.prefix = prefix;
        this.name = Pattern.compile(prefix + "(\\d{4}-\\d{2}-\\d{2})" + Pattern.quote(SUFFIX));
        this.days = days;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    Path file(LocalDate day) {
        return folder.resolve(prefix + day + SUFFIX);
    }

    /** The days that have a file, by the name of the file: its other dates change when it is copied. */
    SortedSet<LocalDate> days() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> day(file).stream()).collect(Collectors.toCollection(TreeSet::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Empty if it is no file of this log. */
    private Optional<LocalDate> day(Path file) {
        Matcher matcher = name.matcher(file.getFileName().toString());
        if (!matcher.matches()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(matcher.group(1)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** From when on the file of a day has had its time: the midnight at which its first line may be too old. */
    Instant end(LocalDate day) {
        return day.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Deletes what has had its time. */
    void sweep(Instant now) throws IOException {
        for (LocalDate day : days()) if (!end(day).isAfter(now)) Files.deleteIfExists(file(day));
    }
}
