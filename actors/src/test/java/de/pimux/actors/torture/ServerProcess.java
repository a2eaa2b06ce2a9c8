package de.pimux.actors.torture;

import de.pimux.actors.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server in a process of its own, with a configuration file that leaves the choice of ports to the system. It dies at
 * the latest with this JVM.
 */
public final class ServerProcess {
    private static final Pattern LISTENS = Pattern.compile("pimux listens on .*:(\\d+) \\((.*)\\)");
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-Xmx256m");

    private final Process process;
    private final Map<String, Integer> ports = new HashMap<>();

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Returns once the server takes connections. Its log is appended to a file beside the configuration. */
    public static ServerProcess start(Path configuration) {
        return launch(configuration, List.of()).awaitsReady();
    }

    /** Returns at once. */
    static ServerProcess launch(Path configuration, List<String> moreFlags) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString());
        builder.command().addAll(FLAGS);
        builder.command().addAll(moreFlags);
        builder.command().addAll(List.of(Main.class.getName(), "--config", configuration.toString()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(
                configuration.resolveSibling("log").toFile()));
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServerProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once it takes connections. */
    ServerProcess awaitsReady() {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            String line;
            while ((line = out.readLine()) != null) {
                Matcher listens = LISTENS.matcher(line);
                if (listens.matches()) ports.put(listens.group(2), Integer.parseInt(listens.group(1)));
                if (line.startsWith("pimux ready")) return this;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.destroyForcibly();
        throw new AssertionError("the server does not start");
    }

    private int port(String kind) {
        Integer port = ports.get(kind);
        if (port == null) throw new AssertionError("the server does not say where it listens: " + kind);
        return port;
    }

    int starttlsPort() {
        return port("STARTTLS");
    }

    public int directTlsPort() {
        return port("direct TLS");
    }

    public int httpsPort() {
        return port("HTTPS");
    }

    /** SIGKILL: no handler of the process runs. Returns when it is gone. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
