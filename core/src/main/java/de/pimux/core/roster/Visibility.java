package de.pimux.core.roster;

/** What becomes of the owner's presence in the eyes of one contact. */
public enum Visibility {
    UNCHANGED,
    /** The presence of each available resource goes to the contact (RFC 6121 §3.1.5). */
    SHOWN,
    /** Unavailable presence from each available resource goes to the contact (RFC 6121 §3.2.2 and §3.3.3). */
    HIDDEN
}
