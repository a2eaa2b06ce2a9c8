package de.pimux.journal.vault;

/** Numbers in as many bytes of seven bits as they need, the low ones first. */
public final class Varint {
    private Varint() {}

    public static int size(long value) {
        int size = 1;
        for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
            size++;
        }
        return size;
    }

    /** @return the position after the number */
    public static int write(long value, byte[] target, int offset) {
        int position = offset;
        long rest = value;
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            target[position++] = (byte) (rest | 0x80);
        }
        target[position++] = (byte) rest;
        return position;
    }

    /** The position after the number that starts here. */
    public static int end(byte[] bytes, int offset) {
        int position = offset;
        while (position < bytes.length && position - offset < 10) {
            if (bytes[position++] >= 0) {
                return position;
            }
        }
        throw new VaultException("a number in a sealed row does not end");
    }

    public static long read(byte[] bytes, int offset) {
        long value = 0;
        int shift = 0;
        int position = offset;
        byte next;
        do {
            next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
