package de.pimux.actors.account;

import akka.actor.typed.javadsl.TimerScheduler;
import de.pimux.actors.account.AccountEffect.ErasurePort;
import de.pimux.actors.account.AccountEntity.Command;
import de.pimux.core.account.AccountHistory;
import de.pimux.core.account.AccountState;
import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.ErasureBegun;
import de.pimux.core.account.Registration;
import de.pimux.core.erasure.ErasureReceipt;
import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.erasure.Tally;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.roster.Farewell;
import de.pimux.core.roster.Roster;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stream.StreamError;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of an account, step by step; after a crash it goes on where it was. The server notes it; {@link ErasureBegun}
 * closes the account; the contacts are told, and have it in their journals; the records are counted;
 * {@link AccountErased} destroys everything; the receipt goes on record; whoever asked gets it.
 */
final class ErasureGate {
    /** What failed is tried again after so long. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final TimerScheduler<Command> timers;
    private final AccountServices services;
    private final ErasureMemory memory;

    ErasureGate(TimerScheduler<Command> timers, AccountServices services, ErasureMemory memory) {
        this.timers = timers;
        this.services = services;
        this.memory = memory;
    }

    /** Who asks for what is under way gets the same receipt, and so does who asks again afterwards. */
    Outcome requested(AccountContext account, Requester by, ErasureWaiter waiter) {
        Registration registration = account.state().registration();
        if (registration instanceof Registration.Erased erased)
            return waiter.answer(Outcome.NOTHING, receipt(account.jid(), erased));
        if (registration instanceof Registration.Absent) return waiter.answer(Outcome.NOTHING, null);
        memory.waits(waiter);
        return account.state().isOwned() ? step(port -> port.note(by)) : Outcome.NOTHING;
    }

    Outcome begin(AccountContext account, Requester by) {
        if (!account.state().isOwned()) return Outcome.NOTHING;
        Outcome begun =
                Outcome.happened(new ErasureBegun(account.jid(), account.now().truncatedTo(ChronoUnit.SECONDS), by));
        return farewell(account, begun)
                .then(new AccountEffect.EndSessions(session -> !memory.keeps(session.jid()), gone()));
    }

    Outcome tellContacts(AccountContext account) {
        return account.state().isErasing() ? farewell(account, Outcome.NOTHING) : Outcome.NOTHING;
    }

    /** Those who saw the owner see each resource go, then both directions of the subscription end (RFC 6121 §2.5.2). */
    private Outcome farewell(AccountContext account, Outcome outcome) {
        Roster roster = account.state().roster();
        List<Presence> presences = new ArrayList<>();
        Outcome told = outcome;
        for (Jid contact : contacts(roster)) {
            Farewell farewell = roster.farewellTo(contact);
            if (farewell.hide()) told = told.then(new AccountEffect.PresenceTo(contact, false));
            presences.addAll(farewell.stanzas(account.jid()));
        }
        return told.then(new AccountEffect.Erasing(port -> port.farewell(presences)));
    }

    private static Set<Jid> contacts(Roster roster) {
        Set<Jid> contacts = new LinkedHashSet<>();
        roster.items().forEach(item -> contacts.add(item.jid()));
        roster.requests().forEach(request -> contacts.add(request.from()));
        return contacts;
    }

    Outcome contactsTold(AccountContext account) {
        return account.state().isErasing() ? step(ErasurePort::count) : Outcome.NOTHING;
    }

    Outcome counted(AccountContext account, @Nullable Map<RetentionClass, Long> shelved) {
        if (!(account.state().registration() instanceof Registration.Erasing erasing)) return Outcome.NOTHING;
        if (shelved == null) {
            timers.startSingleTimer(RetryTimer.KEY, new ErasureCommands.ContactsTold(), RETRY);
            return Outcome.NOTHING;
        }
        Tally tally = AccountHistory.tally(account.state());
        for (Map.Entry<RetentionClass, Long> shelf : shelved.entrySet())
            tally = tally.with(shelf.getKey(), shelf.getValue());
        SignedReceipt receipt =
                services.erasures().sign(new ErasureReceipt(erasing.account(), erasing.at(), erasing.by(), tally));
        AccountErased erased = new AccountErased(erasing.at(), erasing.by(), tally, receipt.id());
        services.lastActivities().forget(account.jid());
        return Outcome.happened(erased)
                .then(new AccountEffect.Erasing(port -> port.log(
                        new Registration.Erased(erased.at(), erased.by(), erased.records(), erased.receipt()))));
    }

    /** The client that asked has its answer before its stream ends. */
    Outcome logged(AccountContext account) {
        if (!(account.state().registration() instanceof Registration.Erased erased)) return Outcome.NOTHING;
        Outcome outcome = Outcome.NOTHING;
        for (ErasureWaiter waiter : memory.takeWaiters())
            outcome = waiter.answer(outcome, receipt(account.jid(), erased));
        return outcome.then(new AccountEffect.EndSessions(session -> true, gone()));
    }

    /** After a start, whatever the last life of the server has left. An erasure that has begun goes on by itself. */
    Outcome resumed(AccountState state) {
        if (state.isErasing() || memory.isRequested()) return Outcome.NOTHING;
        if (state.registration() instanceof Registration.Erased erased) return step(port -> port.log(erased));
        return step(ErasurePort::drop);
    }

    private static Outcome step(Consumer<ErasurePort> step) {
        return Outcome.NOTHING.then(new AccountEffect.Erasing(step));
    }

    private static StreamError gone() {
        return StreamError.of(StreamError.Condition.NOT_AUTHORIZED).withText("the account is erased");
    }

    /** Null if it was erased before there were receipts. */
    private @Nullable SignedReceipt receipt(Jid account, Registration.Erased erased) {
        if (erased.receipt().equals(ReceiptId.NONE)) return null;
        return services.erasures().sign(new ErasureReceipt(account, erased.at(), erased.by(), erased.records()));
    }

    private enum RetryTimer {
        KEY
    }
}
