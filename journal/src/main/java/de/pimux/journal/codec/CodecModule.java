package de.pimux.journal.codec;

import java.util.List;

/** The codecs of some types, named in the configuration by {@code pimux.journal.codecs}. */
@FunctionalInterface
public interface CodecModule {
    List<Codec<?>> codecs();
}
