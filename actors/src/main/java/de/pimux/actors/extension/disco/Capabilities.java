package de.pimux.actors.extension.disco;

import de.pimux.xml.Element;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The verification string of entity capabilities (XEP-0115 §5.1). */
final class Capabilities {
    private static final String FORMS = "jabber:x:data";

    private Capabilities() {}

    static String ver(Disco.Identity identity, Collection<String> features, List<Element> forms) {
        StringBuilder text = new StringBuilder();
        text.append(identity.category()).append('/').append(identity.type()).append("//");
        text.append(identity.name()).append('<');
        new TreeSet<>(features).forEach(feature -> text.append(feature).append('<'));
        forms.stream().sorted(Comparator.comparing(Capabilities::formType)).forEach(form -> append(text, form));
        return Base64.getEncoder().encodeToString(sha1(text.toString()));
    }

    private static void append(StringBuilder text, Element form) {
        text.append(formType(form)).append('<');
        TreeMap<String, TreeSet<String>> fields = new TreeMap<>();
        for (Element field : form.elements()) {
            String name = field.attribute("var");
            if (name == null || name.equals("FORM_TYPE")) continue;
            TreeSet<String> values = fields.computeIfAbsent(name, unknown -> new TreeSet<>());
            for (Element value : field.elements()) values.add(value.text());
        }
        fields.forEach((name, values) -> {
            text.append(name).append('<');
            values.forEach(value -> text.append(value).append('<'));
        });
    }

    private static String formType(Element form) {
        for (Element field : form.elements()) {
            String type = field.childText(FORMS, "value");
            if ("FORM_TYPE".equals(field.attribute("var")) && type != null) return type;
        }
        return "";
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
