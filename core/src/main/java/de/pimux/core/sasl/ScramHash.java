package de.pimux.core.sasl;

/** The hash functions of the SCRAM family. The names are stored: a constant keeps its name for good. */
public enum ScramHash {
    /** RFC 5802. */
    SHA_1,
    /** RFC 7677. */
    SHA_256,
    /** XEP-0438 names it among the hashes in use. */
    SHA_512
}
