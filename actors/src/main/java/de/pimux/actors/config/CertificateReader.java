package de.pimux.actors.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import de.pimux.actors.config.ServerConfig.CertificateFiles;
import de.pimux.actors.config.ServerConfig.Tls;
import de.pimux.core.jid.Jid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the block {@code tls}, and the files it names, so that a server never starts without a usable certificate. */
final class CertificateReader {
    private final Settings settings;
    private final Path folder;

    CertificateReader(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    Tls read(Jid domain) {
        List<CertificateFiles> files = settings.list(
                "pimux.tls.certificates",
                "must be { chain = \"fullchain.pem\", key = \"privkey.pem\" } and nothing more",
                this::certificate);
        List<KeyMaterial> loaded = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) load(files.get(i), i, loaded);
        if (!files.isEmpty()
                && loaded.size() == files.size()
                && loaded.stream().noneMatch(key -> key.covers(domain.text()))) {
            settings.problem("pimux.tls.certificates", "none of them is for the domain " + domain.text());
        }
        return new Tls(files);
    }

    private void load(CertificateFiles files, int index, List<KeyMaterial> loaded) {
        try {
            loaded.add(KeyMaterial.read(files));
        } catch (IOException e) {
            settings.problem("pimux.tls.certificates", "[" + index + "]: " + e.getMessage());
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
