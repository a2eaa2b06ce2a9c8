package de.pimux.bench.client;

/**
 * Finds where the top-level elements of an XML stream end, without parsing them: a load driver has to cost less than
 * the server that it measures. It trusts the server to write well-formed XML without CDATA sections.
 */
final class StanzaScanner {
    enum Item {
        /** Not whole yet: call again with more bytes after it. */
        INCOMPLETE,
        PROLOG,
        HEADER,
        ELEMENT,
        CLOSE
    }

    private boolean open;
    private int start;
    private int end;

    /** Where the last item starts, at its {@code <}. */
    int start() {
        return start;
    }

    /** The offset after the last item. */
    int end() {
        return end;
    }

    /** Looks for one item in the bytes from {@code from} to before {@code to}; white space between items is skipped. */
    Item next(byte[] bytes, int from, int to) {
        start = indexOf(bytes, from, to, '<');
        if (start < 0 || start + 1 >= to) {
            start = start < 0 ? to : start;
            return Item.INCOMPLETE;
        }
        Item item = kind(bytes[start + 1]);
        end = item == Item.ELEMENT ? elementEnd(bytes, start, to) : tagEnd(bytes, start, to);
        if (end < 0) {
            return Item.INCOMPLETE;
        }
        open |= item == Item.HEADER;
        return item;
    }

    private Item kind(byte second) {
        if (second == '?') {
            return Item.PROLOG;
        }
        if (!open) {
            return Item.HEADER;
        }
        return second == '/' ? Item.CLOSE : Item.ELEMENT;
    }

    private static int elementEnd(byte[] bytes, int from, int to) {
        int depth = 0;
        for (int tag = from; tag >= 0 && tag + 1 < to; ) {
            int after = tagEnd(bytes, tag, to);
            if (after < 0) {
                return -1;
            }
            depth += depthChange(bytes, tag, after);
            if (depth == 0) {
                return after;
            }
            tag = indexOf(bytes, after, to, '<');
        }
        return -1;
    }

    private static int depthChange(byte[] bytes, int tag, int after) {
        if (bytes[tag + 1] == '/') {
            return -1;
        }
        return bytes[after - 2] == '/' ? 0 : 1;
    }

    private static int tagEnd(byte[] bytes, int from, int to) {
        byte quote = 0;
        for (int i = from + 1; i < to; i++) {
            byte c = bytes[i];
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if (c == '\'' || c == '"') {
                quote = c;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] bytes, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
