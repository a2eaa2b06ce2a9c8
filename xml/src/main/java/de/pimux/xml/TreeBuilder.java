package de.pimux.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds elements from start tags, texts and end tags. Children of all open elements share one array, from which an end
 * tag cuts off its own: depth costs no stack and an element no list that grows.
 */
final class TreeBuilder {
    private Node[] nodes = new Node[16];
    private int size;
    private final List<Open> open = new ArrayList<>();
    private @Nullable String text;
    private @Nullable StringBuilder moreText;

    private record Open(String namespace, String name, List<Attribute> attributes, int firstChild) {}

    void start(String namespace, String name, List<Attribute> attributes) {
        endText();
        open.add(new Open(namespace, name, attributes, size));
    }

    /** Whether no element is open. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Text that comes in pieces is one node. */
    void text(String piece) {
        if (piece.isEmpty()) return;
        if (text == null) {
            text = piece;
            return;
        }
        if (moreText == null) moreText = new StringBuilder(text);
        moreText.append(piece);
    }

    /** Returns the element that ends, if it is inside of no other one. */
    @Nullable
    Element end() {
        endText();
        Open ended = open.remove(open.size() - 1);
        List<Node> children = cut(ended.firstChild());
        Element element = new Element(ended.namespace(), ended.name(), ended.attributes(), children);
        if (open.isEmpty()) return element;
        push(element);
        return null;
    }

    private void endText() {
        if (text == null) return;
        push(new Text(moreText == null ? text : moreText.toString()));
        text = null;
        moreText = null;
    }

    private void push(Node node) {
        if (size == nodes.length) nodes = Arrays.copyOf(nodes, size * 2);
        nodes[size++] = node;
    }

    private List<Node> cut(int first) {
        List<Node> children = switch (size - first) {
            case 0 -> List.of();
            case 1 -> List.of(nodes[first]);
            case 2 -> List.of(nodes[first], nodes[first + 1]);
            default -> List.of(Arrays.copyOfRange(nodes, first, size));
        };
        size = first;
        return children;
    }
}
