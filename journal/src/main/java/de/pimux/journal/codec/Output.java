package de.pimux.journal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects bytes: numbers as varints (LEB128, low bits first), texts as UTF-8 with their length in front. */
public final class Output {
    private byte[] bytes = new byte[512]; // most messages fit
    private int length;

    public Output bytes(byte[] value) {
        return number(value.length).raw(value);
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
