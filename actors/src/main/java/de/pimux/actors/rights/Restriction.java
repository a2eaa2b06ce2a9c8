package de.pimux.actors.rights;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.core.account.CredentialsEvent.AccountRestricted;
import de.pimux.core.account.CredentialsEvent.AccountUnrestricted;
import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stream.StreamError;

/** Keeps everything of an account and does nothing else with it (GDPR Art. 18). */
final class Restriction {
    private Restriction() {}

    /** To do what is done already is no error; an account that isn't there is {@code item-not-found}. */
    static Outcome begin(AccountContext account) {
        if (account.state().isRestricted()) return Outcome.NOTHING;
        if (!account.state().exists()) return Outcome.refuse(Condition.ITEM_NOT_FOUND);
        return Outcome.happened(
                        new AccountRestricted(account.now()), new DeedNoted(account.now(), Deed.OPERATOR_RESTRICTED))
                .then(new AccountEffect.EndSessions(
                        session -> true,
                        StreamError.of(StreamError.Condition.NOT_AUTHORIZED).withText("the account is restricted")));
    }

    static Outcome end(AccountContext account) {
        if (account.state().exists()) return Outcome.NOTHING;
        if (!account.state().isRestricted()) return Outcome.refuse(Condition.ITEM_NOT_FOUND);
        return Outcome.happened(
                new AccountUnrestricted(account.now()), new DeedNoted(account.now(), Deed.OPERATOR_UNRESTRICTED));
    }
}
