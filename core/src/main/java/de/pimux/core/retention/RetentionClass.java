package de.pimux.core.retention;

/** How long a stored fact may live. The number of days of a finite class comes from the policy, never from here. */
public enum RetentionClass {
    /** Until the account is erased: credentials, roster, profile, preferences, and tombstones without content. */
    ACCOUNT,
    /** Until delivered, or the account is erased: messages on their way. */
    PENDING,
    /** Archived messages; a whole day's shelf is dropped when its time is up. */
    ARCHIVE,
    /** Uploaded files. */
    UPLOAD,
    /** Failed logins with the address they came from, and what was blocked for them. */
    SECURITY,
    /** Error log and web access log. */
    LOG,
    /** Never written to disk: presence, sessions, stream state. */
    VOLATILE;

    /** Whether facts of this class lie on shelves of one UTC day that are dropped whole. */
    public boolean isShelvedByDay() {
        return this == ARCHIVE || this == UPLOAD || this == SECURITY;
    }
}
