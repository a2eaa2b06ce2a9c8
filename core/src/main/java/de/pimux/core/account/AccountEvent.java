package de.pimux.core.account;

import de.pimux.core.retention.Retained;

/**
 * What has happened to an account, as a fact that is stored. Each feature has its own sealed interface below this one,
 * with all its events inside; {@link AccountEvents#FEATURES} names them. Journaled for good: an event gains fields, it
 * never changes meaning.
 */
public interface AccountEvent extends Retained {
    AccountState applyTo(AccountState account);
}
