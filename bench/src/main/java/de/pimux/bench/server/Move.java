package de.pimux.bench.server;

import de.pimux.bench.client.Driver;
import de.pimux.bench.move.Belongings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Moves accounts from pimux to other servers and from these to pimux, and looks with clients what has come along. */
public final class Move {
    private final Path folder;
    private final PrintStream out;
    private final Portable pimux;
    private final List<Portable> others = List.of(new PortableProsody(), new PortableEjabberd());

    /** @param folder for what the servers write; it is emptied */
    public Move(Path launcher, Path folder, PrintStream out) {
        this.pimux = new PortablePimux(launcher);
        this.folder = folder;
        this.out = out;
    }

    /** Whether all has moved that the other server's tools know of. What isn't installed is left out. */
    public boolean run() throws IOException {
        boolean good = true;
        for (Portable other : others) {
            if (other.product().missing().isPresent()) {
                out.println("skipped " + other.product().label() + ": "
                        + other.product().missing().get());
                continue;
            }
            out.println(other.product().about());
            good &= move(pimux, other);
            good &= move(other, pimux);
        }
        return good;
    }

    private boolean move(Portable from, Portable to) throws IOException {
        Path files =
                folder.resolve(from.product().label() + "-to-" + to.product().label());
        Commands.run(Files.createDirectories(folder), List.of("rm", "-rf", files.toString()));
        List<Path> documents;
        Site old = site(from.product(), files.resolve("from"));
        try (LocalServer server = new LocalServer(from.product(), old);
                Driver driver = new Driver()) {
            server.restart();
            new Belongings(driver, server.target()).give();
            documents = from.export(server, old, Belongings.movers());
        }
        Site home = site(to.product(), files.resolve("to"));
        try (LocalServer server = new LocalServer(to.product(), home);
                Driver driver = new Driver()) {
            server.restart();
            to.importFrom(server, home, documents);
            return told(from, to, new Belongings(driver, server.target()).found());
        }
    }

    private static Site site(Product product, Path folder) throws IOException {
        Site site = Site.in(Files.createDirectories(folder), TestCertificate.create(folder));
        product.configure(site);
        return site;
    }

    private boolean told(Portable from, Portable to, Map<String, Boolean> found) {
        out.println(from.product().label() + " -> " + to.product().label());
        Set<String> left = new TreeSet<>();
        found.forEach((kind, there) -> {
            out.println("  " + (there ? "yes " : "no  ") + kind);
            if (!there) left.add(kind);
        });
        left.removeAll(from.keeps());
        left.removeAll(to.refuses());
        left.forEach(kind -> out.println("  missing: " + kind));
        return left.isEmpty();
    }
}
