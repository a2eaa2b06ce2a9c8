package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.actors.config.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CtlTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A server process of its own, as {@code ctl} is to find one: it keeps its accounts in memory. */
    public static final class Server implements AccountsPort, GuardPort {
        private final Map<String, String> accounts = new ConcurrentHashMap<>();
        private final SortedMap<String, Instant> blocked =
                new TreeMap<>(Map.of("2001:db8:0:0:0:0:0:0/64", Instant.parse("2026-11-24T09:00:00Z")));

        public static void main(String[] arguments) throws IOException {
            try (DataFolder data = DataFolder.open(Path.of(arguments[0]))) {
                Server server = new Server();
                Accounts.register(server);
                Guard.register(server);
                System.out.println(data.path());
                System.in.transferTo(System.out);
            }
        }

        @Override
        public CompletionStage<Optional<String>> create(String name, String password) {
            return CompletableFuture.supplyAsync(() -> Optional.ofNullable(accounts.putIfAbsent(name, password))
                    .map(old -> "there is an account of that name"));
        }

        @Override
        public SortedMap<String, Instant> blocked() {
            return blocked;
        }

        @Override
        public CompletionStage<Boolean> unblock(String address) {
            if (address.equals("nonsense")) throw new IllegalArgumentException("no address");
            return CompletableFuture.completedFuture(blocked.remove(address) != null);
        }
    }

    @Test
    void accounts_are_made_by_a_running_server() throws Exception {
        Path file = Files.write(
                folder.resolve("accounts"),
                IntStream.range(0, 2000)
                        .mapToObj(i -> "user" + i + " pass word " + i)
                        .toList());
        Process server = start();
        try {
            assertThat(ctl("--data", folder.toString(), "accounts", "create", "--from", file.toString()))
                    .isZero();
            assertThat(out).hasToString("accounts created: 2000, not created: 0\n");
            Files.write(file, List.of("user1 again", "", "new one", "nopassword"));
            assertThat(ctl("accounts", "create", "--from", file.toString(), "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(out.toString(UTF_8)).endsWith("accounts created: 1, not created: 2\n");
            assertThat(err)
                    .hasToString(file + ":1: there is an account of that name\n" + file
                            + ":4: must be a name, a space and a password\n");
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void blocked_addresses_are_listed_and_lifted() throws Exception {
        Process server = start();
        try {
            assertThat(ctl("--data", folder.toString(), "guard", "list")).isZero();
            assertThat(out).hasToString("2001:db8:0:0:0:0:0:0/64 2026-11-24T09:00:00Z\n");
            assertThat(ctl("--data", folder.toString(), "guard", "unblock", "2001:db8:0:0:0:0:0:0/64"))
                    .isZero();
            assertThat(ctl("--data", folder.toString(), "guard", "unblock", "192.0.2.1"))
                    .isEqualTo(1);
            assertThat(out.toString(UTF_8)).endsWith(" may log in again\n192.0.2.1 was not blocked\n");
            assertThat(ctl("--data", folder.toString(), "guard", "unblock", "nonsense"))
                    .isEqualTo(1);
            assertThat(err).hasToString("pimux ctl: nonsense is no IP address\n");
            assertThat(ctl("guard", "unblock")).isEqualTo(2);
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start() throws IOException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(server.inputReader(UTF_8).readLine()).isEqualTo(folder.toString());
        return server;
    }

    @Test
    void without_a_server_the_failure_is_told() {
        assertThat(ctl("--data", folder.toString(), "accounts", "create", "--from", "accounts"))
                .isEqualTo(1);
        assertThat(err).hasToString("pimux ctl: no pimux runs in " + folder + "\n");
    }

    @Test
    void a_wrong_command_is_answered_with_the_right_ones() {
        assertThat(ctl("accounts", "creat")).isEqualTo(2);
        assertThat(ctl("accounts", "create")).isEqualTo(2);
        assertThat(ctl("--nonsense")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("accounts create --from FILE");
        assertThat(ctl("help")).isZero();
    }

    private int ctl(String... arguments) {
        return new Ctl(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }
}
