package de.pimux.journal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects bytes: numbers as varints (LEB128, low bits first), texts as UTF-8 with their length in front. */
public final class Output {
    private static final int USUAL = 512; // most messages fit
    private static final int LARGEST_KEPT = 16 * 1024;

    private byte[] bytes = new byte[USUAL];
    private int length;

    /** Forgets what was collected; the space is kept, unless it is unusually much. */
    Output again() {
        length = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[USUAL];
        }
        return this;
    }

    public Output bytes(byte[] value) {
        return bytes(value, value.length);
    }

    /** The first bytes of an array. */
    public Output bytes(byte[] array, int size) {
        number(size).room(size);
        System.arraycopy(array, 0, bytes, length, size);
        length += size;
        return this;
    }

    public Output text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A number that is rarely negative: a negative one takes ten bytes. */
    public Output number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    public Output flag(boolean value) {
        return number(value ? 1 : 0);
    }

    public Output instant(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    /** How many there are, then each of them. */
    public <T> Output each(Collection<T> values, BiConsumer<? super T, Output> write) {
        number(values.size());
        values.forEach(value -> write.accept(value, this));
        return this;
    }

    /** Whether there is one, then the value. */
    public <T> Output optional(@Nullable T value, BiConsumer<? super T, Output> write) {
        flag(value != null);
        if (value != null) {
            write.accept(value, this);
        }
        return this;
    }

    public Output raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
