package de.pimux.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.bench.measure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResultsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void a_new_figure_replaces_the_old_one_and_leaves_the_others() throws IOException {
        Path file = folder.resolve("results.tsv");
        Results first = Results.in(file);
        first.add("pimux", Figure.of("chat.warm", "us", 1, 2, 9));
        first.add("prosody", Figure.of("chat.warm", "us", 100));
        Results.in(file).add("pimux", Figure.of("chat.warm", "us", 4));
        Results read = Results.in(file);
        assertThat(read.figure("pimux", "chat.warm").map(Figure::median)).hasValue(4.0);
        assertThat(read.figure("prosody", "chat.warm").map(Figure::median)).hasValue(100.0);
    }

    @Test
    void the_report_shows_medians_and_keeps_what_was_written_by_hand() throws IOException {
        Path page = folder.resolve("benchmarks.md");
        Results results = Results.in(folder.resolve("results.tsv"));
        results.add("pimux", Figure.of("chat.warm", "us", 1, 2, 9));
        Report report = new Report(results);
        report.write(page);
        Files.writeString(page, Files.readString(page) + "By hand.\n");
        report.write(page);
        assertThat(Files.readString(page)).contains("| <= 50 | 2.00 |").endsWith("By hand.\n");
    }
}
