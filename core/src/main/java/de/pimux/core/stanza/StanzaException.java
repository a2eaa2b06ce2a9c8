package de.pimux.core.stanza;

import de.pimux.core.stanza.StanzaError.Condition;

/** Something that came as a stanza and isn't one; the stream goes on. */
public final class StanzaException extends Exception {
    private final transient StanzaError error;

    public StanzaException(Condition condition) {
        super(condition.elementName());
        this.error = StanzaError.of(condition);
    }

    public StanzaError error() {
        return error;
    }
}
