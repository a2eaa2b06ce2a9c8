package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** pimux from the working tree that the bench runs in, durable as it always is, limits off. */
record Pimux(Path launcher) implements Product {
    @Override
    public String label() {
        return "pimux";
    }

    @Override
    public String about() {
        return "pimux of this working tree, embedded store, every acknowledged message synced to disk";
    }

    @Override
    public String seedKey() {
        return "pimux";
    }

    @Override
    public Optional<String> missing() {
        return Files.isExecutable(launcher)
                ? Optional.empty()
                : Optional.of("there is no launcher script pimux here; run the bench from the top folder");
    }

    @Override
    public void configure(Site site) throws IOException {
        Files.createDirectories(site.data());
        Files.writeString(site.file("pimux.conf"), """
            pimux {
              domain = "%s"
              data = "%s"
              vault = "%s"
              c2s { starttls = ["127.0.0.1:%d"], direct-tls = ["127.0.0.1:%d"] }
              web.listen = ["127.0.0.1:0"]
              tls { certificates = [{ chain = "%s", key = "%s" }] }
              registration { open = true, per-address-per-hour = 0 }
              guard { exempt = ["127.0.0.0/8"] }
              limits { connections-per-address = 0 }
              sasl { scram-iterations = 4096 } # the driver's work, not the server's, which keeps keys
            }
            """.formatted(
                        Site.DOMAIN,
                        site.data().resolve("store"),
                        site.data().resolve("vault"),
                        site.startTlsPort(),
                        site.directTlsPort(),
                        site.certificate().chain(),
                        site.certificate().key()));
    }

    @Override
    public List<String> command(Site site) {
        return List.of(
                launcher.toString(), "run", "--config", site.file("pimux.conf").toString());
    }

    @Override
    public Optional<List<String>> seedCommand(Site site, Path accounts) {
        String config = site.file("pimux.conf").toString();
        return Optional.of(List.of(
                launcher.toString(), "ctl", "--config", config, "accounts", "create", "--from", accounts.toString()));
    }
}
