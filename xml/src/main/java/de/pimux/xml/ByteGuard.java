package de.pimux.xml;

import de.pimux.xml.XmlStreamException.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the bytes of a stream ahead of the parser. It finds where a stanza ends, holds the limits, which Aalto has
 * none of, and refuses what Aalto would accept or pass on. Well-formedness in general is left to Aalto: whatever the two
 * see differently is not well-formed.
 */
final class ByteGuard {
    private enum State {
        BETWEEN,
        TEXT,
        CDATA,
        MARKUP,
        START_TAG,
        LOCAL_PART,
        EMPTY_TAG,
        VALUE,
        END_TAG,
        DECLARATION,
        BANG,
        CDATA_START,
        ENTITY
    }

    /** What the last scan came to. */
    enum Reached {
        /** The end of the bytes. */
        NOTHING,
        /** The end of the XML declaration, of the stream header, or of a top-level element. */
        BOUNDARY,
        /** The end of the root element. */
        END,
        /** A {@link #violation()}. */
        VIOLATION
    }

    private static final String CDATA_START_REST = "CDATA[";
    private static final int LONGEST_REFERENCE = 32;
    private static final long NUMBER = -1;

    /** How many elements enclose a top-level element: 1 in a stream, 0 in a document. */
    private final int level;

    private XmlLimits limits;
    private State state = State.BETWEEN;
    private State afterEntity = State.TEXT;
    private Reached reached = Reached.NOTHING;
    private @Nullable Violation violation;
    private boolean begun;
    private int tagEnd;
    private int depth;
    private int frameBytes;
    private int tagBytes;
    private int attributes;
    private int nameBytes;
    private byte quote;
    /** How many bytes of a terminator, a keyword or an entity have been seen. */
    private int matched;

    /** The bytes of an entity's name, the last one lowest. */
    private long entity;

    ByteGuard(XmlLimits limits, int level) {
        this.limits = limits;
        this.level = level;
    }

    /** Takes the stream header for seen. */
    void enterStream() {
        begun = true;
        depth = level;
    }

    void limits(XmlLimits others) {
        limits = others;
    }

    /** Whether the next byte is outside of every stanza. */
    boolean isBetween() {
        return state == State.BETWEEN;
    }

    /** The bytes of the unfinished stanza seen so far. */
    int pendingBytes() {
        return frameBytes;
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** The index behind the last tag that the last scan saw the end of, or where it began. */
    int tagEnd() {
        return tagEnd;
    }

    Reached reached() {
        return reached;
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    /** Skips the white space between stanzas, which costs nobody anything (RFC 6120 §4.6.1). */
    static int skipBlank(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isBlank(bytes[i])) i++;
        return i;
    }

    /** Goes as far as the bytes do or something is {@link #reached()}; returns the index behind the last byte seen. */
    int scan(byte[] bytes, int from, int to) {
        reached = Reached.NOTHING;
        tagEnd = from;
        int stop = Math.min(to - from, limits.maxStanzaBytes() - frameBytes) + from;
        int i = from;
        while (i < stop && reached == Reached.NOTHING) i = step(bytes, i, stop);
        frameBytes += i - from;
        if (reached == Reached.NOTHING && i < to) return refuse(Violation.POLICY_VIOLATION, i);
        if (reached == Reached.BOUNDARY || reached == Reached.END) frameBytes = 0;
        return i;
    }

    private int step(byte[] bytes, int i, int stop) {
        return switch (state) {
            case BETWEEN -> between(bytes[i], i);
            case TEXT -> text(bytes, i, stop);
            case CDATA -> cdata(bytes, i, stop);
            default -> limited(bytes, i, stop);
        };
    }

    private int limited(byte[] bytes, int i, int stop) {
        int allowed = limits.maxTagBytes() - tagBytes;
        if (allowed <= 0) return refuse(Violation.POLICY_VIOLATION, i);
        int end = Math.min(stop - i, allowed) + i;
        int next = markup(bytes, i, end);
        while (next < end && state == State.START_TAG && reached == Reached.NOTHING) next = startTag(bytes, next, end);
        if (next < end && state == State.END_TAG) next = endTag(bytes, next, end);
        tagBytes += next - i;
        return next;
    }

    private int markup(byte[] bytes, int i, int stop) {
        return switch (state) {
            case MARKUP -> opened(bytes[i], i);
            case START_TAG -> startTag(bytes, i, stop);
            case LOCAL_PART -> localPart(bytes[i], i);
            case EMPTY_TAG -> emptyTag(bytes[i], i);
            case VALUE -> value(bytes, i, stop);
            case END_TAG -> endTag(bytes, i, stop);
            case DECLARATION -> declaration(bytes, i, stop);
            case BANG -> bang(bytes[i], i);
            case CDATA_START -> cdataStart(bytes[i], i);
            default -> entity(bytes[i], i);
        };
    }

    private int between(byte b, int i) {
        if (b == '<') return open(i);
        if (depth > 0) return refuse(Violation.BAD_FORMAT, i);
        return refuse(b <= 0 ? Violation.UNSUPPORTED_ENCODING : Violation.NOT_WELL_FORMED, i); // a BOM, UTF-16
    }

    private int open(int i) {
        state = State.MARKUP;
        tagBytes = 1;
        return i + 1;
    }

    private int text(byte[] bytes, int from, int stop) {
        int i = from;
        while (i < stop && Bytes.isText(bytes[i])) i++;
        if (i > from) matched = 0;
        if (i == stop) return i;
        byte b = bytes[i];
        if (b == '<') return open(i);
        if (b == '&') return reference(i, State.TEXT);
        if (b == '>' && matched >= 2) return refuse(Violation.NOT_WELL_FORMED, i); // XML 1.0 §2.4: no ]]> in text
        matched = b == ']' ? matched + 1 : 0;
        return i + 1;
    }

    private int cdata(byte[] bytes, int from, int stop) {
        int i = from;
        while (i < stop && bytes[i] != ']' && bytes[i] != '>') i++;
        if (i > from) matched = 0;
        if (i == stop) return i;
        if (bytes[i] == ']') {
            matched++;
        } else {
            if (matched >= 2) state = State.TEXT;
            matched = 0;
        }
        return i + 1;
    }

    private int opened(byte b, int i) {
        if (b == '/') return become(State.END_TAG, i + 1);
        if (b == '!') return become(State.BANG, i + 1);
        if (b == '?') return begun ? refuse(Violation.RESTRICTED_XML, i) : become(State.DECLARATION, i + 1);
        if (b == 0 && !begun) return refuse(Violation.UNSUPPORTED_ENCODING, i); // UTF-16
        if (depth - level >= limits.maxDepth()) return refuse(Violation.POLICY_VIOLATION, i);
        begun = true;
        attributes = 0;
        nameBytes = 0;
        return become(State.START_TAG, i);
    }

    private int become(State next, int i) {
        state = next;
        matched = 0;
        return i;
    }

    private int startTag(byte[] bytes, int from, int stop) {
        int i = from;
        while (i < stop && Bytes.isName(bytes[i])) i++;
        nameBytes += i - from;
        if (nameBytes > limits.maxNameBytes())
            return refuse(Violation.POLICY_VIOLATION, i - (nameBytes - limits.maxNameBytes()));
        if (i == stop) return i;
        byte b = bytes[i];
        if (b == ':') return become(State.LOCAL_PART, i + 1);
        nameBytes = 0;
        if (b == '>') return enter(i + 1);
        if (b == '/') return become(State.EMPTY_TAG, i + 1);
        if (b == '"' || b == '\'') return openValue(bytes, i, stop);
        return b == '<' ? refuse(Violation.NOT_WELL_FORMED, i) : i + 1;
    }

    /** Aalto does not look at what follows a colon: it takes {@code <p:/>} and {@code <p:1/>}. */
    private int localPart(byte b, int i) {
        if (!Bytes.isNameStart(b)) return refuse(Violation.NOT_WELL_FORMED, i);
        nameBytes++;
        return become(State.START_TAG, i);
    }

    private int openValue(byte[] bytes, int i, int stop) {
        if (++attributes > limits.maxAttributes()) return refuse(Violation.POLICY_VIOLATION, i);
        quote = bytes[i];
        return value(bytes, become(State.VALUE, i + 1), stop);
    }

    private int enter(int i) {
        tagEnd = i;
        depth++;
        if (depth > level) return become(State.TEXT, i);
        reached = Reached.BOUNDARY;
        return become(State.BETWEEN, i);
    }

    private int emptyTag(byte b, int i) {
        return b == '>' ? leave(i + 1) : refuse(Violation.NOT_WELL_FORMED, i);
    }

    private int endTag(byte[] bytes, int from, int stop) {
        int i = from;
        while (i < stop && bytes[i] != '>') i++;
        if (i == stop) return i;
        if (depth == 0) return refuse(Violation.NOT_WELL_FORMED, i);
        depth--;
        return leave(i + 1);
    }

    private int leave(int i) {
        tagEnd = i;
        if (depth > level) return become(State.TEXT, i);
        reached = depth == 0 ? Reached.END : Reached.BOUNDARY;
        return become(State.BETWEEN, i);
    }

    private int value(byte[] bytes, int from, int stop) {
        int i = from;
        byte end = quote;
        while (i < stop && bytes[i] != end && bytes[i] != '&') i++;
        if (i == stop) return i;
        return bytes[i] == '&' ? reference(i, State.VALUE) : become(State.START_TAG, i + 1);
    }

    private int declaration(byte[] bytes, int from, int stop) {
        for (int i = from; i < stop; i++) {
            if (bytes[i] == '>' && matched == '?') {
                begun = true;
                tagEnd = i + 1;
                reached = Reached.BOUNDARY;
                return become(State.BETWEEN, i + 1);
            }
            matched = bytes[i];
        }
        return stop;
    }

    /** Only a CDATA section may begin with {@code <!}, and only inside a stanza. */
    private int bang(byte b, int i) {
        if (b != '[' || depth <= level) return refuse(Violation.RESTRICTED_XML, i);
        return become(State.CDATA_START, i + 1);
    }

    private int cdataStart(byte b, int i) {
        if (b != CDATA_START_REST.charAt(matched)) return refuse(Violation.NOT_WELL_FORMED, i);
        return ++matched < CDATA_START_REST.length() ? i + 1 : become(State.CDATA, i + 1);
    }

    private int reference(int i, State after) {
        if (after == State.TEXT) tagBytes = 0;
        afterEntity = after;
        entity = 0;
        return become(State.ENTITY, i + 1);
    }

    /** Lets the five predefined entities pass (RFC 6120 §11.1); whether a number is a character is Aalto's to say. */
    private int entity(byte b, int i) {
        if (b == ';') {
            boolean known = entity == NUMBER || Bytes.isPredefined(entity);
            return known ? become(afterEntity, i + 1) : refuse(Violation.RESTRICTED_XML, i);
        }
        if (matched == LONGEST_REFERENCE || !Bytes.isName(b)) return refuse(Violation.NOT_WELL_FORMED, i);
        if (matched++ == 0 && b == '#') entity = NUMBER;
        else if (entity != NUMBER && matched <= Long.BYTES) entity = (entity << Byte.SIZE) | (b & 0xFF);
        return i + 1;
    }

    private int refuse(Violation reason, int i) {
        violation = reason;
        reached = Reached.VIOLATION;
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
