package de.pimux.actors.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import de.pimux.actors.config.ServerConfig.ArchiveDefault;
import de.pimux.actors.config.ServerConfig.C2s;
import de.pimux.actors.config.ServerConfig.Guard;
import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.actors.config.ServerConfig.Openness;
import de.pimux.actors.config.ServerConfig.Policy;
import de.pimux.actors.config.ServerConfig.Registration;
import de.pimux.actors.config.ServerConfig.Rehearsal;
import de.pimux.actors.config.ServerConfig.Rooms;
import de.pimux.actors.config.ServerConfig.Sasl;
import de.pimux.actors.config.ServerConfig.Web;
import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.upload.UploadLimits;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ServerConfig} of a file, or says everything that is wrong with it. */
public final class ConfigReader {
    private static final String REFERENCE = "pimux-reference.conf";
    private static final int MANY = 10_000_000;
    private static final int GIB = 1 << 30;
    private static final long TIB = 1L << 40;

    private final Settings settings;
    private final Path folder;

    ConfigReader(Config user, Path folder) {
        this.settings = new Settings(user, reference());
        this.folder = folder;
    }

    static Config reference() {
        return ConfigFactory.parseResources(
                ConfigReader.class.getClassLoader(),
                REFERENCE,
                ConfigParseOptions.defaults().setAllowMissing(false));
    }

    /** The configuration without a file: every default, relative to this folder. */
    public static ServerConfig defaults(Path folder) throws ConfigException {
        return new ConfigReader(ConfigFactory.empty("the defaults"), folder.toAbsolutePath()).read();
    }

    public static ServerConfig read(Path file) throws ConfigException {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return new ConfigReader(parse(file), parent == null ? file.getRoot() : parent).read();
    }

    private static Config parse(Path file) throws ConfigException {
        ConfigParseOptions options =
                ConfigParseOptions.defaults().setAllowMissing(false).setSyntax(ConfigSyntax.CONF);
        try {
            // Absolute, because a file without a folder would find nothing that it includes.
            return ConfigFactory.parseFile(file.toAbsolutePath().toFile(), options)
                    .resolve();
        } catch (com.typesafe.config.ConfigException.IO e) {
            throw new ConfigException(List.of(unreadable(file, e)));
        } catch (com.typesafe.config.ConfigException e) {
            throw new ConfigException(
                    List.of(new Problem(where(file, e.origin()), "syntax", String.valueOf(e.getMessage()))));
        }
    }

    private static Problem unreadable(Path file, com.typesafe.config.ConfigException.IO e) {
        return Files.isRegularFile(file) && Files.isReadable(file)
                ? new Problem(file.toString(), "include", "can't be read: " + e.getMessage())
                : new Problem(file.toString(), "file", "can't be read: it must be a file in HOCON");
    }

    private static String where(Path file, @Nullable ConfigOrigin origin) {
        return origin == null || origin.lineNumber() < 1 ? file.toString() : file + ":" + origin.lineNumber();
    }

    ServerConfig read() throws ConfigException {
        Jid domain = domain();
        ServerConfig config = new ServerConfig(
                domain,
                data(),
                besideData("pimux.vault", "-vault"),
                besideData("pimux.logs", "-logs"),
                c2s(),
                new CertificateReader(settings, folder).read(domain),
                web(),
                uploads(),
                registration(),
                guard(),
                admins(domain),
                policy(),
                rooms(),
                new Sasl(
                        scram(),
                        settings.number("pimux.sasl.scram-iterations", 4096, 1_000_000),
                        settings.flag("pimux.sasl.plain"),
                        settings.flag("pimux.sasl.channel-binding")),
                limits(),
                new Rehearsal(settings.time("pimux.rehearsal.clock-offset", Duration.ZERO, Duration.ofDays(3650))),
                new JmxReader(settings, folder).read());
        compare(config);
        if (!settings.problems().isEmpty()) throw new ConfigException(settings.problems());
        return config;
    }

    Settings settings() {
        return settings;
    }

    private List<ScramHash> scram() {
        String path = "pimux.sasl.scram";
        String advice = "must be one of " + ScramHash.SHA_1.digestName() + ", " + ScramHash.SHA_256.digestName() + ", "
                + ScramHash.SHA_512.digestName();
        List<ScramHash> hashes = settings.list(path, advice, value -> ScramHash.named((String) value.unwrapped()));
        if (hashes.isEmpty()) settings.problem(path, "must name one hash at least, or nobody can log in");
        return hashes;
    }

    private Jid domain() {
        Jid domain = Jid.parse(settings.text("pimux.domain"));
        if (domain != null && domain.isDomain() && domain.text().equals(settings.text("pimux.domain"))) return domain;
        settings.problem("pimux.domain", "must be a domain in its normal form, such as \"example.org\"");
        return Jid.of("invalid");
    }

    private Path data() {
        Path data = folder.resolve(settings.text("pimux.data")).normalize();
        if (Files.exists(data) && !Files.isDirectory(data))
            settings.problem("pimux.data", "must be a folder, or nothing yet: " + data + " is a file");
        return data;
    }

    /** Without a name of its own it lies beside the data folder: two servers must not share it by accident. */
    private Path besideData(String path, String ending) {
        String name = settings.text(path);
        Path data = folder.resolve(settings.text("pimux.data")).normalize();
        return name.isEmpty()
                ? data.resolveSibling(data.getFileName() + ending)
                : folder.resolve(name).normalize();
    }

    private C2s c2s() {
        C2s c2s = new C2s(listeners("pimux.c2s.starttls"), listeners("pimux.c2s.direct-tls"));
        if (settings.isGood("pimux.c2s")
                && c2s.starttls().isEmpty()
                && c2s.directTls().isEmpty()) {
            settings.problem("pimux.c2s", "must name at least one address in starttls or direct-tls");
        }
        return c2s;
    }

    private List<InetSocketAddress> listeners(String path) {
        String advice = "must be an IP address and a port, such as \"0.0.0.0:5222\" or \"[::]:5222\"";
        return settings.list(path, advice, value -> ListenAddress.parse(text(value)));
    }

    static String text(ConfigValue value) {
        if (value.valueType() != ConfigValueType.STRING) throw new IllegalArgumentException("no text");
        return String.valueOf(value.unwrapped());
    }

    private Web web() {
        String url = settings.text("pimux.web.url");
        if (!url.isEmpty() && !url.matches("https://[^/?#\\s]+(/[^/?#\\s]+)*"))
            settings.problem(
                    "pimux.web.url",
                    "must start with https:// and have no slash at its end, such as \"https://upload.example.org\"");
        return new Web(listeners("pimux.web.listen"), url);
    }

    private UploadLimits uploads() {
        String in = "pimux.uploads.";
        return new UploadLimits(
                settings.bytes(in + "file-bytes", 1, GIB),
                settings.size(in + "day-bytes", 1, TIB),
                settings.size(in + "stored-bytes", 1, TIB),
                settings.number(in + "files", 1, 100_000),
                settings.number(in + "slots", 1, 1_000),
                settings.time(in + "slot-lifetime", Duration.ofSeconds(10), Duration.ofHours(1)));
    }

    private Registration registration() {
        return new Registration(
                settings.choice("pimux.registration.open", Openness.class),
                settings.limit("pimux.registration.per-address-per-hour", MANY));
    }

    private Guard guard() {
        return new Guard(
                settings.number("pimux.guard.failures", 1, 1000),
                settings.time("pimux.guard.window", Duration.ofMinutes(1), Duration.ofDays(365)),
                settings.time("pimux.guard.block", Duration.ofSeconds(1), Duration.ofDays(365)),
                settings.list(
                        "pimux.guard.exempt",
                        "must be a network, such as \"127.0.0.0/8\" or \"2001:db8::/32\"",
                        value -> Network.of(text(value))),
                settings.flag("pimux.guard.notify-owner"));
    }

    private List<Jid> admins(Jid domain) {
        String advice = "must be an account here, such as \"admin@" + domain.text() + "\"";
        return settings.list("pimux.admins", advice, value -> {
            Jid admin = Jid.of(text(value));
            if (admin.isFull() || admin.isDomain() || !admin.domainJid().equals(domain)) {
                throw new IllegalArgumentException("no account of this domain");
            }
            return admin;
        });
    }

    private Policy policy() {
        return new Policy(
                settings.days("pimux.policy.archive", 3650),
                settings.days("pimux.policy.uploads", 3650),
                settings.days("pimux.policy.login-failures", 365),
                settings.days("pimux.policy.logs", 365),
                settings.time("pimux.policy.name-quarantine", Duration.ZERO, Duration.ofDays(3650)),
                settings.time("pimux.policy.expiry-spread", Duration.ZERO, Duration.ofHours(12)),
                settings.time("pimux.policy.scrub-within", Duration.ofSeconds(1), Duration.ofDays(1)),
                settings.choice("pimux.policy.archive-default", ArchiveDefault.class));
    }

    private Rooms rooms() {
        String in = "pimux.rooms.";
        return new Rooms(
                settings.number(in + "occupants", 2, 10_000),
                settings.number(in + "affiliations", 1, 10_000),
                settings.number(in + "history", 0, 1_000),
                settings.number(in + "per-account", 0, 10_000));
    }

    private Limits limits() {
        String in = "pimux.limits.";
        Duration hour = Duration.ofHours(1);
        return new Limits(
                settings.bytes(in + "stanza-bytes", 10_000, 16 << 20),
                settings.bytes(in + "stanza-bytes-before-login", 10_000, 1 << 20),
                settings.number(in + "depth", 8, 512),
                settings.number(in + "attributes", 16, 1024),
                settings.limit(in + "connections", MANY),
                settings.limit(in + "connections-per-address", MANY),
                settings.time(in + "login-deadline", Duration.ofSeconds(1), hour),
                settings.time(in + "idle-timeout", Duration.ofSeconds(1), Duration.ofDays(1)),
                settings.time(in + "ping-timeout", Duration.ofSeconds(1), hour),
                settings.time(in + "resumption", Duration.ZERO, Duration.ofDays(1)),
                settings.number(in + "unacknowledged-stanzas", 10, MANY),
                settings.bytes(in + "unacknowledged-bytes", 64 << 10, GIB),
                settings.number(in + "sessions-per-account", 1, 10_000),
                settings.number(in + "roster-items", 1, 100_000),
                settings.number(in + "offline-messages", 0, MANY),
                settings.number(in + "offline-messages-per-sender", 0, MANY),
                settings.bytes(in + "private-xml-bytes", 0, GIB),
                settings.bytes(in + "vcard-bytes", 0, GIB),
                settings.number(in + "pubsub-nodes", 0, 10_000),
                settings.number(in + "pubsub-items", 1, 100_000),
                settings.bytes(in + "pubsub-item-bytes", 0, GIB),
                settings.bytes(in + "pubsub-bytes", 0, GIB),
                settings.number(in + "blocked-addresses", 0, MANY),
                settings.number(in + "archive-messages", 1, MANY),
                settings.number(in + "archive-page", 1, 1_000),
                settings.bytes(in + "outbound-bytes", 64 << 10, GIB),
                settings.number(in + "stanzas-in-flight", 1, 100_000));
    }

    private void compare(ServerConfig config) {
        if (config.vault().startsWith(config.data()) || config.data().startsWith(config.vault())) {
            settings.problem(
                    "pimux.vault",
                    "must not be inside the data folder, nor that inside it: whoever copies one"
                            + " must not copy both");
        }
        if (config.rehearsal().isOn() && !settings.text("pimux.logs").isEmpty()) {
            settings.problem(
                    "pimux.logs",
                    "must be empty while rehearsal.clock-offset is set, or the log files of the real server go:"
                            + " then they lie beside the copy of the data");
        }
        Limits limits = config.limits();
        if (limits.stanzaBytes() < limits.stanzaBytesBeforeLogin()) {
            settings.problem("pimux.limits.stanza-bytes", "must not be smaller than stanza-bytes-before-login");
        }
        if (limits.outboundBytes() < limits.stanzaBytes()) {
            settings.problem("pimux.limits.outbound-bytes", "must not be smaller than stanza-bytes");
        }
        Duration kept = Duration.ofDays(config.policy().loginFailuresDays());
        if (config.guard().window().compareTo(kept) > 0) {
            settings.problem("pimux.guard.window", "must not be longer than policy.login-failures");
        }
        if (config.guard().block().compareTo(kept) > 0) {
            settings.problem("pimux.guard.block", "must not be longer than policy.login-failures");
        }
        String twice = "must not name an address twice; 0.0.0.0 and [::] both stand for every address, IPv4 and IPv6";
        List<InetSocketAddress> xmpp = Stream.concat(
                        config.c2s().starttls().stream(), config.c2s().directTls().stream())
                .toList();
        if (overlap(xmpp)) settings.problem("pimux.c2s", twice);
        else if (overlap(
                Stream.concat(xmpp.stream(), config.web().listen().stream()).toList()))
            settings.problem("pimux.web.listen", twice + ", nor one of pimux.c2s");
    }

    /** Port 0 is another one each time. */
    private static boolean overlap(List<InetSocketAddress> listeners) {
        for (int i = 0; i < listeners.size(); i++)
            for (int j = 0; j < i; j++) if (overlap(listeners.get(i), listeners.get(j))) return true;
        return false;
    }

    private static boolean overlap(InetSocketAddress one, InetSocketAddress other) {
        return one.getPort() != 0
                && one.getPort() == other.getPort()
                && (one.getAddress().isAnyLocalAddress()
                        || other.getAddress().isAnyLocalAddress()
                        || one.equals(other));
    }
}
