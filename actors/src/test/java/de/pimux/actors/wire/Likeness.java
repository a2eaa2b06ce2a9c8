package de.pimux.actors.wire;

import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what came with what a test expects. Attributes that the expectation doesn't name are free, and so is the
 * order of children; their number is not, unless {@code <etc xmlns='test'/>} stands among them. {@code *} as a value or as text stands for
 * any that isn't empty, and {@code -} as a value for an attribute that must be absent.
 */
final class Likeness {
    private static final String ANY = "*";
    private static final String ABSENT = "-";

    private Likeness() {}

    /** What is different, in words, or nothing. */
    static Optional<String> difference(Element expected, Element actual) {
        if (!actual.is(expected.namespace(), expected.name()))
            return Optional.of("expected " + tag(expected) + ", but it is " + tag(actual));
        return attributes(expected, actual)
                .or(() -> text(expected, actual))
                .or(() -> children(expected, actual))
                .map(difference -> "in <" + expected.name() + "/>: " + difference);
    }

    private static Optional<String> attributes(Element expected, Element actual) {
        for (Attribute wanted : expected.attributes()) {
            String value = actual.attribute(wanted.namespace(), wanted.name());
            boolean same = wanted.value().equals(ABSENT)
                    ? value == null
                    : value != null
                            && (value.equals(wanted.value()) || (wanted.value().equals(ANY) && !value.isEmpty()));
            if (!same)
                return Optional.of("expected " + wanted.name() + "='" + wanted.value() + "', but it is "
                        + (value == null ? "absent" : "'" + value + "'"));
        }
        return Optional.empty();
    }

    private static Optional<String> text(Element expected, Element actual) {
        String wanted = expected.text().strip();
        String found = actual.text().strip();
        if (wanted.equals(ANY) ? !found.isEmpty() : wanted.equals(found)) return Optional.empty();
        return Optional.of("expected the text '" + wanted + "', but it is '" + found + "'");
    }

    private static Optional<String> children(Element expected, Element actual) {
        List<Element> left = new ArrayList<>(actual.elements());
        boolean open = false;
        for (Element wanted : expected.elements()) {
            if (wanted.is("test", "etc")) {
                open = true;
                continue;
            }
            Optional<Element> found = left.stream()
                    .filter(one -> difference(wanted, one).isEmpty())
                    .findFirst();
            if (found.isEmpty()) return Optional.of(missing(wanted, left));
            left.remove(found.get());
        }
        if (open || left.isEmpty()) return Optional.empty();
        return Optional.of("there is more than expected: " + Xml.print(left.get(0)));
    }

    /** If one child only has that name, then the reader wants to know what is wrong with it. */
    private static String missing(Element wanted, List<Element> left) {
        List<Element> named = left.stream()
                .filter(one -> one.is(wanted.namespace(), wanted.name()))
                .toList();
        if (named.size() == 1) return difference(wanted, named.get(0)).orElseThrow();
        return "there is no " + Xml.print(wanted);
    }

    private static String tag(Element element) {
        return "<" + element.name() + " xmlns='" + element.namespace() + "'/>";
    }
}
