package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server program that the bench can configure and start. */
interface Product {
    /** How it is called on the command line and in the report. */
    String label();

    /** One line for the report: version and configuration. */
    String about();

    /** Why it can't be started here, in words that say what to do; empty if it can. */
    Optional<String> missing();

    /** Products with the same key can use the same seeded data. */
    String seedKey();

    /** Writes the configuration into the site's folder. */
    void configure(Site site) throws IOException;

    List<String> command(Site site);

    default Map<String, String> environment(Site site) {
        return Map.of();
    }

    /** Creates accounts by the product's own tool, from a file of {@code name password} lines; empty: use XEP-0077. */
    default Optional<List<String>> seedCommand(Site site, Path accounts) {
        return Optional.empty();
    }
}
