package de.pimux.core.dataform;

import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form (XEP-0004 §3.2).
 *
 * @param var its name; {@code ""} for text between the fields
 * @param type null where none is stated, as submitted forms may
 * @param label for people, or null
 * @param description for people, or null
 * @param options what a list may be set to
 * @param extra what other extensions add, such as the validation of XEP-0122
 */
public record Field(
        String var,
        @Nullable FieldType type,
        @Nullable String label,
        @Nullable String description,
        boolean required,
        List<String> values,
        List<Option> options,
        List<Element> extra) {
    /** One choice of a list; the label is for people, or null. */
    public record Option(@Nullable String label, String value) {}

    public Field {
        values = List.copyOf(values);
        options = List.copyOf(options);
        extra = List.copyOf(extra);
    }

    public static Field of(FieldType type, String var, String... values) {
        return new Field(var, type, null, null, false, List.of(values), List.of(), List.of());
    }

    public static Field hidden(String var, String value) {
        return of(FieldType.HIDDEN, var, value);
    }

    public Field labelled(String newLabel) {
        return new Field(var, type, newLabel, description, required, values, options, extra);
    }

    public Field described(String newDescription) {
        return new Field(var, type, label, newDescription, required, values, options, extra);
    }

    public Field needed() {
        return new Field(var, type, label, description, true, values, options, extra);
    }

    public Field choosingFrom(List<Option> choices) {
        return new Field(var, type, label, description, required, values, choices, extra);
    }

    public Field with(Element more) {
        List<Element> all = new ArrayList<>(extra);
        all.add(more);
        return new Field(var, type, label, description, required, values, options, all);
    }

    static Field read(Element element) {
        List<String> values = new ArrayList<>();
        List<Option> options = new ArrayList<>();
        List<Element> extra = new ArrayList<>();
        for (Element child : element.elements()) {
            if (child.is(DataForm.NAMESPACE, "value")) values.add(child.text());
            else if (child.is(DataForm.NAMESPACE, "option")) options.add(option(child));
            else if (!child.namespace().equals(DataForm.NAMESPACE)) extra.add(child);
        }
        String var = element.attribute("var");
        String type = element.attribute("type");
        return new Field(
                var == null ? "" : var,
                type == null ? null : FieldType.of(type),
                element.attribute("label"),
                element.childText(DataForm.NAMESPACE, "desc"),
                element.has(DataForm.NAMESPACE, "required"),
                values,
                options,
                extra);
    }

    private static Option option(Element element) {
        String value = element.childText(DataForm.NAMESPACE, "value");
        return new Option(element.attribute("label"), value == null ? "" : value);
    }

    Element element() {
        ElementBuilder field = Element.builder(DataForm.NAMESPACE, "field")
                .attribute("var", var.isEmpty() ? null : var)
                .attribute("type", type == null ? null : type.wire())
                .attribute("label", label);
        if (description != null) field.textChild(DataForm.NAMESPACE, "desc", description);
        if (required) field.add(Element.of(DataForm.NAMESPACE, "required"));
        for (String value : values) field.textChild(DataForm.NAMESPACE, "value", value);
        for (Option option : options) field.add(element(option));
        return field.addAll(extra).build();
    }

    private static Element element(Option option) {
        return Element.builder(DataForm.NAMESPACE, "option")
                .attribute("label", option.label())
                .textChild(DataForm.NAMESPACE, "value", option.value())
                .build();
    }

    @Override
    public String toString() {
        return "Field[" + (type == null ? "" : type.wire()) + "]";
    }
}
