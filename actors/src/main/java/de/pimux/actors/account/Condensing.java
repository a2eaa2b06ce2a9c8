package de.pimux.actors.account;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.retention.RetentionClass;

/**
 * What an account has taken back or replaced, such as a contact or an old vCard, stands in its journal until a snapshot
 * covers it. Deleted means gone, so there has to be one soon, however little happens to the account.
 */
final class Condensing {
    /** Whether any event has come since the last snapshot that a snapshot would cover. */
    private boolean changed;

    private boolean asked;

    void happened(AccountEvent event) {
        changed |= event.retention() == RetentionClass.ACCOUNT;
    }

    /** Whether somebody has to ask for a snapshot later, which nobody does yet. */
    boolean ask() {
        if (!changed || asked) return false;
        asked = true;
        return true;
    }

    /** Who was to ask has come. */
    void asked() {
        asked = false;
    }

    /** Whether there is anything for a snapshot, which is then taken. */
    boolean take() {
        boolean due = changed;
        changed = false;
        return due;
    }

    /** The snapshot came to nothing. */
    void failed() {
        changed = true;
    }
}
