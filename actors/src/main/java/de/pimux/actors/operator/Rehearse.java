package de.pimux.actors.operator;

import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.log.LogFiles;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.ShelfForecast;
import de.pimux.journal.StoreException;
import de.pimux.journal.plugin.JournalExtension;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code ./pimux rehearse}: says what will have expired at some time, and changes nothing. */
public final class Rehearse {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
        usage: pimux rehearse --at TIME [--config FILE]
          prints what will have expired by then, by class and day of recording, as records of how many, and as files
          of the logs; without content. TIME is a day such as 2027-01-31, which stands for its first moment in UTC, or an instant such as
          2027-01-31T12:00:00Z. It only looks, and may do so while the server runs.\
        """;

    private final PrintStream out;
    private final PrintStream err;

    Rehearse(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Rehearse(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        String at = null;
        Path config = null;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            if (arguments[i].equals("--at")) at = arguments[i + 1];
            if (arguments[i].equals("--config")) config = Path.of(arguments[i + 1]);
        }
        Instant then = at == null ? null : instant(at);
        if (then == null || arguments.length != (config == null ? 2 : 4)) {
            err.println(USAGE);
            return MISUSED;
        }
        try {
            print(config == null ? ConfigReader.defaults(Path.of("")) : ConfigReader.read(config), then);
            return DONE;
        } catch (ConfigException | StoreException | UncheckedIOException e) {
            err.println("pimux rehearse: " + e.getMessage());
            return FAILED;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void print(ServerConfig config, Instant at) {
        List<ShelfForecast> lines = new ArrayList<>(JournalExtension.forecast(
                config.data(), config.vault(), config.policy().retention(), at));
        lines.removeIf(line -> line.expired() == 0 && !line.dropped());
        for (ShelfForecast line : lines) {
            out.printf(
                    "%-9s %s  %d of %d records%s%n",
                    line.shelf().retention(),
                    line.shelf().day(),
                    line.dropped() ? line.records() : line.expired(),
                    line.records(),
                    line.dropped() ? ", shelf dropped" : "");
        }
        SortedMap<LocalDate, Integer> logs =
                new LogFiles(config.logs(), config.policy().logsDays(), InstantSource.fixed(at)).over();
        logs.forEach((day, files) -> out.printf("%-9s %s  files deleted: %d%n", RetentionClass.LOG, day, files));
        if (lines.isEmpty() && logs.isEmpty()) out.println("nothing will have expired at " + at);
    }
}
