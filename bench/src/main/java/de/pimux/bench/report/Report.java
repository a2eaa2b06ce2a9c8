package de.pimux.bench.report;

import de.pimux.bench.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the results as a page. What stands in the page below its last table's marker is kept: it is written by hand. */
public final class Report {
    private static final String KEEP = "<!-- below this line nothing is generated -->";

    private final Results results;

    public Report(Results results) {
        this.results = results;
    }

    public void write(Path page) throws IOException {
        String before = Files.exists(page) ? Files.readString(page) : "";
        int kept = before.indexOf(KEEP);
        List<String> lines = new ArrayList<>(List.of(
                "# Benchmarks",
                "",
                "Server CPU is user and system time of the server's process tree, memory its RSS; all servers ran on the same",
                "machine with the same self-signed ECDSA P-256 certificate, TLS 1.3 over loopback, limits off, default storage.",
                "The driver runs on the same machine, on one thread. Values are medians of the rounds; the values of every",
                "round are in `benchmarks.tsv`. How to run it: `./pimux bench help`.",
                "",
                "Machine: " + Machine.describe() + ".",
                ""));
        results.about().forEach((server, text) -> lines.add("- **" + server + "**: " + text));
        lines.add("");
        lines.addAll(table());
        lines.add("");
        lines.add(kept < 0 ? KEEP : before.substring(kept).stripTrailing());
        Files.write(page, lines);
    }

    private List<String> table() {
        List<String> servers = results.servers();
        List<String> lines = new ArrayList<>();
        lines.add("| what | target | " + String.join(" | ", servers) + " | `./pimux bench compare` … |");
        lines.add("| --- | --- | " + "---: | ".repeat(servers.size()) + "--- |");
        for (Row row : Row.ALL) {
            String cells = servers.stream().map(server -> cell(server, row)).collect(Collectors.joining(" | "));
            lines.add("| " + row.text() + " | " + row.target() + " | " + cells + " | `" + row.command() + "` |");
        }
        return lines;
    }

    private String cell(String server, Row row) {
        return results.figure(server, row.figure())
                .map(figure -> Figure.text(figure.median()))
                .orElse("-");
    }
}
