package de.pimux.core.pubsub;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a node is set up.
 *
 * @param chosen what differs from the default
 */
public record NodeConfig(Map<NodeOption, List<String>> chosen) {
    public static final NodeConfig DEFAULT = new NodeConfig(Map.of());

    /** For the owner alone, until it makes members. */
    public static final NodeConfig PRIVATE = new NodeConfig(Map.of(NodeOption.ACCESS_MODEL, List.of("whitelist")));

    /** For everybody. */
    static final NodeConfig OPEN = new NodeConfig(Map.of(NodeOption.ACCESS_MODEL, List.of("open")));

    /** As many items as the server allows. */
    static final String MAX = "max";

    public NodeConfig {
        chosen = Map.copyOf(chosen);
    }

    public AccessModel access() {
        return AccessModel.of(value(NodeOption.ACCESS_MODEL));
    }

    public List<String> rosterGroups() {
        return values(NodeOption.ROSTER_GROUPS);
    }

    public boolean persistsItems() {
        return flag(NodeOption.PERSIST_ITEMS);
    }

    /** @param limit what the server allows */
    public int maxItems(int limit) {
        String max = value(NodeOption.MAX_ITEMS);
        return max.equals(MAX) ? limit : Math.min(limit, Integer.parseInt(max));
    }

    /** Whether a new subscriber gets the last item. */
    public boolean sendsLastOnSubscription() {
        return !value(NodeOption.SEND_LAST).equals("never");
    }

    /** Whether a subscriber gets the last item whenever it comes online. */
    public boolean sendsLastOnPresence() {
        return value(NodeOption.SEND_LAST).equals("on_sub_and_presence");
    }

    public boolean flag(NodeOption option) {
        return value(option).equals("1");
    }

    public String value(NodeOption option) {
        return values(option).get(0);
    }

    private List<String> values(NodeOption option) {
        return chosen.getOrDefault(option, option.byDefault());
    }

    NodeConfig with(NodeOption option, List<String> values) {
        Map<NodeOption, List<String>> next = new EnumMap<>(NodeOption.class);
        next.putAll(chosen);
        if (values.equals(option.byDefault())) next.remove(option);
        else next.put(option, values);
        return new NodeConfig(next);
    }

    /**
     * What the owner wants of the node; options that the form leaves out, or that this server doesn't know, stay as they
     * are (XEP-0060 §8.2.4).
     *
     * @param maxItems what the server allows
     * @throws StanzaException {@code not-acceptable}
     */
    NodeConfig changed(DataForm form, int maxItems) throws StanzaException {
        NodeConfig changed = this;
        for (NodeOption option : NodeOption.values()) {
            List<String> wanted = option.in(form);
            if (wanted != null) changed = changed.with(option, acceptable(option, wanted, maxItems));
        }
        return changed;
    }

    private static List<String> acceptable(NodeOption option, List<String> wanted, int maxItems)
            throws StanzaException {
        List<String> values = option.normalised(wanted);
        if (values == null && option == NodeOption.ACCESS_MODEL)
            throw PubsubXml.refusal(Condition.NOT_ACCEPTABLE, "unsupported-access-model");
        if (values == null) throw new StanzaException(Condition.NOT_ACCEPTABLE);
        if (option == NodeOption.MAX_ITEMS && !values.get(0).equals(MAX) && Integer.parseInt(values.get(0)) > maxItems)
            throw PubsubXml.refusal(Condition.NOT_ACCEPTABLE, "max-items-exceeded");
        return values;
    }

    /** Whether the node is as a publisher wants it to be, in everything that the form names (XEP-0060 §7.1.5). */
    boolean meets(DataForm preconditions) {
        for (Field field : preconditions.fields()) {
            if (field.var().equals(DataForm.FORM_TYPE)) continue;
            NodeOption option = NodeOption.named(field.var());
            if (option == null || !values(option).equals(option.normalised(field.values()))) return false;
        }
        return true;
    }

    /** Whether a form names only what this server knows. */
    static boolean knowsAll(DataForm preconditions) {
        return preconditions.fields().stream()
                .allMatch(field -> field.var().equals(DataForm.FORM_TYPE) || NodeOption.named(field.var()) != null);
    }

    /** The form for the owner. */
    public Element form() {
        List<Field> fields = Arrays.stream(NodeOption.values())
                .map(option -> option.field(values(option)))
                .toList();
        return DataForm.of(DataForm.Type.FORM, PubsubXml.NODE_CONFIG, fields).element();
    }

    /**
     * Reads what {@link #form} has written, or another server has, for a node that comes from elsewhere: what this server
     * can't be set to is left out, but never opens a node that wasn't open.
     */
    public static NodeConfig imported(Element form) throws StanzaException {
        DataForm read = DataForm.read(form);
        NodeConfig config = DEFAULT;
        for (NodeOption option : NodeOption.values()) {
            List<String> stated = option.in(read);
            List<String> values = stated == null ? null : option.normalised(stated);
            if (values == null && stated != null && option == NodeOption.ACCESS_MODEL) values = List.of("whitelist");
            if (values != null) config = config.with(option, values);
        }
        return config;
    }

    /** What differs from the default, always in the same order. */
    public List<Map.Entry<NodeOption, List<String>>> sorted() {
        return List.copyOf(new TreeMap<>(chosen).entrySet());
    }

    @Override
    public String toString() {
        return "NodeConfig" + chosen.keySet();
    }
}
