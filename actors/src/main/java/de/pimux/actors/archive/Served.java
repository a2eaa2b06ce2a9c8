package de.pimux.actors.archive;

import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request gets.
 *
 * @param stanzas for the client, in this order
 * @param refusal not null if the request is refused, and there are no stanzas
 */
public record Served(List<Stanza> stanzas, @Nullable StanzaError refusal) {
    static Served of(List<Stanza> stanzas) {
        return new Served(stanzas, null);
    }

    static Served refused(StanzaError error) {
        return new Served(List.of(), error);
    }
}
