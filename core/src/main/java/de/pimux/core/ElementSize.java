package de.pimux.core;

import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import de.pimux.xml.Node;
import de.pimux.xml.Text;
import de.pimux.xml.WrittenElement;
import java.util.ArrayDeque;
import java.util.Deque;

/** What an element weighs against a limit. */
public final class ElementSize {
    /** Brackets, quotes and the objects themselves: keeps a tree of empty tags from being free. */
    private static final int PER_NODE = 8;

    private ElementSize() {}

    /** In characters of names, values and text, and {@value #PER_NODE} for each node; near to its size on the wire. */
    public static int chars(Markup markup) {
        return markup instanceof WrittenElement written ? written.size() : ofTree(markup.element());
    }

    private static int ofTree(Element element) {
        int sum = 0;
        Deque<Element> pending = new ArrayDeque<>();
        pending.push(element);
        while (!pending.isEmpty()) {
            Element next = pending.pop();
            sum += ofTag(next);
            for (Node child : next.children()) {
                if (child instanceof Element inner) pending.push(inner);
                else if (child instanceof Text text)
                    sum += PER_NODE + text.value().length();
                else if (child instanceof WrittenElement written) sum += written.size();
            }
        }
        return sum;
    }

    private static int ofTag(Element element) {
        int sum = PER_NODE + element.name().length() * 2 + element.namespace().length();
        for (Attribute attribute : element.attributes())
            sum += PER_NODE + attribute.name().length() + attribute.value().length();
        return sum;
    }
}
