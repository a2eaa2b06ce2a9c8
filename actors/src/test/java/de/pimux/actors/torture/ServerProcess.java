package de.pimux.actors.torture;

import de.pimux.actors.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server in a process of its own, with a configuration file that leaves the choice of ports to the system. */
final class ServerProcess {
    private static final Pattern DIRECT_TLS = Pattern.compile("pimux listens on .*:(\\d+) \\(direct TLS\\)");
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-Xmx256m");

    private final Process process;
    private final int directTlsPort;

    private ServerProcess(Process process, int directTlsPort) {
        this.process = process;
        this.directTlsPort = directTlsPort;
    }

    /** Returns once the server takes connections. Its log is appended to a file beside the configuration. */
    static ServerProcess start(Path configuration) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString());
        builder.command().addAll(FLAGS);
        builder.command().addAll(List.of(Main.class.getName(), "--config", configuration.toString()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(
                configuration.resolveSibling("log").toFile()));
        try {
            Process process = builder.start();
            return new ServerProcess(process, port(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int port = 0;
        String line;
        while ((line = out.readLine()) != null) {
            Matcher listens = DIRECT_TLS.matcher(line);
            if (listens.matches()) port = Integer.parseInt(listens.group(1));
            if (line.startsWith("pimux ready")) return port;
        }
        throw new AssertionError("the server does not start");
    }

    int directTlsPort() {
        return directTlsPort;
    }

    /** SIGKILL: no handler of the process runs. Returns when it is gone. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
