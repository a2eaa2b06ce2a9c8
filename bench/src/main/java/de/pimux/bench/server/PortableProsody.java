package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code prosody-migrator}, between Prosody's own files and those of its storage {@code xep0227}. */
record PortableProsody() implements Portable {
    private static final Path MIGRATOR = Path.of("/usr/bin/prosody-migrator");

    @Override
    public Product product() {
        return new Prosody(false);
    }

    /** That storage has no place for what waits and for the block list; vCards lie in PEP. */
    @Override
    public Set<String> keeps() {
        return Set.of("block list", "offline message", "vCard");
    }

    @Override
    public Set<String> refuses() {
        return Set.of("block list", "offline message");
    }

    @Override
    public List<Path> export(LocalServer server, Site site, List<String> names) throws IOException {
        Path folder = empty(site);
        migrate(server, site, "own", "documents");
        return names.stream().map(name -> document(folder, name)).toList();
    }

    private static Path document(Path folder, String name) {
        return folder.resolve(name + "@" + Site.DOMAIN + ".xml");
    }

    private static Path empty(Site site) throws IOException {
        Path folder = site.file("documents");
        Commands.run(site.folder(), List.of("rm", "-rf", folder.toString()));
        return Files.createDirectories(folder);
    }

    @Override
    public void importFrom(LocalServer server, Site site, List<Path> documents) throws IOException {
        Path folder = empty(site);
        for (Path document : documents) {
            String name = document.getFileName().toString().replaceFirst("(@.*)?\\.xml$", "");
            Files.copy(document, document(folder, name));
        }
        migrate(server, site, "documents", "own");
    }

    private static void migrate(LocalServer server, Site site, String from, String to) throws IOException {
        Path config = site.file("migrator.cfg.lua");
        Files.writeString(config, """
                local stores = { "accounts", "roster", "vcard", "private", "archive-archive" }
                own { type = "internal", path = "%1$s", hosts = { ["%2$s"] = stores } }
                documents { type = "xep0227", hosts = { ["%2$s"] = stores } }
                """.formatted(site.folder().resolve("data"), Site.DOMAIN));
        // the storage xep0227 looks nowhere but in the folder that was chosen when Prosody was built
        Path migrator = site.file("migrator");
        Files.writeString(
                migrator,
                Files.readString(MIGRATOR)
                        .replaceFirst("(?m)^CFG_DATADIR=.*$", "CFG_DATADIR='" + site.file("documents") + "'"));
        server.close();
        List<String> command = new ArrayList<>(List.of("lua5.4", migrator.toString(), "--root", "--keep-going"));
        // an archive of the host itself, which it looks for first, is an error to it where there is none: --keep-going
        command.addAll(List.of("--config", config.toString(), from, to));
        Files.writeString(site.file("migrated.txt"), Commands.run(site.folder(), command));
        server.restart();
    }
}
