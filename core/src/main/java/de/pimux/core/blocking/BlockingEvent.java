package de.pimux.core.blocking;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import java.util.List;

/** What has happened to a block list. */
public sealed interface BlockingEvent extends AccountEvent {
    @Override
    default RetentionClass retention() {
        return RetentionClass.ACCOUNT;
    }

    record JidsBlocked(List<Jid> jids) implements BlockingEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.blockList().with(jids));
        }
    }

    record JidsUnblocked(List<Jid> jids) implements BlockingEvent {
        @Override
        public AccountState applyTo(AccountState account) {
            return account.with(account.blockList().without(jids));
        }
    }
}
