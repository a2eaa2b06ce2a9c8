package de.pimux.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.pimux.xml.Element;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import de.pimux.xml.XmlStreamParser;
import de.pimux.xml.XmlWriter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and writing one stanza of an open stream. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ParserBenchmark {
    private static final String NAMESPACE = "jabber:client";
    private static final String HEADER =
            "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='a.example'>";

    /** What a stream carries most. */
    public enum Sample {
        MESSAGE(
                "<message to='bob@a.example' id='m1' type='chat'><body>Shall we meet at the old bridge at seven? The ferry"
                        + " leaves at half past, and I would rather not run for it again.</body></message>"),
        ENCRYPTED("<message to='bob@a.example' id='m2' type='chat'><encrypted xmlns='eu.siacs.conversations.axolotl'>"
                + "<header sid='1'>" + ("<key rid='2'>" + "A".repeat(88) + "</key>").repeat(6)
                + "<iv>AAAAAAAAAAAAAAAA</iv>"
                + "</header><payload>" + "B".repeat(160)
                + "</payload></encrypted><store xmlns='urn:xmpp:hints'/></message>"),
        PRESENCE("<presence><show>away</show><c xmlns='http://jabber.org/protocol/caps' hash='sha-1'"
                + " node='https://client.example' ver='QgayPKawpkPSDYmwT/WM94uAlu0='/></presence>");

        private final String xml;

        Sample(String xml) {
            this.xml = xml;
        }
    }

    @Param
    public Sample sample = Sample.MESSAGE;

    private byte[] bytes = new byte[0];
    private final Last last = new Last();
    private XmlStreamParser parser = new XmlStreamParser(XmlLimits.DEFAULT);

    @Setup
    public void open() throws XmlStreamException {
        parser = new XmlStreamParser(XmlLimits.DEFAULT);
        bytes = sample.xml.getBytes(UTF_8);
        byte[] header = HEADER.getBytes(UTF_8);
        parser.feed(header, 0, header.length, last);
        read();
    }

    @Benchmark
    public Element read() throws XmlStreamException {
        parser.feed(bytes, 0, bytes.length, last);
        return last.element;
    }

    @Benchmark
    public byte[] write() {
        return XmlWriter.bytes(last.element, NAMESPACE);
    }

    private static final class Last implements XmlStreamParser.Handler {
        private Element element = Element.of(NAMESPACE, "message");

        @Override
        public void opened(Element header) {}

        @Override
        public void element(Element top) {
            element = top;
        }

        @Override
        public void closed() {}
    }
}
