package de.pimux.xml;

import de.pimux.xml.ByteGuard.Reached;
import de.pimux.xml.XmlStreamException.Violation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one XML stream (RFC 6120 §4) into its header, its stanzas and its end. It accepts only the XML that
 * RFC 6120 §11 allows, within {@link XmlLimits}; how the bytes are cut makes no difference. After a stream restart
 * comes a new parser. Between stanzas it holds no buffer and no Aalto reader. Used by one thread at a time.
 */
public final class XmlStreamParser {
    /** Learns what the stream says, during {@link #feed}, in order. */
    public interface Handler {
        /** The stream header: its root element with attributes, without children. */
        void opened(Element header);

        /** A complete element directly inside of the root. */
        void element(Element top);

        /** The end tag of the root; whatever follows is not read. */
        void closed();
    }

    private final ByteGuard guard;
    private final Utf8Guard utf8 = new Utf8Guard();
    private final int level;
    private @Nullable StreamTag tag;
    private @Nullable AaltoReader reader;
    /** What came after the last tag: Aalto loses characters of attributes that are cut, so it sees whole tags only. */
    private @Nullable XmlBuffer cut;

    private boolean done;

    public XmlStreamParser(XmlLimits limits) {
        this(limits, 1);
    }

    /** A level of 0 makes the root itself the only top-level element, as in a document. */
    XmlStreamParser(XmlLimits limits, int level) {
        this.guard = new ByteGuard(limits, level);
        this.level = level;
    }

    /** Begins inside of a stream whose header somebody else has seen. */
    XmlStreamParser(XmlLimits limits, StreamTag tag) {
        this(limits, 1);
        this.tag = tag;
        guard.enterStream();
    }

    /** Other limits from the next byte on, as after a login. */
    public void limits(XmlLimits limits) {
        guard.limits(limits);
    }

    /**
     * Reads bytes and tells the handler what they complete. Nothing of the array is kept.
     *
     * @return how many bytes were read: all, unless the handler called {@link #detach} or the stream ended
     * @throws XmlStreamException at most once in the life of a parser, which then reads nothing more; what was complete
     *     before has been told
     */
    public int feed(byte[] bytes, int offset, int length, Handler handler) throws XmlStreamException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (done) return 0;
        int end = offset + length;
        int valid = utf8.check(bytes, offset, end);
        int at = offset;
        try {
            while (at < valid && !done) at = next(bytes, at, valid, handler);
            if (valid < end && !done) throw new XmlStreamException(Violation.UNSUPPORTED_ENCODING);
        } catch (XmlStreamException e) {
            done = true;
            throw e;
        } finally {
            release();
        }
        return at - offset;
    }

    /**
     * Ends the reading at the current element: for a handler in the middle of {@link #feed}, when the bytes that follow
     * belong to a new stream or to TLS.
     */
    public void detach() {
        done = true;
    }

    /** The default namespace that the header declares, or {@code ""}: the namespace of stanzas (RFC 6120 §4.8.2). */
    public String contentNamespace() {
        return tag == null ? "" : tag.contentNamespace();
    }

    /** Whether no stanza has begun that is not complete. */
    public boolean idle() {
        return guard.isBetween();
    }

    /** The bytes read so far of a stanza that is not complete. */
    public int pendingBytes() {
        return guard.pendingBytes();
    }

    private int next(byte[] bytes, int from, int end, Handler handler) throws XmlStreamException {
        int start = guard.isBetween() ? ByteGuard.skipBlank(bytes, from, end) : from;
        if (start == end) return end;
        int stop = guard.scan(bytes, start, end);
        int tagEnd = guard.tagEnd();
        if (tagEnd > start) read(bytes, start, tagEnd);
        if (guard.violation() != null) throw new XmlStreamException(guard.violation());
        if (reader != null) tell(reader, handler);
        if (reader != null && reader.isWorn() && guard.isBetween()) reader = null;
        if (stop > tagEnd) cut = (cut == null ? new XmlBuffer(stop - tagEnd) : cut).raw(bytes, tagEnd, stop);
        return stop;
    }

    /** Reads up to the end of a tag, together with what was cut off before. */
    private void read(byte[] bytes, int from, int to) throws XmlStreamException {
        AaltoReader current = reader();
        if (cut == null) {
            current.read(bytes, from, to);
        } else {
            cut.raw(bytes, from, to);
            current.read(cut);
            cut = null;
        }
        if (!agree(current)) throw new XmlStreamException(Violation.NOT_WELL_FORMED);
    }

    private AaltoReader reader() throws XmlStreamException {
        if (reader == null) reader = tag == null ? new AaltoReader(level) : SpareReader.inside(tag);
        return reader;
    }

    /** Guard and Aalto count elements each by itself; bytes that they count differently are no XML. */
    private boolean agree(AaltoReader current) {
        Reached reached = guard.reached();
        boolean quiet = reached == Reached.NOTHING || reached == Reached.VIOLATION;
        return current.depth() == guard.depth()
                && current.ended() == (reached == Reached.END)
                && !(quiet && current.hasNews());
    }

    private void tell(AaltoReader current, Handler handler) {
        if (!current.hasNews()) return;
        StreamHeader opened = current.takeHeader();
        if (opened != null) {
            tag = opened.tag();
            handler.opened(opened.root());
        }
        Element element = current.takeElement();
        if (element != null) handler.element(element);
        if (!current.ended()) return;
        done = true;
        if (level > 0) handler.closed();
    }

    /** Between two stanzas all that Aalto knows is the header, which another reader can be told. */
    private void release() {
        if (done) reader = null;
        if (reader == null) return;
        reader.forget();
        if (tag == null || !guard.isBetween()) return;
        SpareReader.keep(reader);
        reader = null;
    }
}
