package de.pimux.core.jid;

/** An address that RFC 7622 doesn't allow. The message says which rule, never the address. */
public final class JidException extends IllegalArgumentException {
    public JidException(String rule) {
        super(rule);
    }
}
