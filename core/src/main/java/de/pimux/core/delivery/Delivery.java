package de.pimux.core.delivery;

import de.pimux.core.stanza.StanzaError;
import java.util.List;

/** Where a stanza for an account goes. */
public sealed interface Delivery {
    <R> R fold(Cases<R> cases);

    /** One method for each answer, so that none is forgotten. */
    interface Cases<R> {
        R toResources(ToResources delivery);

        R queue();

        R bounce(StanzaError error);

        R ignore();

        R handleAtServer();
    }

    /**
     * To these resources of the account, each of which gets its own copy.
     *
     * @param keep whether it is held in the journal until one of them has taken it
     */
    record ToResources(List<String> resources, boolean keep) implements Delivery {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.toResources(this);
        }

        @Override
        public String toString() {
            return "ToResources[" + resources.size() + (keep ? ", keep]" : "]");
        }
    }

    /** Held in the journal until a client comes that takes it (XEP-0160). */
    record Queue() implements Delivery {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.queue();
        }
    }

    /** Back to the sender, as an error. */
    record Bounce(StanzaError error) implements Delivery {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.bounce(error);
        }
    }

    /** Dropped in silence. */
    record Ignore() implements Delivery {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ignore();
        }
    }

    /** Answered by the server in the owner's name. */
    record HandleAtServer() implements Delivery {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.handleAtServer();
        }
    }
}
