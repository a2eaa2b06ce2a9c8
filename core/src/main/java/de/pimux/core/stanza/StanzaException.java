package de.pimux.core.stanza;

import de.pimux.core.stanza.StanzaError.Condition;

/** Something that came as a stanza and isn't one; the stream goes on. */
public final class StanzaException extends Exception {
    private final transient StanzaError error;

    public StanzaException(Condition condition) {
        this(StanzaError.of(condition));
    }

    public StanzaException(StanzaError error) {
        super(error.condition().elementName());
        this.error = error;
    }

    public StanzaError error() {
        return error;
    }
}
