package de.pimux.xml;

/** What single bytes mean to {@link ByteGuard}. Those of a longer UTF-8 sequence count as text and as name. */
final class Bytes {
    private static final boolean[] TEXT = allBut("<>&]");
    private static final boolean[] NAME = allBut(" \t\r\n=/<>\"'&;:");
    private static final boolean[] NAME_START = allBut("=/<>\"'&;:-.0123456789");

    private static final long AMP = ('a' << 16) | ('m' << 8) | 'p';
    private static final long LT = ('l' << 8) | 't';
    private static final long GT = ('g' << 8) | 't';
    private static final long APOS = ('a' << 24) | ('p' << 16) | ('o' << 8) | 's';
    private static final long QUOT = ('q' << 24) | ('u' << 16) | ('o' << 8) | 't';

    private Bytes() {}

    static boolean isText(byte b) {
        return TEXT[b & 0xFF];
    }

    static boolean isName(byte b) {
        return NAME[b & 0xFF];
    }

    static boolean isNameStart(byte b) {
        return (b > ' ' || b < 0) && NAME_START[b & 0xFF];
    }

    static boolean isPredefined(long entity) {
        return entity == AMP || entity == LT || entity == GT || entity == APOS || entity == QUOT;
    }

    private static boolean[] allBut(String excluded) {
        boolean[] table = new boolean[256];
        for (int i = 0; i < table.length; i++) table[i] = excluded.indexOf(i) < 0;
        return table;
    }
}
