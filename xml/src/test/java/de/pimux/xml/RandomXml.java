package de.pimux.xml;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Elements and bytes by chance, the same ones for the same seed. */
final class RandomXml {
    private static final List<String> NAMES = List.of("message", "body", "a", "x-1", "_b.c", "größe", "名");
    private static final List<String> NAMESPACES = List.of(
            "jabber:client", "urn:xmpp:sid:0", "", "urn:<&'\">", Attribute.XML_NAMESPACE, "urn:ä", "urn:\uD83D\uDE00");
    private static final List<String> PIECES = List.of(
            "a",
            "hello ",
            "<",
            ">",
            "&",
            "'",
            "\"",
            "]]>",
            "]]",
            "\r",
            "\n",
            "\t",
            "\r\n",
            " ",
            "é",
            "€",
            "\uD83D\uDE00",
            "\uFFFD",
            "&amp;",
            "<![CDATA[",
            "x".repeat(100),
            "ö".repeat(70));
    private static final List<String> MARKUP = List.of(
            "<",
            ">",
            "/>",
            "</",
            "'",
            "\"",
            "=",
            "&",
            ";",
            "&#x",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?",
            "?>",
            ":",
            "<a>",
            "</a>",
            "<a/>",
            " xmlns='b'",
            " xmlns:p='b'",
            " p:c='d'",
            " e='f'",
            "xml:",
            "</s:s>",
            "\r",
            "\0");

    private final RandomGenerator random;

    RandomXml(RandomGenerator random) {
        this.random = random;
    }

    /** An element as a parser would make it: no empty text, no two texts in a row. */
    Element element(int depth) {
        ElementBuilder builder = Element.builder(any(NAMESPACES), any(NAMES));
        for (int i = random.nextInt(4); i > 0; i--)
            builder.attribute(random.nextInt(3) == 0 ? any(NAMESPACES) : "", any(NAMES), text());
        boolean textBefore = false;
        for (int i = random.nextInt(4); i > 0 && depth > 0; i--) {
            textBefore = !textBefore && random.nextBoolean();
            if (textBefore) builder.text("." + text());
            else builder.add(element(depth - 1));
        }
        return builder.build();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) text.append(any(PIECES));
        return text.toString();
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The bytes with a few of them changed, removed, doubled, or with markup in between. */
    byte[] mutated(byte[] bytes) {
        byte[] mutated = bytes;
        for (int i = random.nextInt(4); i >= 0; i--) mutated = mutatedOnce(mutated);
        return mutated;
    }

    private byte[] mutatedOnce(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(8));
        return switch (random.nextInt(4)) {
            case 0 -> spliced(bytes, from, from, Recorder.utf8(any(MARKUP)));
            case 1 -> spliced(bytes, from, to, new byte[0]);
            case 2 -> spliced(bytes, from, to, noise(random.nextInt(4)));
            default -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] result = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result;
    }

    byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }
}
