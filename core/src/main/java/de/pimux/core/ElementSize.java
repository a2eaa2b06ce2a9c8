package de.pimux.core;

import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.Node;
import de.pimux.xml.Text;
import java.util.ArrayDeque;
import java.util.Deque;

/** What an element weighs against a limit. */
public final class ElementSize {
    /** Brackets, quotes and the objects themselves: keeps a tree of empty tags from being free. */
    private static final int PER_NODE = 8;

    private ElementSize() {}

    /** In characters of names, values and text, and {@value #PER_NODE} for each node; near to its size on the wire. */
    public static int chars(Element element) {
        int sum = 0;
        Deque<Element> pending = new ArrayDeque<>();
        pending.push(element);
        while (!pending.isEmpty()) {
            Element next = pending.pop();
            sum += ofTag(next);
            for (Node child : next.children()) {
                if (child instanceof Element inner) pending.push(inner);
                else sum += PER_NODE + ((Text) child).value().length();
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
