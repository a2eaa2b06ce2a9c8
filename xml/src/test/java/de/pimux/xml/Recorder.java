package de.pimux.xml;

import de.pimux.xml.XmlStreamException.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a parser told, in order, and how it ended. */
final class Recorder implements XmlStreamParser.Handler {
    private final List<Object> told = new ArrayList<>();
    private @Nullable Violation violation;

    static Recorder of(String stream) {
        return of(stream, XmlLimits.DEFAULT);
    }

    static Recorder of(String stream, XmlLimits limits) {
        return of(utf8(stream), limits, Integer.MAX_VALUE);
    }

    /** Feeds the bytes in pieces of this size. */
    static Recorder of(byte[] stream, XmlLimits limits, int piece) {
        Recorder recorder = new Recorder();
        XmlStreamParser parser = new XmlStreamParser(limits);
        for (int at = 0; at < stream.length; at += Math.min(piece, stream.length - at))
            recorder.feed(parser, stream, at, Math.min(piece, stream.length - at));
        return recorder;
    }

    /** Feeds the bytes in pieces of random sizes. */
    static Recorder of(byte[] stream, XmlLimits limits, RandomGenerator random) {
        Recorder recorder = new Recorder();
        XmlStreamParser parser = new XmlStreamParser(limits);
        for (int at = 0, piece; at < stream.length; at += piece) {
            piece = 1 + random.nextInt(Math.min(stream.length - at, random.nextBoolean() ? 4 : 200));
            recorder.feed(parser, stream, at, piece);
        }
        return recorder;
    }

    private void feed(XmlStreamParser parser, byte[] stream, int at, int length) {
        try {
            parser.feed(stream, at, length, this);
        } catch (XmlStreamException e) {
            if (violation != null) throw new AssertionError("a second violation");
            violation = e.violation();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Elements for header and stanzas, {@code "closed"} for the end. */
    List<Object> told() {
        return told;
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    Element stanza() {
        return (Element) told.get(1);
    }

    @Override
    public void opened(Element header) {
        told.add(header);
    }

    @Override
    public void element(Element top) {
        told.add(top);
    }

    @Override
    public void closed() {
        told.add("closed");
    }
}
