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
        this.name = Pattern.compile(prefix + "\\d{4}-\\d{2}-\\d{2}" + Pattern.quote(SUFFIX));
        this.days = days;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    Path file(LocalDate day) {
        return folder.resolve(prefix + day + SUFFIX);
    }

    /** Deletes what has had its time by the name of the file: its other dates change when it is copied. */
    void sweep(LocalDate today) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> over = files.filter(file -> isOver(file, today)).toList();
            for (Path file : over) Files.deleteIfExists(file);
        }
    }

    private boolean isOver(Path file, LocalDate today) {
        String text = file.getFileName().toString();
        if (!name.matcher(text).matches()) return false;
        LocalDate day = LocalDate.parse(text.substring(prefix.length(), text.length() - SUFFIX.length()));
        return !day.plusDays(days).isAfter(today);
    }
}
