package de.pimux.core.ledger;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.RetentionClass;

/** What an account knows of its devices. */
public sealed interface DeviceEvent extends AccountEvent {
    /**
     * A device has logged in that the account didn't know. It says neither when nor from where: it lasts longer than that
     * may.
     *
     * @param mark see {@link KnownDevices}
     */
    record DeviceKnown(String mark) implements DeviceEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.devices().with(mark));
        }

        @Override
        public String toString() {
            return "DeviceKnown[]";
        }
    }
}
