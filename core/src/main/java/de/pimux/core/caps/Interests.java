package de.pimux.core.caps;

import de.pimux.xml.Element;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whose publications a client wants to hear of: the nodes of its features that end in {@code +notify} (XEP-0060 §9.2). */
public record Interests(Set<String> nodes) {
    public static final Interests NONE = new Interests(Set.of());

    private static final String SUFFIX = "+notify";

    /** Characters of all names of one client; what is beyond them is not looked at. */
    private static final int MOST_CHARS = 8_192;

    public Interests {
        nodes = Set.copyOf(nodes);
    }

    /** @param info a client's answer to disco#info */
    public static Interests of(Element info) {
        Set<String> nodes = new LinkedHashSet<>();
        int chars = 0;
        for (Element feature : info.elements()) {
            String var = feature.is(info.namespace(), "feature") ? feature.attribute("var") : null;
            if (var == null || !var.endsWith(SUFFIX)) continue;
            chars += var.length();
            if (chars <= MOST_CHARS) nodes.add(var.substring(0, var.length() - SUFFIX.length()));
        }
        return nodes.isEmpty() ? NONE : new Interests(nodes);
    }

    /** What is wanted now and wasn't before. */
    public Set<String> beyond(Interests before) {
        Set<String> added = new LinkedHashSet<>(nodes);
        added.removeAll(before.nodes);
        return added;
    }
}
