package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What Debian knows about an installed package. */
final class Packages {
    private Packages() {}

    static String version(String name) {
        try {
            return Commands.run(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    List.of("dpkg-query", "--show", "--showformat=${Version}", name));
        } catch (IOException notDebian) {
            return "of unknown version";
        }
    }
}
