package de.pimux.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable XML element. No method recurses over the tree, so that depth costs no stack; {@code toString} names the
 * element and nothing that a user wrote.
 */
public final class Element implements Markup {
    private final String namespace;
    private final String name;
    private final List<Attribute> attributes;
    private final List<Node> children;

    Element(String namespace, String name, List<Attribute> attributes, List<Node> children) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.children = children;
    }

    /** An element without attributes and children. */
    public static Element of(String namespace, String name) {
        return new Element(namespace, name, List.of(), List.of());
    }

    public static ElementBuilder builder(String namespace, String name) {
        return new ElementBuilder(namespace, name);
    }

    @Override
    public Element element() {
        return this;
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    public boolean is(String otherNamespace, String otherName) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }

    /** The attribute of this name without a namespace. */
    public @Nullable String attribute(String attributeName) {
        return attribute("", attributeName);
    }

    public @Nullable String attribute(String attributeNamespace, String attributeName) {
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            if (attribute.isNamed(attributeNamespace, attributeName)) return attribute.value();
        }
        return null;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public List<Node> children() {
        return children;
    }

    /** The child elements, without the text between them. */
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>(children.size());
        for (Node child : children) if (child instanceof Element element) elements.add(element);
        return elements;
    }

    public @Nullable Element child(String childNamespace, String childName) {
        for (int i = 0; i < children.size(); i++)
            if (children.get(i) instanceof Element element && element.is(childNamespace, childName)) return element;
        return null;
    }

    public boolean has(String childNamespace, String childName) {
        return child(childNamespace, childName) != null;
    }

    public @Nullable Element firstElement() {
        for (int i = 0; i < children.size(); i++) if (children.get(i) instanceof Element element) return element;
        return null;
    }

    /** The text directly inside this element; that of child elements does not belong to it. */
    public String text() {
        if (children.size() == 1 && children.get(0) instanceof Text only) return only.value();
        StringBuilder text = new StringBuilder();
        for (Node child : children) if (child instanceof Text part) text.append(part.value());
        return text.toString();
    }

    /** The text of a child, or null where there is no such child. */
    public @Nullable String childText(String childNamespace, String childName) {
        Element child = child(childNamespace, childName);
        return child == null ? null : child.text();
    }

    /** This element with the attribute set, or removed by {@code null}. */
    public Element with(String attributeName, @Nullable String value) {
        return toBuilder().attribute(attributeName, value).build();
    }

    public Element with(Node child) {
        return toBuilder().add(child).build();
    }

    public Element withText(String text) {
        return with(new Text(text));
    }

    /** This element with these children instead of its own. */
    public Element withChildren(List<? extends Node> others) {
        return new Element(namespace, name, attributes, List.copyOf(others));
    }

    public ElementBuilder toBuilder() {
        return new ElementBuilder(namespace, name, attributes, children);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Element element && deepEquals(this, element);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + attributes.size()) * 31 + children.size();
    }

    @Override
    public String toString() {
        return "<" + name + "/>";
    }

    private static boolean deepEquals(Element left, Element right) {
        Deque<Element> pending = new ArrayDeque<>();
        pending.push(right);
        pending.push(left);
        while (!pending.isEmpty()) {
            Element a = pending.pop();
            Element b = pending.pop();
            if (!a.sameTag(b) || !pushPairs(a.children, b.children, pending)) return false;
        }
        return true;
    }

    private boolean sameTag(Element other) {
        return is(other.namespace, other.name)
                && attributes.size() == other.attributes.size()
                && attributes.containsAll(other.attributes)
                && children.size() == other.children.size();
    }

    private static boolean pushPairs(List<Node> left, List<Node> right, Deque<Element> pending) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) instanceof Element a && right.get(i) instanceof Element b) {
                pending.push(b);
                pending.push(a);
            } else if (!(left.get(i) instanceof Text a && a.equals(right.get(i)))) {
                return false;
            }
        }
        return true;
    }
}
