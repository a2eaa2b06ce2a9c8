package de.pimux.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The servers that the bench knows how to start. */
public final class Products {
    private final List<Product> all;

    /** @param launcher pimux's launcher script */
    public Products(Path launcher) {
        all = List.of(
                new Pimux(launcher), new Prosody(false), new Prosody(true), new Ejabberd(false), new Ejabberd(true));
    }

    public List<String> labels() {
        return all.stream().map(Product::label).toList();
    }

    /** Measures the named ones in the order given. */
    public void measure(List<String> labels, Comparison comparison) throws IOException {
        for (String label : labels) {
            comparison.measure(named(label));
        }
    }

    private Product named(String label) {
        return all.stream()
                .filter(product -> product.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown server " + label + "; known: " + labels()));
    }
}
