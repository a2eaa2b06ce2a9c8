package de.pimux.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link Element} will be made of. Used by one thread, once. */
public final class ElementBuilder {
    private final String namespace;
    private final String name;
    private final List<Attribute> attributes;
    private final List<Node> children;

    ElementBuilder(String namespace, String name) {
        this(namespace, name, List.of(), List.of());
    }

    ElementBuilder(String namespace, String name, List<Attribute> attributes, List<Node> children) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = new ArrayList<>(attributes);
        this.children = new ArrayList<>(children);
    }

    /** Sets the attribute, or removes it by {@code null}. */
    public ElementBuilder attribute(String attributeName, @Nullable String value) {
        return attribute("", attributeName, value);
    }

    public ElementBuilder attribute(String attributeNamespace, String attributeName, @Nullable String value) {
        attributes.removeIf(old -> old.isNamed(attributeNamespace, attributeName));
        if (value != null) attributes.add(new Attribute(attributeNamespace, attributeName, value));
        return this;
    }

    public ElementBuilder add(Node child) {
        children.add(child);
        return this;
    }

    public ElementBuilder addAll(List<? extends Node> more) {
        children.addAll(more);
        return this;
    }

    public ElementBuilder text(String text) {
        return add(new Text(text));
    }

    /** Adds a child that holds nothing but text. */
    public ElementBuilder textChild(String childNamespace, String childName, String text) {
        return add(Element.of(childNamespace, childName).withText(text));
    }

    public Element build() {
        return new Element(namespace, name, List.copyOf(attributes), List.copyOf(children));
    }
}
