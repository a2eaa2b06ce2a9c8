package de.pimux.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 that grow, with the escapes of XML. What XML 1.0 cannot express is left out. */
public final class XmlBuffer {
    private static final int TEXT = 1;
    private static final int VALUE = 2;
    /** For each ASCII character: in which of the two it is written otherwise than as itself. */
    private static final byte[] SPECIAL = new byte[128];

    static {
        Arrays.fill(SPECIAL, 0, ' ', (byte) (TEXT | VALUE));
        SPECIAL['\t'] = VALUE;
        SPECIAL['\n'] = VALUE;
        SPECIAL['&'] = TEXT | VALUE;
        SPECIAL['<'] = TEXT | VALUE;
        SPECIAL['>'] = TEXT;
        SPECIAL['\''] = VALUE;
    }

    private byte[] bytes;
    private int size;

    public XmlBuffer(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The content as characters. */
    String content() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** Forgets the content and keeps the space. */
    public void clear() {
        size = 0;
    }

    /** The bytes themselves, {@link #size()} of them in use. */
    public byte[] array() {
        return bytes;
    }

    int capacity() {
        return bytes.length;
    }

    /** Appends what needs no escape: markup, names. */
    public XmlBuffer raw(String markup) {
        return append(markup, 0);
    }

    /** Appends character data. */
    public XmlBuffer text(String text) {
        return append(text, TEXT);
    }

    /** Appends the value of an attribute that stands in single quotes. */
    public XmlBuffer attributeValue(String value) {
        return append(value, VALUE);
    }

    /** Appends what is UTF-8 already. */
    public XmlBuffer raw(byte[] utf8, int from, int to) {
        if (bytes.length - size < to - from) grow(to - from);
        System.arraycopy(utf8, from, bytes, size, to - from);
        size += to - from;
        return this;
    }

    XmlBuffer raw(char ascii) {
        if (size == bytes.length) grow(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    private XmlBuffer append(String string, int where) {
        int length = string.length();
        if (bytes.length - size < length) grow(length);
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = string.charAt(i);
            if (c >= 0x80 || (SPECIAL[c] & where) != 0) {
                size = at;
                appendRest(string, i, where);
                return this;
            }
            target[at++] = (byte) c;
        }
        size = at;
        return this;
    }

    private void appendRest(String string, int from, int where) {
        int length = string.length();
        for (int i = from; i < length; i++) {
            // The longest escape has 6 bytes; a pair of surrogates takes 4 for 2 characters.
            if (bytes.length - size < length - i + 6) grow(length - i + 6);
            char c = string.charAt(i);
            if (c < 0x80) ascii(c, where);
            else if (!Character.isSurrogate(c)) beyondAscii(c);
            else if (isPair(string, i)) supplementary(string.codePointAt(i++));
        }
    }

    private static boolean isPair(String string, int i) {
        return Character.isHighSurrogate(string.charAt(i))
                && i + 1 < string.length()
                && Character.isLowSurrogate(string.charAt(i + 1));
    }

    private void ascii(char c, int where) {
        if ((SPECIAL[c] & where) == 0) bytes[size++] = (byte) c;
        else escape(c);
    }

    private void escape(char c) {
        switch (c) {
            case '&' -> append("&amp;", 0);
            case '<' -> append("&lt;", 0);
            case '>' -> append("&gt;", 0);
            case '\'' -> append("&apos;", 0);
            case '\t' -> append("&#9;", 0);
            case '\n' -> append("&#10;", 0);
            case '\r' -> append("&#13;", 0);
            default -> {} // no character of XML 1.0 (§2.2)
        }
    }

    private void beyondAscii(char c) {
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
        } else {
            if (c >= 0xFFFE) return; // no character of XML 1.0 (§2.2)
            bytes[size++] = (byte) (0xE0 | (c >> 12));
            bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
}
