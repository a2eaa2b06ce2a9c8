package de.pimux.core.guard;

/**
 * Where a login came from, as a numeric address, or the network that counts as one client, as address and prefix length.
 * It is a person's data: it never prints, and events of no other class than {@code SECURITY} may hold it.
 */
public record Origin(String text) {
    @Override
    public String toString() {
        return "Origin";
    }
}
