package de.pimux.actors.wire;

import de.pimux.xml.Element;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a client makes of an answer to verify the capabilities that were announced (XEP-0115 §5.1). */
final class CapsHash {
    private CapsHash() {}

    static String of(Element query) {
        String text = identities(query) + features(query) + forms(query);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String identities(Element query) {
        return named(query, "identity").stream()
                .map(one -> text(one.attribute("category")) + "/" + text(one.attribute("type")) + "//"
                        + text(one.attribute("name")) + "<")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String features(Element query) {
        return named(query, "feature").stream()
                .map(one -> text(one.attribute("var")) + "<")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String forms(Element query) {
        SortedMap<String, String> forms = new TreeMap<>();
        for (Element form : named(query, "x")) {
            SortedMap<String, String> fields = new TreeMap<>();
            for (Element field : named(form, "field"))
                fields.put(
                        text(field.attribute("var")),
                        named(field, "value").stream()
                                .map(Element::text)
                                .sorted()
                                .map(value -> value + "<")
                                .collect(Collectors.joining()));
            String type = text(fields.remove("FORM_TYPE"));
            StringBuilder all = new StringBuilder(type);
            fields.forEach((name, values) -> all.append(name).append('<').append(values));
            forms.put(type, all.toString());
        }
        return String.join("", forms.values());
    }

    private static List<Element> named(Element parent, String name) {
        return parent.elements().stream().filter(one -> one.name().equals(name)).toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
