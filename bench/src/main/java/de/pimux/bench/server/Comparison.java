package de.pimux.bench.server;

import de.pimux.bench.client.Account;
import de.pimux.bench.client.Driver;
import de.pimux.bench.measure.Figure;
import de.pimux.bench.report.Results;
import de.pimux.bench.scenario.Bench;
import de.pimux.bench.scenario.Scenario;
import de.pimux.bench.scenario.Sizes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures one product after the other; every scenario gets a freshly started server with the same accounts. */
public final class Comparison {
    private static final String PASSWORD = "bench-password";
    private static final int SEEDING_STREAMS = 20;

    private final Path folder;
    private final Sizes sizes;
    private final List<Scenario> scenarios;
    private final Results results;
    private final PrintStream out;
    private final List<Double> startSeconds = new ArrayList<>();
    private final List<Double> startCpu = new ArrayList<>();

    public Comparison(Path folder, Sizes sizes, List<Scenario> scenarios, Results results, PrintStream out) {
        this.folder = folder;
        this.sizes = sizes;
        this.scenarios = scenarios;
        this.results = results;
        this.out = out;
    }

    /** Leaves out what isn't installed and goes on after a failed scenario; both are printed. */
    void measure(Product product) throws IOException {
        if (product.missing().isPresent()) {
            out.println("skipped " + product.label() + ": " + product.missing().get());
            return;
        }
        try {
            results.about(product.label(), product.about());
            measure(product, site(product));
        } catch (RuntimeException e) {
            out.println("  failed: " + e);
        }
    }

    private void measure(Product product, Site site) {
        startSeconds.clear();
        startCpu.clear();
        for (Scenario scenario : scenarios) {
            out.println(product.label() + ": " + scenario.name());
            try {
                measure(product, site, scenario);
            } catch (RuntimeException | IOException e) {
                out.println("  failed: " + e);
            }
        }
        record(product, new Figure("start.time", "s until it accepts connections", List.copyOf(startSeconds)));
        record(product, new Figure("start.cpu", "s CPU until then", List.copyOf(startCpu)));
    }

    private Site site(Product product) throws IOException {
        Site site = Site.in(Files.createDirectories(folder.resolve(product.label())), TestCertificate.create(folder));
        Path seed = seed(product);
        if (!Files.exists(seed)) {
            // Accounts of an earlier comparison would be in the way.
            Commands.run(folder, List.of("rm", "-rf", site.data().toString()));
            product.configure(site);
            out.println(product.label() + ": creating " + accounts() + " accounts");
            seed(product, site, accounts());
            Path unfinished = folder.resolve(seed.getFileName() + ".new");
            Commands.run(folder, List.of("rm", "-rf", unfinished.toString()));
            Commands.run(folder, List.of("cp", "-a", site.data().toString(), unfinished.toString()));
            Files.move(unfinished, seed);
        }
        product.configure(site);
        return site;
    }

    private int accounts() {
        return scenarios.stream().mapToInt(Scenario::accounts).max().orElse(0);
    }

    /** Data with the accounts that the scenarios need, kept for the next comparison. */
    private Path seed(Product product) {
        return folder.resolve("seed-" + product.seedKey() + "-with-" + accounts());
    }

    private void seed(Product product, Site site, int count) throws IOException {
        List<Account> accounts = IntStream.range(0, count)
                .mapToObj(i -> Account.numbered(i, PASSWORD))
                .toList();
        Path file = site.file("accounts.txt");
        Files.writeString(
                file,
                accounts.stream().map(a -> a.name() + " " + a.password() + "\n").collect(Collectors.joining()));
        try (LocalServer server = new LocalServer(product, site)) {
            server.restart();
            if (product.seedCommand(site, file).isPresent()) {
                Commands.run(folder, product.seedCommand(site, file).get());
            } else {
                try (Driver driver = new Driver()) {
                    driver.register(server.target(), accounts, SEEDING_STREAMS);
                }
            }
        }
    }

    private void measure(Product product, Site site, Scenario scenario) throws IOException {
        Commands.run(folder, List.of("rm", "-rf", site.data().toString()));
        Commands.run(
                folder,
                List.of("cp", "-a", seed(product).toString(), site.data().toString()));
        try (LocalServer server = new LocalServer(product, site);
                Driver driver = new Driver()) {
            server.restart();
            startSeconds.add(server.startSeconds());
            startCpu.add(server.process().cpuMicros() / 1e6);
            Bench bench = new Bench(driver, server, sizes, PASSWORD);
            scenario.run(bench).forEach(figure -> record(product, figure));
        }
    }

    private void record(Product product, Figure figure) {
        out.println("  " + figure.name() + " " + Figure.text(figure.median()) + " " + figure.unit());
        results.add(product.label(), figure);
    }
}
