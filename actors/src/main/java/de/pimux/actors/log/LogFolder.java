package de.pimux.actors.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a log, one for each UTC day, each for so many days. */
final class LogFolder {
    private static final String PREFIX = "pimux-";
    private static final String SUFFIX = ".log";
    private static final Pattern NAME = Pattern.compile(PREFIX + "\\d{4}-\\d{2}-\\d{2}" + Pattern.quote(SUFFIX));

    private final Path folder;
    private final int days;

    /** @param days after so many days nothing of a day is left */
    LogFolder(Path folder, int days) {
        this.folder = folder;
        this.days = days;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    Path file(LocalDate day) {
        return folder.resolve(PREFIX + day + SUFFIX);
    }

    /** Deletes what has had its time by the name of the file: its other dates change when it is copied. */
    void sweep(LocalDate today) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> over = files.filter(file -> isOver(file, today)).toList();
            for (Path file : over) Files.deleteIfExists(file);
        }
    }

    private boolean isOver(Path file, LocalDate today) {
        String name = file.getFileName().toString();
        if (!NAME.matcher(name).matches()) return false;
        LocalDate day = LocalDate.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        return !day.plusDays(days).isAfter(today);
    }
}
