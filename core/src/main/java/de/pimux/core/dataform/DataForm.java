package de.pimux.core.dataform;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A form to fill in, one that was filled in, or what came of it (XEP-0004).
 *
 * @param title for people, or null
 * @param reported the columns of a table of results
 * @param items its rows
 */
public record DataForm(
        Type type,
        @Nullable String title,
        List<String> instructions,
        List<Field> fields,
        List<Field> reported,
        List<List<Field>> items) {
    public static final String NAMESPACE = "jabber:x:data";
    public static final String FORM_TYPE = "FORM_TYPE";

    /** XEP-0004 §3.1. */
    public enum Type {
        CANCEL,
        FORM,
        RESULT,
        SUBMIT;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DataForm {
        instructions = List.copyOf(instructions);
        fields = List.copyOf(fields);
        reported = List.copyOf(reported);
        items = List.copyOf(items);
    }

    public static DataForm of(Type type, Field... fields) {
        return new DataForm(type, null, List.of(), List.of(fields), List.of(), List.of());
    }

    /** The form with what it is for, such as {@code urn:xmpp:mam:2}, in front (XEP-0068). */
    public static DataForm of(Type type, String formType, List<Field> fields) {
        List<Field> all = new ArrayList<>();
        all.add(Field.hidden(FORM_TYPE, formType));
        all.addAll(fields);
        return new DataForm(type, null, List.of(), all, List.of(), List.of());
    }

    public DataForm titled(String newTitle, String... newInstructions) {
        return new DataForm(type, newTitle, List.of(newInstructions), fields, reported, items);
    }

    /** @throws StanzaException {@code bad-request} for a form of no known type, or a field without a name */
    public static DataForm read(Element form) throws StanzaException {
        List<String> instructions = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        List<Field> reported = new ArrayList<>();
        List<List<Field>> items = new ArrayList<>();
        for (Element child : form.elements()) {
            if (child.is(NAMESPACE, "field")) fields.add(named(child));
            else if (child.is(NAMESPACE, "instructions")) instructions.add(child.text());
            else if (child.is(NAMESPACE, "reported")) reported.addAll(fields(child));
            else if (child.is(NAMESPACE, "item")) items.add(fields(child));
        }
        String title = form.childText(NAMESPACE, "title");
        return new DataForm(type(form), title, instructions, fields, reported, items);
    }

    private static Type type(Element form) throws StanzaException {
        for (Type type : Type.values()) if (type.wire().equals(form.attribute("type"))) return type;
        throw new StanzaException(Condition.BAD_REQUEST);
    }

    private static List<Field> fields(Element parent) throws StanzaException {
        List<Field> fields = new ArrayList<>();
        for (Element child : parent.elements()) if (child.is(NAMESPACE, "field")) fields.add(named(child));
        return fields;
    }

    private static Field named(Element element) throws StanzaException {
        Field field = Field.read(element);
        if (field.var().isEmpty() && field.type() != FieldType.FIXED) throw new StanzaException(Condition.BAD_REQUEST);
        return field;
    }

    public Element element() {
        ElementBuilder form = Element.builder(NAMESPACE, "x").attribute("type", type.wire());
        if (title != null) form.textChild(NAMESPACE, "title", title);
        for (String line : instructions) form.textChild(NAMESPACE, "instructions", line);
        for (Field field : fields) form.add(field.element());
        if (!reported.isEmpty()) form.add(group("reported", reported));
        for (List<Field> item : items) form.add(group("item", item));
        return form.build();
    }

    private static Element group(String name, List<Field> fields) {
        return Element.builder(NAMESPACE, name)
                .addAll(fields.stream().map(Field::element).toList())
                .build();
    }

    public @Nullable Field field(String var) {
        for (Field field : fields) if (field.var().equals(var)) return field;
        return null;
    }

    /** What the form is for (XEP-0068), or null. */
    public @Nullable String formType() {
        return value(FORM_TYPE);
    }

    /** All values of a field; none if it is not there. */
    public List<String> values(String var) {
        Field field = field(var);
        return field == null ? List.of() : field.values();
    }

    /** The first value of a field; null if it has none or is not there. */
    public @Nullable String value(String var) {
        List<String> values = values(var);
        return values.isEmpty() ? null : values.get(0);
    }

    /** @throws StanzaException {@code bad-request} if the value is no boolean */
    public boolean flag(String var, boolean otherwise) throws StanzaException {
        String value = value(var);
        if (value == null) return otherwise;
        return switch (value) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new StanzaException(Condition.BAD_REQUEST);
        };
    }

    /** @throws StanzaException {@code jid-malformed} if the value is no address */
    public @Nullable Jid jid(String var) throws StanzaException {
        String value = value(var);
        return value == null ? null : jidOf(value);
    }

    /** @throws StanzaException {@code jid-malformed} if a value is no address */
    public List<Jid> jids(String var) throws StanzaException {
        List<Jid> jids = new ArrayList<>();
        for (String value : values(var)) jids.add(jidOf(value));
        return jids;
    }

    private static Jid jidOf(String value) throws StanzaException {
        Jid jid = Jid.parse(value);
        if (jid == null) throw new StanzaException(Condition.JID_MALFORMED);
        return jid;
    }

    @Override
    public String toString() {
        return "DataForm[" + type.wire() + "]";
    }
}
