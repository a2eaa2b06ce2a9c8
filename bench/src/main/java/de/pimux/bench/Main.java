package de.pimux.bench;

import de.pimux.bench.client.Account;
import de.pimux.bench.client.Driver;
import de.pimux.bench.client.Target;
import de.pimux.bench.expiry.PimuxExpiry;
import de.pimux.bench.measure.Figure;
import de.pimux.bench.report.Report;
import de.pimux.bench.report.Results;
import de.pimux.bench.scenario.Bench;
import de.pimux.bench.scenario.Scenario;
import de.pimux.bench.scenario.Scenarios;
import de.pimux.bench.scenario.Sizes;
import de.pimux.bench.server.Comparison;
import de.pimux.bench.server.EjabberdExpiry;
import de.pimux.bench.server.ExternalServer;
import de.pimux.bench.server.Move;
import de.pimux.bench.server.Products;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** {@code ./pimux bench}: measures XMPP servers from the outside. */
public final class Main {
    private static final String RESULTS = "docs/benchmarks.tsv";
    private static final String REPORT = "docs/benchmarks.md";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        String command = words.isEmpty() ? "help" : words.get(0);
        List<String> rest = words.stream().skip(1).toList();
        try {
            run(command, rest);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0); // native transports may leave threads behind
    }

    private static void run(String command, List<String> rest) throws IOException {
        switch (command) {
            case "compare" -> compare(rest);
            case "run" -> external(rest);
            case "register" -> register(rest);
            case "move" -> move(rest);
            case "report" -> report(rest);
            case "expiry" -> expiry(rest);
            case "jmh" -> org.openjdk.jmh.Main.main(rest.toArray(String[]::new));
            case "help", "--help", "-h" -> System.out.println(help());
            default -> throw new IllegalArgumentException("unknown command " + command + "\n\n" + help());
        }
    }

    private static void compare(List<String> rest) throws IOException {
        Products products = new Products(Path.of("pimux").toAbsolutePath());
        Options options = new Options(
                rest,
                "servers",
                "scenarios",
                "results",
                "report",
                "folder",
                "rounds",
                "window",
                "messages",
                "seconds",
                "archived");
        Path folder = Path.of(options.text("folder", System.getProperty("java.io.tmpdir") + "/pimux-bench"));
        Results results = Results.in(Path.of(options.text("results", RESULTS)));
        Comparison comparison = new Comparison(
                Files.createDirectories(folder), sizes(options), scenarios(options), results, System.out);
        products.measure(options.list("servers", products.labels()), comparison);
        new Report(results).write(Path.of(options.text("report", REPORT)));
    }

    private static void move(List<String> rest) throws IOException {
        Path folder = Path.of(
                new Options(rest, "folder").text("folder", System.getProperty("java.io.tmpdir") + "/pimux-move"));
        Move move = new Move(Path.of("pimux").toAbsolutePath(), Files.createDirectories(folder), System.out);
        if (!move.run()) System.exit(1);
    }

    private static void report(List<String> rest) throws IOException {
        Options options = new Options(rest, "results", "report");
        new Report(Results.in(Path.of(options.text("results", RESULTS))))
                .write(Path.of(options.text("report", REPORT)));
    }

    /** In a folder of its own, which stays, for those who want to look. */
    private static void expiry(List<String> rest) throws IOException {
        Options options = new Options(rest, "messages", "accounts", "ejabberd", "folder");
        Path folder = Path.of(options.text("folder", System.getProperty("java.io.tmpdir")));
        Path own = Files.createTempDirectory(Files.createDirectories(folder), "pimux-expiry");
        int messages = options.number("messages", 1_000_000);
        int accounts = options.number("accounts", 10_000);
        if (messages > 0) {
            new PimuxExpiry(messages, accounts, System.out).measure(own.resolve("pimux"));
        }
        int others = options.number("ejabberd", 100_000);
        if (others > 0) {
            new EjabberdExpiry(others, accounts, System.out).measure(own.resolve("ejabberd"));
        }
    }

    private static void external(List<String> rest) {
        Options options = new Options(
                rest,
                "host",
                "port",
                "domain",
                "tls",
                "password",
                "pid",
                "scenarios",
                "rounds",
                "window",
                "messages",
                "seconds",
                "archived");
        int pid = options.number("pid", 0);
        if (pid == 0) {
            throw new IllegalArgumentException(
                    "--pid: the server's process on this machine, whose CPU and memory count");
        }
        for (Scenario scenario : scenarios(options)) {
            try (Driver driver = new Driver()) {
                Bench bench =
                        new Bench(driver, new ExternalServer(target(options), pid), sizes(options), password(options));
                scenario.run(bench).forEach(Main::print);
            }
        }
    }

    private static void register(List<String> rest) {
        Options options = new Options(rest, "host", "port", "domain", "tls", "password", "accounts");
        List<Account> accounts = IntStream.range(0, options.number("accounts", 2000))
                .mapToObj(i -> Account.numbered(i, password(options)))
                .toList();
        try (Driver driver = new Driver()) {
            driver.register(target(options), accounts, Bench.AT_ONCE);
        }
    }

    private static void print(Figure figure) {
        System.out.println(figure.name() + " " + Figure.text(figure.median()) + " " + figure.unit() + " "
                + figure.values().stream().map(Figure::text).toList());
    }

    private static String password(Options options) {
        return options.text("password", "bench-password");
    }

    private static Target target(Options options) {
        InetSocketAddress address =
                new InetSocketAddress(options.text("host", "127.0.0.1"), options.number("port", 5222));
        return new Target(
                address,
                options.text("domain", "localhost"),
                options.text("tls", "starttls").equals("direct"));
    }

    private static List<Scenario> scenarios(Options options) {
        return Scenarios.named(options.list("scenarios", Scenarios.names()));
    }

    private static Sizes sizes(Options options) {
        Sizes usual = Sizes.DEFAULT;
        int seconds = options.number("seconds", (int) usual.roundTime().toSeconds());
        return new Sizes(
                usual.sessions(),
                usual.pairs(),
                options.number("window", usual.window()),
                options.number("messages", usual.messages()),
                Duration.ofSeconds(seconds),
                options.number("rounds", usual.rounds()),
                usual.logins(),
                usual.rate(),
                options.number("archived", usual.archived()));
    }

    private static String help() {
        StringBuilder scenarios = new StringBuilder();
        Scenarios.all().forEach(s -> scenarios.append(String.format("  %-10s %s%n", s.name(), s.about())));
        return """
                ./pimux bench compare [--servers pimux,prosody,prosody-tuned,ejabberd,ejabberd-tuned] [--scenarios ...]
                    starts each server on loopback with its own data and measures it; writes docs/benchmarks.md.
                    Prosody and ejabberd are Debian's packages (apt-get install prosody ejabberd); what is missing is skipped.
                    --folder F (working files), --results F, --report F
                ./pimux bench run --pid N [--host 127.0.0.1] [--port 5222] [--domain localhost] [--tls starttls|direct]
                    measures any XMPP server that already runs on this machine, with accounts u0, u1, ... of one --password
                ./pimux bench register [--accounts 2000] [--host ...]
                    creates those accounts by in-band registration (XEP-0077)
                ./pimux bench move [--folder F]
                    moves accounts from pimux to Prosody and ejabberd and back (XEP-0227), each with its own tools, and
                    looks with clients what has come along; exits with 1 if anything is missing that they know of
                ./pimux bench report
                    writes docs/benchmarks.md again from docs/benchmarks.tsv
                ./pimux bench expiry [--messages 1000000] [--accounts 10000] [--ejabberd 100000] [--folder F]
                    the end of one of 30 days of archived messages: time, CPU, bytes written; then the same by ejabberd's
                    delete_old_mam_messages in its default store, with fewer messages; 0 leaves one of the two out
                ./pimux bench jmh [JMH options]
                    the micro-benchmarks of parser, codec and journal

                Load: [--rounds 6] [--messages 100000] [--seconds 10] per chat round, [--window 10] messages under way per pair,
                    [--archived 200000] messages of an archive

                Scenarios:
                """ + scenarios;
    }
}
