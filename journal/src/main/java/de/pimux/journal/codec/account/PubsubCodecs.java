package de.pimux.journal.codec.account;

import de.pimux.core.pubsub.Affiliation;
import de.pimux.core.pubsub.NodeConfig;
import de.pimux.core.pubsub.NodeOption;
import de.pimux.core.pubsub.PubsubEvent.AffiliationSet;
import de.pimux.core.pubsub.PubsubEvent.ItemPublished;
import de.pimux.core.pubsub.PubsubEvent.ItemRetracted;
import de.pimux.core.pubsub.PubsubEvent.NodeConfigured;
import de.pimux.core.pubsub.PubsubEvent.NodeCreated;
import de.pimux.core.pubsub.PubsubEvent.NodeDeleted;
import de.pimux.core.pubsub.PubsubEvent.NodePurged;
import de.pimux.core.pubsub.PubsubEvent.Subscribed;
import de.pimux.core.pubsub.PubsubEvent.Unsubscribed;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecException;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happens to the nodes of an account. */
final class PubsubCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "node-created",
                        1,
                        NodeCreated.class,
                        (event, out) -> config(event.config(), out.text(event.node())),
                        (in, version) -> new NodeCreated(in.text(), config(in))),
                new Codec<>(
                        "node-configured",
                        1,
                        NodeConfigured.class,
                        (event, out) -> config(event.config(), out.text(event.node())),
                        (in, version) -> new NodeConfigured(in.text(), config(in))),
                new Codec<>(
                        "node-deleted",
                        1,
                        NodeDeleted.class,
                        (event, out) -> out.text(event.node()),
                        (in, version) -> new NodeDeleted(in.text())),
                new Codec<>(
                        "node-purged",
                        1,
                        NodePurged.class,
                        (event, out) -> out.text(event.node()),
                        (in, version) -> new NodePurged(in.text())),
                new Codec<>(
                        "item-published",
                        1,
                        ItemPublished.class,
                        (event, out) -> out.text(event.node())
                                .text(event.id())
                                .optional(event.payload(), Values::element)
                                .instant(event.at())
                                .number(event.keep()),
                        (in, version) -> new ItemPublished(
                                in.text(), in.text(), in.optional(Values::element), in.instant(), in.smallNumber())),
                new Codec<>(
                        "item-retracted",
                        1,
                        ItemRetracted.class,
                        (event, out) -> out.text(event.node()).text(event.id()),
                        (in, version) -> new ItemRetracted(in.text(), in.text())),
                new Codec<>(
                        "affiliation-set",
                        1,
                        AffiliationSet.class,
                        (event, out) -> {
                            Values.jid(event.jid(), out.text(event.node()));
                            out.text(event.affiliation().wire());
                        },
                        (in, version) -> new AffiliationSet(in.text(), Values.jid(in), affiliation(in))),
                new Codec<>(
                        "node-subscribed",
                        1,
                        Subscribed.class,
                        (event, out) -> Values.jid(event.jid(), out.text(event.node())),
                        (in, version) -> new Subscribed(in.text(), Values.jid(in))),
                new Codec<>(
                        "node-unsubscribed",
                        1,
                        Unsubscribed.class,
                        (event, out) -> Values.jid(event.jid(), out.text(event.node())),
                        (in, version) -> new Unsubscribed(in.text(), Values.jid(in))));
    }

    private static void config(NodeConfig config, Output out) {
        out.each(
                config.sorted(),
                (entry, to) ->
                        to.text(entry.getKey().var()).each(entry.getValue(), (value, inner) -> inner.text(value)));
    }

    private static NodeConfig config(Input in) {
        Map<NodeOption, List<String>> chosen = new EnumMap<>(NodeOption.class);
        in.each(PubsubCodecs::entry).forEach(entry -> chosen.put(entry.getKey(), entry.getValue()));
        return new NodeConfig(chosen);
    }

    private static Map.Entry<NodeOption, List<String>> entry(Input in) {
        NodeOption option = NodeOption.named(in.text());
        if (option == null) throw new CodecException("no such option of a node");
        return Map.entry(option, in.each(Input::text));
    }

    private static Affiliation affiliation(Input in) {
        Affiliation affiliation = Affiliation.parse(in.text());
        if (affiliation == null) throw new CodecException("no such affiliation");
        return affiliation;
    }
}
