package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** How accounts come out of a server and into it, by the tools that it brings. It runs before and afterwards. */
interface Portable {
    Product product();

    /** Writes accounts as documents of XEP-0227. */
    List<Path> export(LocalServer server, Site site, List<String> names) throws IOException;

    /** Makes accounts of documents that any server has written. */
    void importFrom(LocalServer server, Site site, List<Path> documents) throws IOException;

    /** What its tools leave behind. */
    Set<String> keeps();

    /** What its tools don't take. */
    Set<String> refuses();
}
