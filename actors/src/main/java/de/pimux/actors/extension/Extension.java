package de.pimux.actors.extension;

/** One extension of the protocol: registers its namespaces, its disco features and its handlers in one place. */
public interface Extension {
    void register(Registry on);
}
