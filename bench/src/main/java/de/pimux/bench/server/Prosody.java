package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prosody from Debian's package, with the modules of its packaged configuration except rate limits and federation,
 * and with the archive, off for those who did not turn it on.
 */
record Prosody(boolean tuned) implements Product {
    private static final String PROGRAM = "/usr/bin/prosody";
    private static final Path PACKAGED = Path.of("/etc/prosody/prosody.cfg.lua");
    private static final Pattern MODULES = Pattern.compile("(?ms)^modules_enabled = \\{.*?^}");

    @Override
    public String label() {
        return tuned ? "prosody-tuned" : "prosody";
    }

    @Override
    public String about() {
        return "Prosody " + Packages.version("prosody")
                + (tuned ? ", generational garbage collector, Nagle's algorithm off" : ", as Debian packages it");
    }

    @Override
    public String seedKey() {
        return "prosody";
    }

    @Override
    public Optional<String> missing() {
        return Commands.isExecutable(PROGRAM) && Files.isReadable(PACKAGED)
                ? Optional.empty()
                : Optional.of("Prosody is not installed (apt-get install prosody, or leave it out with --servers)");
    }

    @Override
    public void configure(Site site) throws IOException {
        Files.createDirectories(site.data());
        Matcher modules = MODULES.matcher(Files.readString(PACKAGED));
        String packaged = modules.find() ? modules.group().replaceAll("(?m)^\\s*\"(limits|dialback)\";.*$", "") : "";
        String list = packaged.replaceFirst("\\{", "{\n  \"mam\";");
        Files.writeString(site.file("prosody.cfg.lua"), list + settings(site) + (tuned ? TUNING : "") + host(site));
    }

    private static final String TUNING = """
            gc = { mode = "generational" }
            network_settings = { nodelay = true, tcp_nodelay = true }
            """;

    private static String settings(Site site) {
        return """

                modules_disabled = { "s2s" }
                run_as_root = true
                pidfile = "%1$s/prosody.pid"
                data_path = "%1$s/data"
                admin_socket = "%1$s/prosody.sock"
                interfaces = { "127.0.0.1" }
                c2s_ports = { %2$d }
                c2s_direct_tls_ports = { %3$d }
                http_ports = { }
                https_ports = { }
                c2s_require_encryption = true
                authentication = "internal_hashed"
                allow_registration = true
                registration_invite_only = false
                archive_expires_after = "1w"
                default_archive_policy = false
                log = { info = "%1$s/prosody.log" }
                """.formatted(site.folder(), site.startTlsPort(), site.directTlsPort());
    }

    private static String host(Site site) {
        return """
                ssl = { certificate = "%1$s", key = "%2$s" }
                VirtualHost "%3$s"
                Component "conference.%3$s" "muc"
                """.formatted(site.certificate().chain(), site.certificate().key(), Site.DOMAIN);
    }

    @Override
    public List<String> command(Site site) {
        return List.of(PROGRAM, "-F", "--config", site.file("prosody.cfg.lua").toString());
    }

    @Override
    public Map<String, String> environment(Site site) {
        return Map.of("PROSODY_CONFIG", site.file("prosody.cfg.lua").toString());
    }
}
