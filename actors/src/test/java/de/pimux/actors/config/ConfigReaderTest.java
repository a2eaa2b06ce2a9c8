package de.pimux.actors.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import de.pimux.actors.config.ServerConfig.ArchiveDefault;
import de.pimux.actors.config.ServerConfig.CertificateFiles;
import de.pimux.actors.config.ServerConfig.Openness;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.sasl.ScramHash;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConfigReaderTest {
    @TempDir
    Path folder;

    @Test
    void without_a_file_everything_is_local() throws Exception {
        ServerConfig config = ConfigReader.defaults(folder);
        assertThat(config.domain()).isEqualTo(Jid.of("localhost"));
        assertThat(config.data()).isEqualTo(folder.resolve("data"));
        assertThat(config.vault()).isEqualTo(folder.resolve("data-vault"));
        assertThat(config.rehearsal().isOn()).isFalse();
        assertThat(config.c2s().starttls()).containsExactly(at("127.0.0.1", 5222));
        assertThat(config.c2s().directTls()).containsExactly(at("127.0.0.1", 5223));
        assertThat(config.tls().certificates()).isEmpty();
        assertThat(config.registration().openTo(Network.literal("127.0.0.1"))).isTrue();
        assertThat(config.registration().openTo(Network.literal("192.0.2.1"))).isFalse();
        assertThat(config.limits().stanzaBytesBeforeLogin()).isEqualTo(10 * 1024);
    }

    @Test
    void every_key_of_the_reference_is_read() throws Exception {
        ConfigReader reader = new ConfigReader(ConfigFactory.empty(), folder);
        reader.read();
        assertThat(ConfigReader.reference().entrySet().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(reader.settings().read());
    }

    @Test
    void a_whole_file_is_understood() throws Exception {
        CertificateFiles made = SelfSignedCertificate.in(folder.resolve("tls"), "example.org");
        ServerConfig config = read("""
            pimux {
              domain = example.org
              data = store
              vault = keys
              rehearsal.clock-offset = 8 days
              c2s { starttls = ["[::]:5222", "0.0.0.0:15222"], direct-tls = [] }
              tls { certificates = [{ chain = "tls/self-signed.pem", key = "tls/self-signed.key" }] }
              registration { open = true, per-address-per-hour = 0 }
              guard { failures = 3, window = 1 hour, block = 10 minutes, exempt = ["10.0.0.0/8"] }
              admins = ["admin@example.org"]
              policy { archive = 14 days, expiry-spread = 0 seconds, archive-default = roster }
              sasl { scram = ["SHA-1"], scram-iterations = 4096, plain = yes }
              limits { stanza-bytes = 64 KiB, resumption = 0 seconds, connections = 0 }
            }
            """);
        assertThat(config.data()).isEqualTo(folder.resolve("store"));
        assertThat(config.c2s().starttls()).containsExactly(at("::", 5222), at("0.0.0.0", 15222));
        assertThat(config.tls().certificates()).containsExactly(made);
        assertThat(config.registration().open()).isEqualTo(Openness.TRUE);
        assertThat(config.registration().perAddressPerHour()).isEqualTo(Integer.MAX_VALUE);
        assertThat(config.guard().window()).isEqualTo(Duration.ofHours(1));
        assertThat(config.guard().exempts(Network.literal("10.1.2.3"))).isTrue();
        assertThat(config.guard().exempts(Network.literal("127.0.0.1"))).isFalse();
        assertThat(config.admins()).containsExactly(Jid.of("admin@example.org"));
        assertThat(config.vault()).isEqualTo(folder.resolve("keys"));
        assertThat(config.policy().archiveDays()).isEqualTo(14);
        assertThat(config.policy().expirySpread()).isZero();
        assertThat(config.policy().retention().bound(RetentionClass.ARCHIVE)).contains(Duration.ofDays(14));
        assertThat(config.rehearsal().shifted(() -> Instant.EPOCH).instant())
                .isEqualTo(Instant.EPOCH.plus(Duration.ofDays(8)));
        assertThat(config.policy().archiveDefault()).isEqualTo(ArchiveDefault.ROSTER);
        assertThat(config.sasl().plain()).isTrue();
        assertThat(config.sasl().scram()).containsExactly(ScramHash.SHA_1);
        assertThat(config.limits().stanzaBytes()).isEqualTo(65_536);
        assertThat(config.limits().resumption()).isZero();
        assertThat(config.limits().connections()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void an_unknown_key_is_refused_with_its_line_and_the_key_that_was_meant() throws Exception {
        ConfigException refusal = refusal("pimux {\n  domain = example.org\n  gaurd { failures = 3 }\n}");
        assertThat(refusal.problems())
                .containsExactly(new Problem(
                        folder.resolve("pimux.conf") + ":3", "pimux.gaurd", "is no key of pimux; is guard meant?"));
    }

    @Test
    void a_rehearsal_has_its_logs_beside_its_data_because_it_deletes_files() throws Exception {
        ConfigException refusal =
                refusal("pimux {\n  data = copy\n  logs = logs\n  rehearsal.clock-offset = 8 days\n}");
        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("pimux.logs");
            assertThat(problem.where()).endsWith(":3");
        });
        ServerConfig rehearsal = read("pimux { data = copy, logs = \"\", rehearsal.clock-offset = 8 days }");
        assertThat(rehearsal.logs()).isEqualTo(folder.resolve("copy-logs"));
        assertThat(read("pimux { data = copy, logs = logs }").logs()).isEqualTo(folder.resolve("logs"));
    }

    @Test
    void a_key_outside_the_block_is_refused() throws Exception {
        assertThat(refusal("domain = example.org"))
                .hasMessageContaining("domain: is no key of pimux; there are: pimux");
    }

    @Test
    void everything_wrong_is_told_at_once() throws Exception {
        ConfigException refusal = refusal("""
            pimux {
              domain = "Not A Domain"
              data = [1]
              c2s { starttls = ["localhost", "::1:5222", "127.0.0.1:99999"] }
              registration { open = maybe, per-address-per-hour = -1 }
              guard { window = 30 days, block = 5, exempt = ["10.0.0.0/33"] }
              admins = ["admin"]
              policy = "short"
              sasl { scram = ["SHA-3"], scram-iterations = 100, plain = perhaps }
              limits { stanza-bytes = 5000, depth = 6.5, idle-timeout = null }
            }
            """);
        assertThat(refusal.problems().stream().map(Problem::path))
                .contains(
                        "pimux.domain",
                        "pimux.data",
                        "pimux.c2s.starttls[0]",
                        "pimux.c2s.starttls[1]",
                        "pimux.c2s.starttls[2]",
                        "pimux.registration.open",
                        "pimux.registration.per-address-per-hour",
                        "pimux.guard.block",
                        "pimux.guard.exempt[0]",
                        "pimux.admins[0]",
                        "pimux.policy",
                        "pimux.sasl.scram[0]",
                        "pimux.sasl.scram-iterations",
                        "pimux.sasl.plain",
                        "pimux.limits.stanza-bytes",
                        "pimux.limits.depth",
                        "pimux.limits.idle-timeout");
        assertThat(refusal).hasMessageContaining("pimux.conf:3: pimux.data: must be a text");
    }

    @Test
    void values_that_contradict_each_other_are_refused() throws Exception {
        assertThat(refusal("pimux.guard.window = 8 days").problems().get(0).path())
                .isEqualTo("pimux.guard.window");
        assertThat(refusal("pimux.limits.outbound-bytes = 100 KiB")
                        .problems()
                        .get(0)
                        .path())
                .isEqualTo("pimux.limits.outbound-bytes");
        assertThat(refusal("pimux.c2s { starttls = [], direct-tls = [] }")
                        .problems()
                        .get(0)
                        .path())
                .isEqualTo("pimux.c2s");
    }

    @Test
    void a_vault_inside_the_data_folder_is_refused() throws Exception {
        assertThat(refusal("pimux.vault = \"data/vault\"").problems().get(0).path())
                .isEqualTo("pimux.vault");
        assertThat(refusal("pimux { vault = \"keys\", data = \"keys/data\" }")
                        .problems()
                        .get(0)
                        .path())
                .isEqualTo("pimux.vault");
    }

    @Test
    void broken_syntax_and_a_missing_file_are_told_with_the_place() throws Exception {
        assertThat(refusal("pimux {\n domain = \n").problems().get(0).path()).isEqualTo("syntax");
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(folder.resolve("nowhere.conf"))))
                .hasMessageContaining("nowhere.conf");
    }

    @Test
    void a_missing_certificate_is_refused() throws Exception {
        assertThat(refusal(certificate("nowhere.pem", "nowhere.key")))
                .hasMessageContaining("there is no file " + folder.resolve("nowhere.pem"));
    }

    @Test
    void a_file_that_is_no_certificate_is_refused() throws Exception {
        Files.writeString(folder.resolve("text.pem"), "hello");
        assertThat(refusal(certificate("text.pem", "text.pem"))).hasMessageContaining("holds no PEM certificates");
    }

    @Test
    void a_key_of_another_certificate_is_refused() throws Exception {
        SelfSignedCertificate.in(folder.resolve("a"), "localhost");
        SelfSignedCertificate.in(folder.resolve("b"), "localhost");
        assertThat(refusal(certificate("a/self-signed.pem", "b/self-signed.key")))
                .hasMessageContaining("is not the key of the first certificate");
    }

    @Test
    void a_certificate_for_another_domain_is_refused() throws Exception {
        SelfSignedCertificate.in(folder, "example.org");
        assertThat(refusal(certificate("self-signed.pem", "self-signed.key")))
                .hasMessageContaining("none of them is for the domain localhost");
    }

    @Test
    void a_certificate_that_is_not_valid_now_is_refused_at_its_line() throws Exception {
        SelfSignedCertificate.make(
                new CertificateFiles(folder.resolve("expired.pem"), folder.resolve("expired.key")),
                "localhost",
                Instant.parse("2025-01-01T00:00:00Z"),
                Instant.parse("2025-04-01T00:00:00Z"));
        ConfigException refusal =
                refusal("pimux.tls.certificates = [\n  { chain = \"expired.pem\", key = \"expired.key\" }\n]");
        assertThat(refusal.problems())
                .containsExactly(
                        new Problem(
                                folder.resolve("pimux.conf") + ":2",
                                "pimux.tls.certificates[0]",
                                folder.resolve("expired.pem")
                                        + " is valid from 2025-01-01T00:00:00Z to 2025-04-01T00:00:00Z, and must be valid now"));
    }

    @Test
    void a_block_that_is_none_is_told_once() throws Exception {
        assertThat(refusal("pimux.limits = 5").problems())
                .containsExactly(new Problem(
                        folder.resolve("pimux.conf") + ":1", "pimux.limits", "must be a block: pimux.limits { … }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pimux.c2s { starttls = [\"127.0.0.1:5222\"], direct-tls = [\"127.0.0.1:5222\"] }",
                "pimux.c2s { starttls = [\"0.0.0.0:5222\"], direct-tls = [\"127.0.0.1:5222\"] }",
                "pimux.c2s { starttls = [\"0.0.0.0:5222\", \"[::]:5222\"], direct-tls = [] }"
            })
    void addresses_that_exclude_each_other_are_refused(String text) {
        assertThat(refusal(text)).hasMessageContaining("pimux.c2s: must not name an address twice");
    }

    @Test
    void the_web_port_is_none_of_the_others() {
        assertThat(refusal("pimux.web.listen = [\"127.0.0.1:5222\"]"))
                .hasMessageContaining("pimux.web.listen: must not name an address twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org", "https://example.org/", "https://", "example.org", "https://a?b"})
    void links_begin_with_a_secure_url_without_a_slash_at_its_end(String url) {
        assertThat(wrong("pimux.web.url = \"" + url + "\"")).containsExactly("pimux.web.url");
    }

    @Test
    void links_begin_with_the_domain_and_the_port_where_no_url_is_given() throws Exception {
        assertThat(read("").web().url(Jid.of("localhost"), 5443)).isEqualTo("https://localhost:5443");
        assertThat(read("pimux.web.url = \"https://example.org:444/files\"")
                        .web()
                        .url(Jid.of("localhost"), 5443))
                .isEqualTo("https://example.org:444/files");
    }

    @Test
    void files_may_be_larger_than_memory() throws Exception {
        assertThat(read("pimux.uploads.stored-bytes = 100 GiB").uploads().storedBytes())
                .isEqualTo(100L << 30);
        assertThat(wrong("pimux.uploads.file-bytes = 2 GiB")).containsExactly("pimux.uploads.file-bytes");
    }

    @Test
    void a_data_folder_that_is_a_file_is_refused() throws Exception {
        assertThat(refusal("pimux.data = \"pimux.conf\"")).hasMessageContaining("pimux.data: must be a folder");
    }

    @Test
    void what_is_wrong_in_an_included_file_is_told_with_its_place() throws Exception {
        Files.writeString(folder.resolve("more.conf"), "\npimux.domian = localhost");
        assertThat(refusal("include \"more.conf\"").problems().get(0).where())
                .isEqualTo(folder.resolve("more.conf") + ":2");
        assertThat(refusal("include required(\"nowhere.conf\")"))
                .hasMessageContaining("include: can't be read")
                .hasMessageContaining("nowhere.conf");
    }

    private static String certificate(String chain, String key) {
        return "pimux.tls.certificates = [{ chain = \"" + chain + "\", key = \"" + key + "\" }]";
    }

    private ConfigException refusal(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text));
    }

    private ServerConfig read(String text) throws IOException, ConfigException {
        return ConfigReader.read(Files.writeString(folder.resolve("pimux.conf"), text));
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(Network.literal(address), port);
    }

    @Test
    void the_console_is_not_reached_from_elsewhere_unless_that_is_wanted() throws Exception {
        assertThat(ConfigReader.defaults(folder).jmx().isRemote()).isFalse();
    }

    @Test
    void the_console_is_not_reached_from_elsewhere_without_tls_and_a_password() throws Exception {
        Path passwords = Files.writeString(folder.resolve("passwords"), "ann correct horse\n");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        SelfSignedCertificate.in(folder.resolve("tls"), "example.org");
        String remote = "pimux.jmx.remote = \"192.0.2.1:5280\"\n";
        String password = "pimux.jmx.password-file = passwords\n";
        String certificate = "pimux.jmx.certificate { chain = tls/self-signed.pem, key = tls/self-signed.key }\n";
        assertThat(wrong(remote)).containsExactlyInAnyOrder("pimux.jmx.password-file", "pimux.jmx.certificate");
        assertThat(wrong(remote + certificate)).containsExactly("pimux.jmx.password-file");
        assertThat(wrong(remote + password)).containsExactly("pimux.jmx.certificate");
        assertThat(read(remote + password + certificate).jmx().remote()).isEqualTo(at("192.0.2.1", 5280));
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(wrong(remote + password + certificate)).containsExactly("pimux.jmx.password-file");
    }

    private List<String> wrong(String file) {
        return catchThrowableOfType(ConfigException.class, () -> read(file)).problems().stream()
                .map(Problem::path)
                .toList();
    }
}
