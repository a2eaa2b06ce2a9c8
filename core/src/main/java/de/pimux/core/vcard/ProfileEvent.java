package de.pimux.core.vcard;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.RetentionClass;
import de.pimux.xml.Element;

/** What has happened to a profile. */
public sealed interface ProfileEvent extends AccountEvent {
    @Override
    default RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }

    record VCardPublished(Element vCard) implements ProfileEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return account.withVCard(new VCard(vCard));
        }
    }
}
