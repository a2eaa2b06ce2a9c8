package de.pimux.core.privatestorage;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;

/** What has happened to the private storage of an account. */
public sealed interface PrivateStorageEvent extends AccountEvent {
    @Override
    default RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }

    /** Replaces the element of the same qualified name. */
    record ElementStored(Element element) implements PrivateStorageEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.privateStorage().with(element));
        }
    }
}
