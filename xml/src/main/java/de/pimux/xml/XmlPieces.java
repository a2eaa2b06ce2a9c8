package de.pimux.xml;

import de.pimux.xml.ByteGuard.Reached;
import de.pimux.xml.XmlStreamException.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document that is too large to be held: some of its elements, which all are inside of one another, are told when
 * they open and close, and of these the children one by one. The rules are those of a stream. A document has 2 GiB at
 * most.
 */
public final class XmlPieces {
    /** Learns what the document says, in order. */
    public interface Handler {
        /** An element begins whose children will come one by one. */
        void opened(Element withoutChildren) throws IOException;

        /** A whole element, the root or a child of what is open. Text between such is not told. */
        void element(Element whole) throws IOException;

        /** The element that was opened last, and not closed, ends. */
        void closed() throws IOException;
    }

    private static final int CHUNK = 16 * 1024;

    private final XmlLimits limits;
    private final Handler handler;
    private final ByteGuard guard;
    private final Utf8Guard utf8 = new Utf8Guard();
    private final PieceQueue pieces;
    private final AaltoReader reader;
    private @Nullable XmlBuffer cut;
    private int pending;

    private XmlPieces(XmlLimits limits, Predicate<Element> containers, Handler handler) {
        this.limits = limits;
        this.handler = handler;
        this.guard = new ByteGuard(limits.withStanzaBytes(Integer.MAX_VALUE), 0);
        this.pieces = new PieceQueue(containers);
        this.reader = new AaltoReader(pieces);
    }

    /**
     * @param limits of which {@code maxStanzaBytes} counts for one piece, give or take the bytes that are read at once
     * @param containers which elements are taken apart, by their names and attributes, if all around them are
     * @throws IOException if the bytes can't be read, or the handler throws it
     */
    public static void read(InputStream in, XmlLimits limits, Predicate<Element> containers, Handler handler)
            throws IOException, XmlStreamException {
        XmlPieces document = new XmlPieces(limits, containers, handler);
        byte[] bytes = new byte[CHUNK];
        for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) document.feed(bytes, length);
        if (!document.reader.ended()) throw new XmlStreamException(Violation.NOT_WELL_FORMED);
    }

    private void feed(byte[] bytes, int length) throws XmlStreamException, IOException {
        if (utf8.check(bytes, 0, length) < length) throw new XmlStreamException(Violation.UNSUPPORTED_ENCODING);
        int at = 0;
        while (at < length) at = next(bytes, at, length);
        reader.forget();
    }

    private int next(byte[] bytes, int from, int end) throws XmlStreamException, IOException {
        int start = guard.isBetween() ? ByteGuard.skipBlank(bytes, from, end) : from;
        if (start == end) return end;
        if (reader.ended()) throw new XmlStreamException(Violation.NOT_WELL_FORMED);
        int stop = guard.scan(bytes, start, end);
        int tagEnd = guard.tagEnd();
        if (tagEnd > start) read(bytes, start, tagEnd);
        if (guard.violation() != null) throw new XmlStreamException(guard.violation());
        if (stop > tagEnd) cut = (cut == null ? new XmlBuffer(stop - tagEnd) : cut).raw(bytes, tagEnd, stop);
        bound(pieces.tell(handler), stop - start);
        return stop;
    }

    /** As in {@link XmlStreamParser}: Aalto sees whole tags only. */
    private void read(byte[] bytes, int from, int to) throws XmlStreamException {
        if (cut == null) {
            reader.read(bytes, from, to);
        } else {
            cut.raw(bytes, from, to);
            reader.read(cut);
            cut = null;
        }
        if (reader.depth() != guard.depth() || reader.ended() != (guard.reached() == Reached.END))
            throw new XmlStreamException(Violation.NOT_WELL_FORMED);
    }

    private void bound(boolean any, int bytes) throws XmlStreamException {
        pending = any ? 0 : pending + bytes;
        if (pending > limits.maxStanzaBytes()) throw new XmlStreamException(Violation.POLICY_VIOLATION);
    }
}
