package de.pimux.actors.operator;

import de.pimux.actors.config.ConfigException;
import de.pimux.actors.config.ConfigReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ./pimux ctl}: what the operator's beans can do, as commands. */
public final class Ctl {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            usage: pimux ctl [--config FILE | --data FOLDER] COMMAND
              accounts create --from FILE   make the accounts of a file with a line "name password" for each
              guard list                    print the addresses that wrong passwords have blocked, and until when
              guard unblock ADDRESS         let an address log in again, and forget what was counted for it
            The server is the one that runs with this configuration, or in this data folder; without either, the one
            that runs in ./data.""";

    private final PrintStream out;
    private final PrintStream err;
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    Ctl(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Ctl(System.out, System.err).run(arguments));
    }

    int run(String... arguments) {
        if (!understand(arguments)) return misused();
        try {
            if (words.size() == 3 && words.subList(0, 2).equals(List.of("guard", "unblock")))
                return unblock(words.get(2));
            return switch (String.join(" ", words)) {
                case "accounts create" -> createAccounts();
                case "guard list" -> listBlocked();
                case "help" -> help();
                default -> misused();
            };
        } catch (ConfigException | IOException e) {
            err.println("pimux ctl: " + e.getMessage());
            return FAILED;
        }
    }

    private boolean understand(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                words.add(arguments[i]);
            } else if (List.of("--config", "--data", "--from").contains(arguments[i]) && i + 1 < arguments.length) {
                options.put(arguments[i], arguments[++i]);
            } else {
                return false;
            }
        }
        return true;
    }

    private int misused() {
        err.println(USAGE);
        return MISUSED;
    }

    private int help() {
        out.println(USAGE);
        return DONE;
    }

    private Path data() throws ConfigException {
        String data = options.get("--data");
        if (data != null) return Path.of(data).toAbsolutePath();
        String config = options.get("--config");
        return (config == null ? ConfigReader.defaults(Path.of("")) : ConfigReader.read(Path.of(config))).data();
    }

    private int createAccounts() throws ConfigException, IOException {
        String from = options.get("--from");
        if (from == null) return misused();
        try (LocalServer server = LocalServer.in(data())) {
            String file = Path.of(from).toAbsolutePath().toString();
            AccountsMXBean.Created created =
                    server.bean(AccountsMXBean.NAME, AccountsMXBean.class).createFromFile(file);
            created.getFailures().forEach((line, reason) -> err.println(from + ":" + line + ": " + reason));
            out.println("accounts created: " + created.getCount() + ", not created: "
                    + created.getFailures().size());
            return created.getFailures().isEmpty() ? DONE : FAILED;
        }
    }

    private int listBlocked() throws ConfigException, IOException {
        try (LocalServer server = LocalServer.in(data())) {
            server.bean(GuardMXBean.NAME, GuardMXBean.class)
                    .getBlocked()
                    .forEach((network, until) -> out.println(network + " " + until));
            return DONE;
        }
    }

    private int unblock(String address) throws ConfigException, IOException {
        try (LocalServer server = LocalServer.in(data())) {
            boolean lifted = server.bean(GuardMXBean.NAME, GuardMXBean.class).unblock(address);
            out.println(address + (lifted ? " may log in again" : " was not blocked"));
            return lifted ? DONE : FAILED;
        }
    }
}
