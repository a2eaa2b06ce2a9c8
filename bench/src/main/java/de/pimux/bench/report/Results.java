package de.pimux.bench.report;

import de.pimux.bench.measure.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All measured values, in a file of tab-separated lines, so that one server or one scenario can be measured again
 * without the rest.
 */
public final class Results {
    private static final String ABOUT = "about";

    private final Path file;
    private final Map<String, String> about = new TreeMap<>();
    private final Map<String, Map<String, Figure>> figures = new TreeMap<>();

    private Results(Path file) {
        this.file = file;
    }

    /** Reads the file if there is one. */
    public static Results in(Path file) throws IOException {
        Results results = new Results(file);
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> results.read(line.split("\t", -1)));
        }
        return results;
    }

    private void read(String[] fields) {
        if (fields[1].equals(ABOUT)) {
            about.put(fields[0], fields[2]);
        } else {
            List<Double> values =
                    Arrays.stream(fields[3].split(" ", -1)).map(Double::valueOf).toList();
            put(fields[0], new Figure(fields[1], fields[2], values));
        }
    }

    private void put(String server, Figure figure) {
        figures.computeIfAbsent(server, key -> new TreeMap<>()).put(figure.name(), figure);
    }

    /** Says which version and configuration a server's figures belong to. */
    public void about(String server, String text) {
        about.put(server, text);
    }

    public Map<String, String> about() {
        return about;
    }

    /** Replaces the server's figure of that name and writes the file. */
    public void add(String server, Figure figure) {
        put(server, figure);
        List<String> lines = new ArrayList<>();
        about.forEach((name, text) -> lines.add(name + "\t" + ABOUT + "\t" + text));
        figures.forEach((name, all) -> all.values().forEach(each -> lines.add(line(name, each))));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results", e);
        }
    }

    private static String line(String server, Figure figure) {
        String values = figure.values().stream()
                .map(Figure::text)
                .map(v -> v.replace(",", ""))
                .collect(Collectors.joining(" "));
        return String.join("\t", server, figure.name(), figure.unit(), values);
    }

    /** The servers that have figures. */
    public List<String> servers() {
        return List.copyOf(figures.keySet());
    }

    public Optional<Figure> figure(String server, String name) {
        return Optional.ofNullable(figures.getOrDefault(server, Map.of()).get(name));
    }
}
