package de.pimux.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the first byte that is not UTF-8: overlong forms, surrogates, code points above U+10FFFF and cut sequences
 * (RFC 3629 §4), all of which Aalto lets pass. It remembers a sequence that goes on in the next array.
 */
final class Utf8Guard {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Continuation bytes still expected, and the range of the next one: only the first after a lead byte is special. */
    private int expected;

    private int lowest = 0x80;
    private int highest = 0xBF;

    /** The index of the first bad byte, or {@code to} if there is none. */
    int check(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (expected == 0) {
                i = skipAscii(bytes, i, to);
                if (i < to && !lead(bytes[i++] & 0xFF)) return i - 1;
            } else if (!continuation(bytes[i++] & 0xFF)) {
                return i - 1;
            }
        }
        return to;
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) i += Long.BYTES;
        while (i < to && bytes[i] >= 0) i++;
        return i;
    }

    private boolean lead(int b) {
        if (b < 0xC2 || b > 0xF4) return false;
        expected = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        return true;
    }

    private boolean continuation(int b) {
        if (b < lowest || b > highest) return false;
        expected--;
        lowest = 0x80;
        highest = 0xBF;
        return true;
    }
}
