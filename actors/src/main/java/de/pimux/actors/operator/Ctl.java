package de.pimux.actors.operator;

import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./pimux ctl}: what the operator's beans can do, as commands. */
public final class Ctl {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;

    Ctl(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new Ctl(System.out, System.err, Terminal.ofProcess()).run(arguments));
    }

    int run(String... line) {
        Optional<CtlArguments> arguments = CtlArguments.of(line);
        if (arguments.isEmpty()) return misused();
        List<String> words = arguments.get().words();
        if (words.equals(List.of("help"))) return print(CtlHelp.usage());
        if (words.equals(List.of("completion", "bash"))) return print(Completion.bash());
        return Commands.find(words).map(match -> run(match, arguments.get())).orElseGet(this::misused);
    }

    private int print(String text) {
        out.println(text);
        return DONE;
    }

    private int misused() {
        err.println(CtlHelp.usage());
        return MISUSED;
    }

    private int run(Commands.Match match, CtlArguments arguments) {
        try {
            if (match.command().destructive() && !arguments.has("--yes")) {
                if (!terminal.isThere()) return needsYes(match.command());
                if (!confirmed(match.command())) return FAILED;
            }
            List<String> values = values(match);
            try (LocalServer server = LocalServer.in(data(arguments))) {
                return show(match, server.call(match.command(), values), arguments.has("--json"));
            }
        } catch (ConfigException | IOException e) {
            err.println("pimux ctl: " + e.getMessage());
            return FAILED;
        }
    }

    private int needsYes(Command command) {
        err.println("pimux ctl: \"" + command.name() + "\" can't be undone: say --yes");
        return MISUSED;
    }

    private boolean confirmed(Command command) throws IOException {
        return "yes".equals(terminal.ask("\"" + command.name() + "\" can't be undone. Type yes to go on:"));
    }

    /** What the operation is called with: words, files by their full names, and what was asked for. */
    private List<String> values(Commands.Match match) throws IOException {
        List<String> values = new ArrayList<>();
        int typed = 0;
        for (Named parameter : match.command().parameters()) {
            switch (parameter.kind()) {
                case TEXT -> values.add(match.arguments().get(typed++));
                case FILE ->
                    values.add(Path.of(match.arguments().get(typed++))
                            .toAbsolutePath()
                            .toString());
                case SECRET -> values.add(secret(parameter));
            }
        }
        return values;
    }

    private String secret(Named parameter) throws IOException {
        String secret = terminal.secret(parameter.value() + ":");
        if (secret == null || secret.isEmpty()) throw new IOException("no " + parameter.value() + " was given");
        return secret;
    }

    private static Path data(CtlArguments arguments) throws ConfigException {
        String data = arguments.value("--data");
        if (data != null) return Path.of(data).toAbsolutePath();
        String config = arguments.value("--config");
        return (config == null ? ConfigReader.defaults(Path.of("")) : ConfigReader.read(Path.of(config))).data();
    }

    private int show(Commands.Match match, Answer answer, boolean json) {
        if (json) out.println(answer.json());
        else if (answer.value() instanceof Map<?, ?> created && created.get("failures") instanceof Map<?, ?> failures)
            created(match.arguments().get(0), created, failures);
        else answer.text().forEach(out::println);
        return answer.isGood() ? DONE : FAILED;
    }

    private void created(String file, Map<?, ?> answer, Map<?, ?> failures) {
        failures.forEach((line, reason) -> err.println(file + ":" + line + ": " + reason));
        out.println("accounts created: " + answer.get("count") + ", not created: " + failures.size());
        if (answer.get("messages") != null) out.println("archived messages: " + answer.get("messages"));
        if (answer.get("oldKeys") instanceof Integer old && old > 0)
            out.println("with keys for some mechanisms only (see sasl.scram): " + old);
        if (answer.get("unread") instanceof Map<?, ?> unread)
            unread.forEach((name, count) -> out.println("no place for: " + name + " (" + count + ")"));
    }
}
