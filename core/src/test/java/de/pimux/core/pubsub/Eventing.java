package de.pimux.core.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountHistory;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.sasl.ScramKeys;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Juliet's account in a test: whoever asks it something gets an answer, and what happens is applied. */
final class Eventing {
    static final Jid JULIET = Jid.of("juliet@capulet.lit");
    static final Jid ROMEO = Jid.of("romeo@montague.lit");
    static final Jid NURSE = Jid.of("nurse@capulet.lit");
    static final Jid STRANGER = Jid.of("benvolio@montague.lit");
    static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    static final NodeLimits LIMITS = new NodeLimits(4, 5, 200, 600, 300);

    private AccountState state = AccountState.ABSENT;
    private NodeLimits limits = LIMITS;
    private int named;

    /** Romeo sees her and is a friend; she sees the nurse, who doesn't see her. */
    Eventing() {
        byte[] key = {1};
        apply(new AccountRegistered(
                new ScramCredentials(Map.of(ScramHash.SHA_1, new ScramKeys(key, 4096, key, key))), NOW));
        contact(ROMEO, Subscription.BOTH, "Friends");
        contact(NURSE, Subscription.TO, "Servants");
    }

    Eventing within(NodeLimits others) {
        limits = others;
        return this;
    }

    void contact(Jid jid, Subscription subscription, String group) {
        apply(new ItemSet(
                RosterItem.of(jid).named("", List.of(group)).with(subscription),
                state.roster().version() + 1));
    }

    private void apply(AccountEvent event) {
        state = state.apply(event);
    }

    AccountState state() {
        return state;
    }

    LeafNode node(String name) {
        LeafNode node = state.nodes().get(name);
        if (node == null) throw new AssertionError("no node " + name);
        return node;
    }

    /** @param content of the {@code <pubsub/>} */
    Change set(Jid from, String content) {
        return ask(from, Iq.Type.SET, PubsubXml.NAMESPACE, content);
    }

    Change get(Jid from, String content) {
        return ask(from, Iq.Type.GET, PubsubXml.NAMESPACE, content);
    }

    Change ownerSets(String content) {
        return ask(JULIET, Iq.Type.SET, PubsubXml.OWNER, content);
    }

    Change ownerGets(String content) {
        return ask(JULIET, Iq.Type.GET, PubsubXml.OWNER, content);
    }

    Change ask(Jid from, Iq.Type type, String namespace, String content) {
        try {
            Change change = decide(from, type, namespace, content);
            change.events().forEach(this::apply);
            return change;
        } catch (StanzaException refused) {
            throw new AssertionError("refused: " + refused.error().element(), refused);
        }
    }

    private Change decide(Jid from, Iq.Type type, String namespace, String content) throws StanzaException {
        Element pubsub = Xml.element("<pubsub xmlns='" + namespace + "'>" + content + "</pubsub>");
        return PubsubService.answer(
                type,
                new PubsubRequest(
                        pubsub,
                        pubsub.elements().get(0),
                        state.nodes(),
                        Asker.of(from.withResource("here"), JULIET, state.roster()),
                        limits,
                        NOW,
                        () -> "name-" + ++named));
    }

    /** @param expected such as {@code cancel conflict precondition-not-met} */
    void refuses(Jid from, Iq.Type type, String namespace, String content, String expected) {
        AccountState before = state;
        try {
            decide(from, type, namespace, content);
        } catch (StanzaException refused) {
            assertThat(print(refused.error())).isEqualTo(expected);
            assertThat(state).isEqualTo(before);
            return;
        }
        throw new AssertionError("not refused: " + content);
    }

    void refusesSet(Jid from, String content, String expected) {
        refuses(from, Iq.Type.SET, PubsubXml.NAMESPACE, content, expected);
    }

    void refusesGet(Jid from, String content, String expected) {
        refuses(from, Iq.Type.GET, PubsubXml.NAMESPACE, content, expected);
    }

    void refusesOwner(String content, String expected) {
        refuses(JULIET, Iq.Type.SET, PubsubXml.OWNER, content, expected);
    }

    private static String print(StanzaError error) {
        Element own = error.application();
        return error.element().attribute("type") + " " + error.condition().elementName()
                + (own == null ? "" : " " + own.name());
    }

    /** The payload of an answer that has one. */
    static Element answer(Change change) {
        Element answer = change.answer();
        if (answer == null) throw new AssertionError("an empty answer");
        return answer;
    }

    /** The text of what was published last. */
    String lastText(String node) {
        Item last = node(node).last();
        Element payload = last == null ? null : last.payload();
        return payload == null ? "" : payload.text();
    }

    /** What a restart would make of the account. */
    AccountState replayed() {
        return AccountHistory.of(state).stream()
                .reduce(AccountState.ABSENT, AccountState::apply, (one, other) -> other);
    }

    static String publish(String node, String id, String text) {
        return "<publish node='" + node + "'><item id='" + id + "'><tune xmlns='urn:tune'>" + text
                + "</tune></item></publish>";
    }

    /** A publication that wants the node to be like this. */
    static String publish(String node, String id, String text, String... options) {
        return publish(node, id, text) + "<publish-options>"
                + form("http://jabber.org/protocol/pubsub#publish-options", options) + "</publish-options>";
    }

    static String configure(String node, String... options) {
        return "<configure node='" + node + "'>" + form("http://jabber.org/protocol/pubsub#node_config", options)
                + "</configure>";
    }

    /** @param options such as {@code access_model=open}, with values separated by commas */
    static String form(String type, String... options) {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>")
                .append("<field var='FORM_TYPE' type='hidden'><value>")
                .append(type)
                .append("</value></field>");
        for (String option : options) {
            String[] parts = option.split("=", 2);
            form.append("<field var='pubsub#").append(parts[0]).append("'>");
            for (String value : parts[1].split(","))
                form.append("<value>").append(value).append("</value>");
            form.append("</field>");
        }
        return form.append("</x>").toString();
    }

    List<String> ids(String node) {
        return node(node).items().stream().map(Item::id).toList();
    }
}
