package de.pimux.actors.extension.registration;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.jid.Jid;
import de.pimux.core.registration.RegistrationChange;
import de.pimux.core.registration.RegistrationForm;
import de.pimux.core.roster.Farewell;
import de.pimux.core.roster.Roster;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.stream.StreamError;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Set;

/** Changes of password and the removal of an account, by its owner. Making one happens before a login. */
@Xep(number = 77, version = "2.4", name = "In-Band Registration")
public final class AccountRegistration implements Extension {
    private final int iterations;
    private final SecureRandom random = new SecureRandom();

    /** @param iterations of the keys that are derived from a new password */
    public AccountRegistration(int iterations) {
        this.iterations = iterations;
    }

    @Override
    public void register(Registry on) {
        on.disco(RegistrationForm.NAMESPACE)
                .accountIq(Iq.Type.GET, RegistrationForm.NAMESPACE, "query", AccountRegistration::get)
                .accountIqAtServer(Iq.Type.GET, RegistrationForm.NAMESPACE, "query", AccountRegistration::get)
                .accountIq(Iq.Type.SET, RegistrationForm.NAMESPACE, "query", this::set)
                .accountIqAtServer(Iq.Type.SET, RegistrationForm.NAMESPACE, "query", this::set);
    }

    private static Outcome get(AccountContext account, Iq iq) {
        return Outcome.reply(iq.result(RegistrationForm.registered(account.jid())));
    }

    private Outcome set(AccountContext account, Iq iq) {
        RegistrationChange change;
        try {
            change = RegistrationChange.read(iq.requested(), account.jid());
        } catch (StanzaException refused) {
            return Outcome.refuse(refused.error());
        }
        if (change instanceof RegistrationChange.NewPassword wanted)
            return Outcome.NOTHING.then(
                    new AccountEffect.Derive(() -> ScramCredentials.derive(wanted.password(), iterations, random), iq));
        return erase(account, iq);
    }

    /** The contacts hear of it, then the client that asked, then every session ends (XEP-0077 §3.2). */
    private static Outcome erase(AccountContext account, Iq iq) {
        Outcome outcome = Outcome.happened(new AccountErased(account.now()));
        for (Jid contact : contacts(account.state().roster())) {
            Farewell farewell = account.state().roster().farewellTo(contact);
            if (farewell.hide()) outcome = outcome.then(new AccountEffect.PresenceTo(contact, false));
            for (Presence presence : farewell.stanzas(account.jid()))
                outcome = outcome.then(new AccountEffect.Route(presence));
        }
        return outcome.then(new AccountEffect.Reply(iq.result()))
                .then(new AccountEffect.EndSessions(
                        session -> true, StreamError.of(StreamError.Condition.NOT_AUTHORIZED)));
    }

    private static Set<Jid> contacts(Roster roster) {
        Set<Jid> contacts = new LinkedHashSet<>();
        roster.items().forEach(item -> contacts.add(item.jid()));
        roster.requests().forEach(request -> contacts.add(request.from()));
        return contacts;
    }
}
