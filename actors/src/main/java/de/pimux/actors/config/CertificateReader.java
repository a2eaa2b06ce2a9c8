package de.pimux.actors.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import de.pimux.actors.config.ServerConfig.CertificateFiles;
import de.pimux.actors.config.ServerConfig.Tls;
import de.pimux.core.jid.Jid;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the block {@code tls}, and the files it names, so that a server never starts without a usable certificate. */
final class CertificateReader {
    private static final String PATH = "pimux.tls.certificates";

    private final Settings settings;
    private final Path folder;

    CertificateReader(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    Tls read(Jid domain) {
        List<CertificateFiles> files = settings.list(
                PATH,
                "must be { chain = \"fullchain.pem\", key = \"privkey.pem\" } and nothing more",
                this::certificate);
        List<KeyMaterial> loaded = new ArrayList<>();
        if (settings.isGood(PATH)) for (int i = 0; i < files.size(); i++) load(files.get(i), i, loaded);
        if (!files.isEmpty()
                && loaded.size() == files.size()
                && loaded.stream().noneMatch(key -> key.covers(domain.text()))) {
            settings.problem(PATH, "none of them is for the domain " + domain.text());
        }
        return new Tls(files);
    }

    private void load(CertificateFiles files, int index, List<KeyMaterial> loaded) {
        try {
            KeyMaterial material = KeyMaterial.read(files);
            loaded.add(material);
            material.chain().get(0).checkValidity();
        } catch (CertificateExpiredException | CertificateNotYetValidException refusedByClients) {
            X509Certificate own = loaded.get(loaded.size() - 1).chain().get(0);
            settings.problem(
                    PATH,
                    index,
                    files.chain() + " is valid from " + own.getNotBefore().toInstant() + " to "
                            + own.getNotAfter().toInstant() + ", and must be valid now");
        } catch (IOException e) {
            settings.problem(PATH, index, String.valueOf(e.getMessage()));
        }
    }

    private CertificateFiles certificate(ConfigValue value) {
        if (!(value instanceof ConfigObject object) || !object.keySet().equals(Set.of("chain", "key"))) {
            throw new IllegalArgumentException("keys");
        }
        Config files = object.toConfig();
        return new CertificateFiles(folder.resolve(files.getString("chain")), folder.resolve(files.getString("key")));
    }
}
