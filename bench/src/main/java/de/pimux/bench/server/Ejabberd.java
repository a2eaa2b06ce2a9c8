package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ejabberd from Debian's package, with its packaged configuration except ports, certificate, shapers and bans, and with
 * the archive, off for those who did not turn it on.
 */
record Ejabberd(boolean tuned) implements Product {
    private static final String PROGRAM = "/usr/bin/erl";
    private static final Path PACKAGED = Path.of("/etc/ejabberd/ejabberd.yml");
    private static final Pattern LIMITS =
            Pattern.compile("(?m)^  (mod_fail2ban|mod_pres_counter|mod_register):.*\\R(    .*\\R)*");

    @Override
    public String label() {
        return tuned ? "ejabberd-tuned" : "ejabberd";
    }

    @Override
    public String about() {
        return "ejabberd " + Packages.version("ejabberd")
                + (tuned ? ", schedulers without busy waiting" : ", as Debian packages it");
    }

    @Override
    public String seedKey() {
        return "ejabberd";
    }

    @Override
    public Optional<String> missing() {
        return Commands.isExecutable(PROGRAM) && Files.isReadable(PACKAGED)
                ? Optional.empty()
                : Optional.of("ejabberd is not installed or its configuration is not readable"
                        + " (apt-get install ejabberd, or leave it out with --servers)");
    }

    @Override
    public void configure(Site site) throws IOException {
        Files.createDirectories(site.data());
        String packaged = Files.readString(PACKAGED);
        String modules = LIMITS.matcher(packaged).replaceAll("");
        String own = section(section(section(section(modules, "listen"), "certfiles"), "shaper_rules"), "hosts");
        Files.writeString(
                site.file("ejabberd.yml"),
                own.replaceFirst(
                                        "(?m)^modules:",
                                        "modules:\n  mod_mam:\n    default: never\n  mod_register:\n    access: all")
                                .replaceFirst("(?m)^  mod_muc:.*\\R", "  mod_muc:\n    max_users: 1000\n")
                        + settings(site));
    }

    /** Takes a top-level section out. */
    private static String section(String yaml, String name) {
        return yaml.replaceFirst("(?m)^" + name + ":.*\\R(([ #].*)?\\R)*", "");
    }

    private static String settings(Site site) {
        return """

                hosts:
                  - %4$s
                certfiles:
                  - "%3$s"
                registration_timeout: infinity
                shaper_rules:
                  max_user_sessions: 1000
                  max_user_offline_messages: 5000
                  c2s_shaper: none
                  s2s_shaper: fast
                listen:
                  -
                    port: %1$d
                    ip: "127.0.0.1"
                    module: ejabberd_c2s
                    max_stanza_size: 262144
                    shaper: c2s_shaper
                    access: c2s
                    starttls_required: true
                    protocol_options: 'TLS_OPTIONS'
                  -
                    port: %2$d
                    ip: "127.0.0.1"
                    module: ejabberd_c2s
                    max_stanza_size: 262144
                    shaper: c2s_shaper
                    access: c2s
                    tls: true
                    protocol_options: 'TLS_OPTIONS'
                """.formatted(
                site.startTlsPort(), site.directTlsPort(), site.certificate().both(), Site.DOMAIN);
    }

    @Override
    public List<String> command(Site site) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-noinput", "+K", "true", "+P", "250000"));
        if (tuned) {
            command.addAll(List.of("+sbwt", "none", "+sbwtdcpu", "none", "+sbwtdio", "none"));
        }
        command.addAll(List.of("-mnesia", "dir", "\"" + site.data() + "\"", "-ejabberd", "log_rotate_count", "0"));
        command.addAll(List.of("-s", "ejabberd"));
        return command;
    }

    @Override
    public Map<String, String> environment(Site site) {
        return Map.of(
                "EJABBERD_CONFIG_PATH", site.file("ejabberd.yml").toString(),
                "EJABBERD_LOG_PATH", site.file("ejabberd.log").toString(),
                "ERL_CRASH_DUMP_BYTES", "0",
                "ERL_INETRC", "/etc/ejabberd/inetrc",
                "ERL_MAX_PORTS", "32000",
                "ERL_MAX_ETS_TABLES", "1400",
                "ERL_LIBS", libraries());
    }

    /** The folder of the architecture, which has {@code ejabberd-23.01} and the like. */
    private static String libraries() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.filter(Ejabberd::holdsEjabberd)
                    .map(Path::toString)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean holdsEjabberd(Path folder) {
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return inside.anyMatch(path -> path.getFileName().toString().startsWith("ejabberd-"));
        } catch (IOException e) {
            return false;
        }
    }
}
