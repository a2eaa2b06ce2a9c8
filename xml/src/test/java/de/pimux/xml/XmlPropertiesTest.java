package de.pimux.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What holds for all bytes and all elements, tried on many made by chance from a fixed seed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class XmlPropertiesTest {
    private static final String HEADER =
            "<?xml version='1.0'?><s:s xmlns='jabber:client' xmlns:s='urn:streams' xml:lang='en'>";

    private final Random random = new Random(20261123);
    private final RandomXml xml = new RandomXml(random);

    @Test
    void what_is_written_reads_back_equal() throws XmlStreamException {
        for (int i = 0; i < 5_000; i++) {
            Element element = xml.element(4);
            assertThat(XmlDocument.parse(XmlWriter.bytes(element, ""), XmlLimits.DEFAULT))
                    .isEqualTo(element);
        }
    }

    @Test
    void how_a_stream_is_cut_makes_no_difference() {
        for (int i = 0; i < 1_500; i++) {
            byte[] stream = stream();
            List<Object> whole = told(stream, Integer.MAX_VALUE);
            assertThat(whole).endsWith("closed", "none");
            assertThat(told(stream, 1)).isEqualTo(whole);
            assertThat(toldInPieces(stream)).isEqualTo(whole);
        }
    }

    @Test
    void how_a_broken_stream_is_cut_makes_no_difference() {
        for (int i = 0; i < 20_000; i++) {
            byte[] stream = xml.mutated(stream());
            List<Object> whole = told(stream, Integer.MAX_VALUE);
            assertThat(told(stream, 1)).as(() -> shown(stream)).isEqualTo(whole);
            assertThat(toldInPieces(stream)).as(() -> shown(stream)).isEqualTo(whole);
        }
    }

    @Test
    void any_bytes_are_refused_at_most_once_and_throw_nothing_else() {
        for (int i = 0; i < 20_000; i++) {
            told(xml.noise(random.nextInt(200)), Integer.MAX_VALUE);
            byte[] inside = concat(Recorder.utf8(HEADER + "<a b='"), xml.noise(random.nextInt(20)));
            told(inside, 1 + random.nextInt(5));
        }
    }

    /** Our clients read what we write by parsers of their own: whatever gets in must be XML to others when it leaves. */
    @Test
    void whatever_was_read_is_written_as_xml_to_another_parser_too() throws XMLStreamException {
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            for (Object told : told(xml.mutated(stream()), Integer.MAX_VALUE)) {
                if (!(told instanceof Element element)) continue;
                byte[] written = XmlWriter.bytes(element, "");
                assertThat(byOther(written)).as(() -> shown(written)).isEqualTo(element);
                read++;
            }
        }
        assertThat(read).isGreaterThan(15_000);
    }

    private byte[] stream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(Recorder.utf8(HEADER));
        for (int i = random.nextInt(4); i > 0; i--) {
            stream.writeBytes(XmlWriter.bytes(xml.element(3), "jabber:client"));
            if (random.nextBoolean()) stream.write('\n');
        }
        stream.writeBytes(Recorder.utf8("</s:s>"));
        return stream.toByteArray();
    }

    private static List<Object> told(byte[] stream, int piece) {
        return all(Recorder.of(stream, XmlLimits.DEFAULT, piece));
    }

    private List<Object> toldInPieces(byte[] stream) {
        return all(Recorder.of(stream, XmlLimits.DEFAULT, random));
    }

    private static List<Object> all(Recorder recorder) {
        List<Object> all = new ArrayList<>(recorder.told());
        all.add(recorder.violation() == null ? "none" : recorder.violation().condition());
        return all;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static String shown(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads by the parser of the JDK. */
    private static Element byOther(byte[] document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document), "UTF-8");
        TreeBuilder tree = new TreeBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT ->
                    tree.start(orNone(reader.getNamespaceURI()), reader.getLocalName(), attributes(reader));
                case XMLStreamReader.CHARACTERS -> tree.text(reader.getText());
                case XMLStreamReader.END_ELEMENT -> {
                    Element root = tree.end();
                    if (root != null) return root;
                }
                default -> throw new AssertionError("event " + reader.getEventType());
            }
        }
    }

    private static List<Attribute> attributes(XMLStreamReader reader) {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++)
            attributes.add(new Attribute(
                    orNone(reader.getAttributeNamespace(i)),
                    reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i)));
        return attributes;
    }

    private static String orNone(@Nullable String namespace) {
        return namespace == null ? "" : namespace;
    }
}
