package de.pimux.core.pubsub;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.Field.Option;
import de.pimux.core.dataform.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be set about a node (XEP-0060 §16.4.4), with what a new node has: the defaults are those of XEP-0163 §5. Some
 * have one value only, which says what this server does.
 */
public enum NodeOption {
    TITLE("title", FieldType.TEXT_SINGLE, "A short name for the node", ""),
    DESCRIPTION("description", FieldType.TEXT_SINGLE, "A description of the node", ""),
    TYPE("type", FieldType.TEXT_SINGLE, "What the payloads are, usually their namespace", ""),
    ACCESS_MODEL(
            "access_model",
            FieldType.LIST_SINGLE,
            "Who may subscribe and retrieve items",
            "presence",
            "open",
            "roster",
            "whitelist"),
    ROSTER_GROUPS("roster_groups_allowed", FieldType.LIST_MULTI, "Groups of the roster that may"),
    PERSIST_ITEMS("persist_items", FieldType.BOOLEAN, "Whether items are stored", "1", "0"),
    MAX_ITEMS("max_items", FieldType.TEXT_SINGLE, "How many items are stored: a number, or max", "1"),
    SEND_LAST(
            "send_last_published_item",
            FieldType.LIST_SINGLE,
            "When the last item is sent",
            "on_sub_and_presence",
            "on_sub",
            "never"),
    DELIVER_NOTIFICATIONS("deliver_notifications", FieldType.BOOLEAN, "Whether subscribers are notified", "1", "0"),
    DELIVER_PAYLOADS("deliver_payloads", FieldType.BOOLEAN, "Whether notifications hold the payload", "1", "0"),
    NOTIFY_RETRACT("notify_retract", FieldType.BOOLEAN, "Whether subscribers hear of items that go", "1", "0"),
    NOTIFY_DELETE("notify_delete", FieldType.BOOLEAN, "Whether subscribers hear of the end of the node", "1", "0"),
    NODE_TYPE("node_type", FieldType.LIST_SINGLE, "The kind of node", "leaf"),
    PUBLISH_MODEL("publish_model", FieldType.LIST_SINGLE, "Who may publish", "publishers"),
    NOTIFICATION_TYPE("notification_type", FieldType.LIST_SINGLE, "The type of notifications", "headline"),
    ITEM_EXPIRE("item_expire", FieldType.LIST_SINGLE, "When items go by themselves", "max"),
    PURGE_OFFLINE("purge_offline", FieldType.BOOLEAN, "Whether items go when the publisher goes offline", "0");

    /** Bytes of UTF-8 of one value, and values of one option. */
    private static final int MAX_BYTES = 1_023;

    private static final int MAX_VALUES = 100;

    private final String var;
    private final FieldType type;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
    private final List<String> choices;

    NodeOption(String name, FieldType type, String label, String... choices) {
        this.var = "pubsub#" + name;
        this.type = type;
        this.label = label;
        this.choices = List.of(choices);
    }

    /** As it stands on the wire: {@code pubsub#access_model}. */
    public String var() {
        return var;
    }

    /** Null for a name that this server knows no option by. */
    public static @Nullable NodeOption named(String var) {
        for (NodeOption option : values()) if (option.var.equals(var)) return option;
        return null;
    }

    List<String> byDefault() {
        return choices.isEmpty() ? List.of() : List.of(choices.get(0));
    }

    /** The values in the one way in which they are stored and compared; null if the option can't be set to them. */
    @Nullable
    List<String> normalised(List<String> values) {
        if (type == FieldType.LIST_MULTI) return values.size() <= MAX_VALUES && areShort(values) ? values : null;
        if (values.isEmpty()) return type == FieldType.TEXT_SINGLE && this != MAX_ITEMS ? List.of("") : null;
        String value = values.size() == 1 ? values.get(0) : null;
        if (value == null || !areShort(values)) return null;
        if (type == FieldType.BOOLEAN) value = value.equals("true") ? "1" : value.equals("false") ? "0" : value;
        boolean possible =
                type == FieldType.TEXT_SINGLE ? this != MAX_ITEMS || isCount(value) : choices.contains(value);
        return possible ? List.of(value) : null;
    }

    private static boolean isCount(String value) {
        return value.equals(NodeConfig.MAX) || value.matches("[1-9][0-9]{0,8}");
    }

    private static boolean areShort(List<String> values) {
        return values.stream().allMatch(value -> value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
    }

    /** The field of a form that is to be filled in. */
    Field field(List<String> values) {
        String[] set = values.stream().filter(value -> !value.isEmpty()).toArray(String[]::new);
        Field field = Field.of(type, var, set).labelled(label);
        return type == FieldType.LIST_SINGLE
                ? field.choosingFrom(
                        choices.stream().map(choice -> new Option(null, choice)).toList())
                : field;
    }

    /** What a form says about this option; null if nothing. */
    @Nullable
    List<String> in(DataForm form) {
        Field field = form.field(var);
        return field == null ? null : field.values();
    }
}
