package de.pimux.core.pubsub;

import de.pimux.xml.Element;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A request to an account about its nodes, with all that a decision may look at.
 *
 * @param pubsub its payload
 * @param action the child of the payload that says what is wanted
 * @param nodes those of the account
 * @param names gives names that nobody can guess, for nodes and items that come without
 */
public record PubsubRequest(
        Element pubsub,
        Element action,
        Nodes nodes,
        Asker asker,
        NodeLimits limits,
        Instant now,
        Supplier<String> names) {
    @Override
    public String toString() {
        return "PubsubRequest[" + action.name() + "]";
    }
}
