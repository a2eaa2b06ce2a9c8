package de.pimux.bench.interop;

import de.pimux.bench.Options;
import de.pimux.bench.server.FreshPimux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** {@code ./pimux interop}: the tests of other implementations, against pimux. */
public final class Main {
    private static final Logger ALL_LOGGERS = Logger.getLogger("");

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.contains("help") || words.contains("--help")) {
            System.out.print(help());
            return;
        }
        int status = 1;
        try {
            if (run(new Options(words, "only", "debugger"))) status = 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            status = 2;
        } catch (IOException | RuntimeException broken) {
            System.err.println("the tests could not be run");
            broken.printStackTrace();
        }
        System.exit(status); // Smack leaves threads behind
    }

    private static boolean run(Options options) throws IOException {
        String debugger = options.text("debugger", "none");
        if (debugger.equals("none")) {
            ALL_LOGGERS.setLevel(Level.OFF); // what matters there comes back as the reason of a failure
        }
        KnownFailures known = KnownFailures.listed();
        Path folder = Files.createTempDirectory("pimux-interop");
        try (FreshPimux server = FreshPimux.start(Path.of("pimux").toAbsolutePath(), folder)) {
            String only = options.text("only", "");
            Verdict verdict = new Verdict(SmackTests.run(server, only, debugger), known, only.isEmpty());
            verdict.lines().forEach(System.out::println);
            return verdict.good();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String help() {
        return """
                ./pimux interop [--only Class,Class.method] [--debugger console]
                    starts pimux with empty data on loopback and runs Smack's integration tests against it.
                    Exits with 0 if all that apply pass, except those listed as known failures, and those all fail.
                """;
    }
}
