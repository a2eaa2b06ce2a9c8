package de.pimux.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/** {@code pimux ctl accounts export} and {@code import}. */
record PortablePimux(Path launcher) implements Portable {
    @Override
    public Product product() {
        return new Pimux(launcher);
    }

    @Override
    public Set<String> keeps() {
        return Set.of();
    }

    @Override
    public Set<String> refuses() {
        return Set.of();
    }

    @Override
    public List<Path> export(LocalServer server, Site site, List<String> names) throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String name : names) {
            Path zip = site.file(name + ".zip");
            Files.deleteIfExists(zip);
            ctl(site, "accounts", "export", name, "--to", zip.toString());
            documents.add(unzipped(zip, site.file(name + ".xml")));
        }
        return documents;
    }

    private static Path unzipped(Path zip, Path document) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry("account.xml"))) {
            return Files.write(document, in.readAllBytes());
        }
    }

    @Override
    public void importFrom(LocalServer server, Site site, List<Path> documents) throws IOException {
        for (Path document : documents) {
            ctl(site, "accounts", "import", document.toString());
        }
    }

    private void ctl(Site site, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                launcher.toString(), "ctl", "--config", site.file("pimux.conf").toString()));
        command.addAll(List.of(words));
        Commands.run(site.folder(), command);
    }
}
