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
import org.jspecify.annotations.Nullable;
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
    public static final class Server implements AccountsPort, ErasurePort, RightsPort, GuardPort {
        private final Map<String, String> accounts = new ConcurrentHashMap<>();
        private final SortedMap<String, Instant> blocked =
                new TreeMap<>(Map.of("2001:db8:0:0:0:0:0:0/64", Instant.parse("2026-11-24T09:00:00Z")));

        public static void main(String[] arguments) throws IOException {
            try (DataFolder data = DataFolder.open(Path.of(arguments[0]))) {
                Server server = new Server();
                Accounts.register(server, server, server);
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
        public CompletionStage<List<Instant>> failures(String address) {
            if (address.equals("nonsense")) throw new IllegalArgumentException("no address");
            List<Instant> failures = blocked.containsKey(address)
                    ? List.of(Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T09:00:07.5Z"))
                    : List.of();
            return CompletableFuture.completedFuture(failures);
        }

        @Override
        public CompletionStage<Boolean> unblock(String address) {
            if (address.equals("nonsense")) throw new IllegalArgumentException("no address");
            return CompletableFuture.completedFuture(blocked.remove(address) != null);
        }

        @Override
        public CompletionStage<Boolean> exists(String name) {
            if (name.equals("broken")) return CompletableFuture.failedFuture(new IOException("the disk"));
            return CompletableFuture.completedFuture(accounts.containsKey(name));
        }

        @Override
        public CompletionStage<Optional<String>> resetPassword(String name, String password) {
            return CompletableFuture.completedFuture(
                    accounts.replace(name, password) == null
                            ? Optional.of("there is no account of that name")
                            : Optional.empty());
        }

        @Override
        public CompletionStage<Optional<String>> erase(String name) {
            return CompletableFuture.completedFuture(
                    Optional.ofNullable(accounts.remove(name)).map(gone -> "a receipt"));
        }

        @Override
        public CompletionStage<Optional<Long>> export(String name, Path file) throws IOException {
            Files.createFile(file);
            return CompletableFuture.completedFuture(accounts.containsKey(name) ? Optional.of(4L) : Optional.empty());
        }

        @Override
        public Imported importFrom(Path file) throws IOException {
            Files.readAllBytes(file);
            return new Imported(2, 30, 1, Map.of(3, "exists already"), Map.of("urn:x y", 5));
        }

        @Override
        public CompletionStage<Boolean> restrict(String name) {
            return exists(name);
        }

        @Override
        public CompletionStage<Boolean> unrestrict(String name) {
            return exists(name);
        }

        @Override
        public CompletionStage<Optional<Boolean>> isRestricted(String name) {
            return exists(name).thenApply(exists -> exists ? Optional.of(true) : Optional.empty());
        }

        @Override
        public CompletionStage<Long> count() {
            return CompletableFuture.completedFuture((long) accounts.size());
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
            assertThat(out).hasToString("2001:db8:0:0:0:0:0:0/64  2026-11-24T09:00:00Z\n");
            assertThat(ctl("--data", folder.toString(), "guard", "unblock", "2001:db8:0:0:0:0:0:0/64"))
                    .isZero();
            assertThat(ctl("--data", folder.toString(), "guard", "unblock", "192.0.2.1"))
                    .isEqualTo(1);
            assertThat(out.toString(UTF_8)).endsWith("yes\nno\n");
            assertThat(ctl("--data", folder.toString(), "guard", "unblock", "nonsense"))
                    .isEqualTo(1);
            assertThat(err).hasToString("pimux ctl: nonsense is no IP address\n");
            assertThat(ctl("guard", "unblock")).isEqualTo(2);
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_failures_of_an_address_are_shown() throws Exception {
        Process server = start();
        try {
            assertThat(ctl("--data", folder.toString(), "guard", "failures", "2001:db8:0:0:0:0:0:0/64"))
                    .isZero();
            assertThat(out).hasToString("count: 2\ntimes:\n  2026-11-23T09:00:00Z\n  2026-11-23T09:00:07.500Z\n");
            out.reset();
            assertThat(ctl("--data", folder.toString(), "guard", "failures", "192.0.2.1", "--json"))
                    .isZero();
            assertThat(out).hasToString("{\"count\":0,\"times\":[]}\n");
            assertThat(ctl("--data", folder.toString(), "guard", "failures", "nonsense"))
                    .isEqualTo(1);
            assertThat(err).hasToString("pimux ctl: nonsense is no IP address\n");
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void one_account_is_made_asked_for_and_erased() throws Exception {
        Process server = start();
        try {
            assertThat(ctl("accounts", "create", "ann", "--data", folder.toString()))
                    .isZero();
            assertThat(ctl("accounts", "create", "ann", "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(err).hasToString("pimux ctl: there is an account of that name\n");
            assertThat(ctl("accounts", "exists", "ann", "--data", folder.toString()))
                    .isZero();
            assertThat(ctl("accounts", "exists", "bob", "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(ctl("accounts", "count", "--json", "--data", folder.toString()))
                    .isZero();
            assertThat(out).hasToString("yes\nno\n1\n");
            assertThat(ctl("accounts", "reset-password", "ann", "--data", folder.toString()))
                    .isZero();
            assertThat(ctl("accounts", "reset-password", "bob", "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(ctl("accounts", "erase", "ann", "--data", folder.toString()))
                    .isEqualTo(2);
            assertThat(ctl("accounts", "erase", "ann", "--yes", "--data", folder.toString()))
                    .isZero();
            assertThat(ctl("accounts", "erase", "ann", "--yes", "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(ctl("accounts", "exists", "broken", "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(out.toString(UTF_8)).endsWith("a receipt\n");
            assertThat(err.toString(UTF_8)).endsWith("the server could not do it; its log says why\n");
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_becomes_of_an_import_is_told_line_by_line() throws Exception {
        Path copy = Files.createFile(folder.resolve("copy"));
        Process server = start();
        try {
            assertThat(ctl("--data", folder.toString(), "accounts", "import", copy.toString()))
                    .isEqualTo(1);
            assertThat(out).hasToString("""
                accounts created: 2, not created: 1
                archived messages: 30
                with keys for some mechanisms only (see sasl.scram): 1
                no place for: urn:x y (5)
                """);
            assertThat(err).hasToString(copy + ":3: exists already\n");
            out.reset();
            assertThat(ctl("--json", "--data", folder.toString(), "accounts", "import", copy.toString()))
                    .isEqualTo(1);
            assertThat(out)
                    .hasToString(
                            "{\"count\":2,\"failures\":{\"3\":\"exists already\"},\"messages\":30,\"oldKeys\":1,\"unread\":{\"urn:x y\":5}}\n");
            err.reset();
            assertThat(ctl("--data", folder.toString(), "accounts", "import", "/nowhere"))
                    .isEqualTo(1);
            assertThat(ctl("--data", folder.toString(), "accounts", "export", "ann", "--to", copy.toString()))
                    .isEqualTo(1);
            assertThat(ctl("--data", folder.toString(), "accounts", "export", "ann", "--to", "/nowhere/copy"))
                    .isEqualTo(1);
            assertThat(ctl("--data", folder.toString(), "accounts", "restrict", "ann"))
                    .isEqualTo(1);
            assertThat(err)
                    .hasToString("pimux ctl: there is no /nowhere\npimux ctl: " + copy
                            + " exists already\npimux ctl: /nowhere/copy can't be written\n"
                            + "pimux ctl: there is no account of that name\n");
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void somebody_at_a_terminal_is_asked_before_what_cannot_be_undone() throws Exception {
        Process server = start();
        try {
            ctl("accounts", "create", "ann", "--data", folder.toString());
            assertThat(ctl(new Typed("no"), "accounts", "erase", "ann", "--data", folder.toString()))
                    .isEqualTo(1);
            assertThat(ctl("accounts", "exists", "ann", "--data", folder.toString()))
                    .isZero();
            assertThat(ctl(new Typed("yes"), "accounts", "erase", "ann", "--data", folder.toString()))
                    .isZero();
            assertThat(ctl("accounts", "exists", "ann", "--data", folder.toString()))
                    .isEqualTo(1);
        } finally {
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nothing_to_attach_by_is_left_behind() throws Exception {
        Process killed = start();
        Path left = Path.of("/tmp/.java_pid" + killed.pid());
        ctl("accounts", "count", "--data", folder.toString());
        killed.destroyForcibly().waitFor();
        assertThat(left).exists();
        Process next = start();
        assertThat(left).doesNotExist();
        ctl("accounts", "count", "--data", folder.toString());
        assertThat(Path.of("/tmp/.java_pid" + next.pid())).exists();
        next.getOutputStream().close();
        assertThat(next.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Path.of("/tmp/.java_pid" + next.pid())).doesNotExist();
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
        return ctl(new Typed(null), arguments);
    }

    private int ctl(Terminal terminal, String... arguments) {
        return new Ctl(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal).run(arguments);
    }

    /** Somebody who answers every question with this, or a program that can't be asked. */
    private record Typed(@Nullable String answer) implements Terminal {
        @Override
        public boolean isThere() {
            return answer != null;
        }

        @Override
        public @Nullable String ask(String question) {
            return answer;
        }

        @Override
        public String secret(String question) {
            return "secret";
        }
    }
}
