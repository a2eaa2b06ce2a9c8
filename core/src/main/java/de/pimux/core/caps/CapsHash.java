package de.pimux.core.caps;

import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The verification string of entity capabilities (XEP-0115 §5). */
public final class CapsHash {
    public static final String SHA_1 = "sha-1";

    /** By their names of IANA. */
    private static final Map<String, String> FUNCTIONS =
            Map.of(SHA_1, "SHA-1", "sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");

    private static final String FORMS = "jabber:x:data";
    private static final String FORM_TYPE = "FORM_TYPE";

    private CapsHash() {}

    /**
     * Null where nothing is proven: the function isn't known, the answer is ill-formed (§5.4), or something in it holds
     * the separator, so that another answer would have the same hash.
     */
    public static @Nullable String of(Element info, String hash) {
        String function = FUNCTIONS.get(hash);
        String text = function == null ? null : text(info);
        if (function == null || text == null) return null;
        try {
            byte[] digest = MessageDigest.getInstance(function).digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static @Nullable String text(Element info) {
        List<String> identities = new ArrayList<>();
        List<String> features = new ArrayList<>();
        TreeMap<String, String> forms = new TreeMap<>();
        for (Element child : info.elements()) {
            if (child.is(info.namespace(), "identity")) identities.add(identity(child));
            else if (child.is(info.namespace(), "feature")) features.add(attribute(child, "var"));
            else if (child.is(FORMS, "x") && !addForm(child, forms)) return null;
        }
        if (isAmbiguous(identities) || isAmbiguous(features)) return null;
        StringBuilder text = new StringBuilder();
        new TreeSet<>(identities).forEach(identity -> text.append(identity).append('<'));
        new TreeSet<>(features).forEach(feature -> text.append(feature).append('<'));
        forms.values().forEach(text::append);
        return text.toString();
    }

    private static boolean isAmbiguous(List<String> parts) {
        return new HashSet<>(parts).size() < parts.size() || parts.stream().anyMatch(part -> part.indexOf('<') >= 0);
    }

    private static String identity(Element identity) {
        String lang = identity.attribute(Attribute.XML_NAMESPACE, "lang");
        return attribute(identity, "category") + "/" + attribute(identity, "type") + "/" + (lang == null ? "" : lang)
                + "/" + attribute(identity, "name");
    }

    private static String attribute(Element element, String name) {
        String value = element.attribute(name);
        return value == null ? "" : value;
    }

    /** Returns false for one that makes the whole answer ill-formed. */
    private static boolean addForm(Element form, Map<String, String> forms) {
        TreeMap<String, TreeSet<String>> fields = new TreeMap<>();
        TreeSet<String> types = new TreeSet<>();
        for (Element field : form.elements()) {
            if (!field.is(FORMS, "field")) continue;
            String name = attribute(field, "var");
            boolean isType = name.equals(FORM_TYPE) && attribute(field, "type").equals("hidden");
            if (name.equals(FORM_TYPE) && !isType) continue;
            TreeSet<String> values = isType ? types : fields.computeIfAbsent(name, unknown -> new TreeSet<>());
            for (Element value : field.elements()) if (value.is(FORMS, "value")) values.add(value.text());
        }
        if (types.isEmpty()) return true; // such a form is not hashed
        if (types.size() > 1) return false;
        StringBuilder text = new StringBuilder();
        boolean separated = append(types.first(), text);
        for (Map.Entry<String, TreeSet<String>> field : fields.entrySet()) {
            separated &= append(field.getKey(), text);
            for (String value : field.getValue()) separated &= append(value, text);
        }
        return separated && forms.put(types.first(), text.toString()) == null;
    }

    /** Returns whether the part can be told from what stands behind it. */
    private static boolean append(String part, StringBuilder text) {
        text.append(part).append('<');
        return part.indexOf('<') < 0;
    }
}
