package de.pimux.core.account;

import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.CredentialsEvent.AccountRestricted;
import de.pimux.core.account.CredentialsEvent.ErasureBegun;
import de.pimux.core.blocking.BlockingEvent.JidsBlocked;
import de.pimux.core.erasure.Tally;
import de.pimux.core.guard.FailedLoginEvent.NoticeDue;
import de.pimux.core.ledger.DeviceEvent.DeviceKnown;
import de.pimux.core.privatestorage.PrivateStorageEvent.ElementStored;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import java.util.ArrayList;
import java.util.List;

/**
 * The shortest history that leads to a state, without messages on their way: what a snapshot holds. It needs no format
 * of its own, and that it holds nothing but {@code ACCOUNT} data can be read off its events.
 */
public final class AccountHistory {
    private AccountHistory() {}

    public static List<AccountEvent> of(AccountState account) {
        if (account.registration() instanceof Registration.Registered registered) return of(account, registered);
        List<AccountEvent> events = new ArrayList<>();
        if (account.registration() instanceof Registration.Erased erased)
            events.add(new AccountErased(erased.at(), erased.by(), erased.records(), erased.receipt()));
        if (account.registration() instanceof Registration.Restricted restricted) {
            events.addAll(of(account, restricted.unrestricted()));
            events.add(new AccountRestricted(restricted.since()));
        }
        if (account.registration() instanceof Registration.Erasing erasing) {
            events.addAll(of(account, erasing.before()));
            events.add(new ErasureBegun(erasing.account(), erasing.at(), erasing.by()));
        }
        return events;
    }

    private static List<AccountEvent> of(AccountState account, Registration.Registered registered) {
        List<AccountEvent> events = new ArrayList<>();
        events.add(new AccountRegistered(registered.credentials(), registered.at()));
        events.addAll(account.roster().history());
        if (!account.blockList().isEmpty())
            events.add(new JidsBlocked(account.blockList().sorted()));
        if (account.vCard() != null)
            events.add(new VCardPublished(account.vCard().element()));
        account.privateStorage().elements().forEach(element -> events.add(new ElementStored(element)));
        events.addAll(account.nodes().history());
        if (account.failuresToTell() > 0) events.add(new NoticeDue(account.failuresToTell()));
        events.addAll(account.archive().history());
        account.devices().marks().forEach(mark -> events.add(new DeviceKnown(mark)));
        return events;
    }

    /** How many records an account that is being erased has of the classes that its state is made of. */
    public static Tally tally(AccountState account) {
        long lasting = of(account).stream()
                .filter(event -> !(event instanceof ErasureBegun))
                .count();
        return Tally.NONE
                .with(RetentionClass.ACCOUNT, lasting)
                .with(RetentionClass.PENDING, account.queue().size());
    }
}
