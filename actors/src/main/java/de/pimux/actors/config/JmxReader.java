package de.pimux.actors.config;

import de.pimux.actors.config.ServerConfig.CertificateFiles;
import de.pimux.actors.config.ServerConfig.Jmx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code jmx}: nothing listens without a certificate and a password. */
final class JmxReader {
    private static final String REMOTE = "pimux.jmx.remote";
    private static final String PASSWORDS = "pimux.jmx.password-file";
    private static final String CERTIFICATE = "pimux.jmx.certificate";

    private final Settings settings;
    private final Path folder;

    JmxReader(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    Jmx read() {
        Jmx jmx = new Jmx(
                remote(),
                file(PASSWORDS),
                new CertificateFiles(file(CERTIFICATE + ".chain"), file(CERTIFICATE + ".key")));
        if (jmx.isRemote()) check(jmx);
        return jmx;
    }

    private @Nullable InetSocketAddress remote() {
        String text = settings.text(REMOTE);
        try {
            return text.isEmpty() ? null : ListenAddress.parse(text);
        } catch (IllegalArgumentException e) {
            settings.problem(REMOTE, "must be an IP address and a port, such as \"192.0.2.1:5280\", or empty");
            return null;
        }
    }

    private Path file(String path) {
        return folder.resolve(settings.text(path)).normalize();
    }

    private void check(Jmx jmx) {
        if (settings.text(PASSWORDS).isEmpty()) {
            settings.problem(PASSWORDS, "must name a file with lines \"name password\", because jmx.remote is set");
        } else {
            attempt(PASSWORDS, () -> PasswordFile.read(jmx.passwordFile()));
        }
        if (settings.text(CERTIFICATE + ".chain").isEmpty()
                || settings.text(CERTIFICATE + ".key").isEmpty()) {
            settings.problem(CERTIFICATE, "must name the files chain and key (PEM), because jmx.remote is set");
        } else {
            attempt(CERTIFICATE, () -> KeyMaterial.read(jmx.certificate()));
        }
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private void attempt(String path, Reading reading) {
        try {
            reading.read();
        } catch (IOException e) {
            settings.problem(path, String.valueOf(e.getMessage()));
        }
    }
}
