package de.pimux.journal.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Output} wrote. Every method throws {@link CodecException} if the bytes end too early. */
public final class Input {
    private final byte[] bytes;
    private int position;

    public Input(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        int start = advance();
        return Arrays.copyOfRange(bytes, start, position);
    }

    public String text() {
        int start = advance();
        return new String(bytes, start, position - start, StandardCharsets.UTF_8);
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            require(1);
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CodecException("a number does not end");
    }

    /** A number that was an {@code int}. */
    public int smallNumber() {
        long value = number();
        if (value != (int) value) {
            throw new CodecException("a number is too big");
        }
        return (int) value;
    }

    public boolean flag() {
        return number() != 0;
    }

    public Instant instant() {
        return Instant.ofEpochSecond(number(), number());
    }

    public <T> List<T> each(Function<Input, T> read) {
        int count = smallNumber();
        List<T> values = new ArrayList<>(Math.min(Math.max(count, 0), bytes.length));
        for (int i = 0; i < count; i++) {
            values.add(read.apply(this));
        }
        return values;
    }

    public <T> @Nullable T optional(Function<Input, T> read) {
        return flag() ? read.apply(this) : null;
    }

    /** Whether everything was read. A later version may have written more fields than this one knows. */
    public boolean isAtEnd() {
        return position == bytes.length;
    }

    private int advance() {
        int size = smallNumber();
        require(size);
        int start = position;
        position += size;
        return start;
    }

    private void require(int count) {
        if (count < 0 || count > bytes.length - position) {
            throw new CodecException("the bytes end too early");
        }
    }
}
