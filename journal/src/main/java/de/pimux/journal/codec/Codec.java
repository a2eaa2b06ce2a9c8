package de.pimux.journal.codec;

import java.util.function.BiConsumer;

/**
 * How one type is written, and how every version of it that was ever written is read.
 *
 * @param name stands before the bytes for good, whatever becomes of the name of the class
 * @param version what {@code write} writes now, starting at 1
 */
public record Codec<T>(String name, int version, Class<T> type, BiConsumer<T, Output> write, Reader<T> read) {
    /** Reads the body of any version up to the codec's own. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Input in, int version);
    }

    void writeTo(Object value, Output out) {
        write.accept(type.cast(value), out);
    }
}
