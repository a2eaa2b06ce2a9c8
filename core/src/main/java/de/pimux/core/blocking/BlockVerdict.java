package de.pimux.core.blocking;

/** What a block list says to one stanza (XEP-0191 §3.3). */
public enum BlockVerdict {
    PASS,
    /** It vanishes. */
    DROP,
    /** Its sender gets an error: {@link Blocking#INBOUND_ERROR} or {@link Blocking#OUTBOUND_ERROR}. */
    BOUNCE
}
