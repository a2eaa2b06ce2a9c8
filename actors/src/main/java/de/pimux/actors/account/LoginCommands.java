package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.account.AccountEntity.LoginCommand;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.router.Router;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.guard.Origin;
import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What logins, registrations and changes of passwords ask of an account. */
public final class LoginCommands {
    private LoginCommands() {}

    /** Asks for the keys that a login is checked against. */
    public record FetchCredentials(Jid account, ActorRef<Credentials> replyTo) implements LoginCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return Outcome.NOTHING.then(new AccountEffect.Tell<>(
                    replyTo,
                    new Credentials(
                            context.state().credentials(),
                            context.state().failuresToTell() > 0,
                            context.state().isRestricted())));
        }
    }

    /**
     * The answer to {@link FetchCredentials}.
     *
     * @param keys null for an account that doesn't exist
     * @param noticeDue whether the owner, once it has logged in, is to be told of failed logins by {@link LoggedIn}
     * @param disabled whether nobody may log in, not even with the right password
     */
    public record Credentials(@Nullable ScramCredentials keys, boolean noticeDue, boolean disabled) {}

    /** Somebody has tried a wrong password. Nobody waits: how long it takes would tell whether there is an account. */
    public record NoteFailure(Jid account, Origin origin) implements LoginCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.noteFailure(context, origin);
        }
    }

    /** The owner has given the right password, on a stream in this language. */
    public record LoggedIn(Jid account, @Nullable String language) implements LoginCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.loggedIn(context, language);
        }
    }

    /** What the owner is to be told of was read from its shelves. */
    record FailuresRead(
            List<FailureNoted> failures, @Nullable String language) implements LoginCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.failuresRead(context, this);
        }
    }

    /** It could not be read: the next login tries again. */
    record FailuresNotRead() implements LoginCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return Outcome.NOTHING;
        }
    }

    /** Makes the account (XEP-0077). */
    public record Register(Jid account, ScramCredentials credentials, ActorRef<Registered> replyTo)
            implements LoginCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            if (context.state().registration().takenUntil(context.quarantine()).isAfter(context.now()))
                return Outcome.NOTHING.then(new AccountEffect.Tell<>(replyTo, new Registered(Condition.CONFLICT)));
            return Outcome.happened(new AccountRegistered(credentials, context.now()))
                    .then(new AccountEffect.Tell<>(replyTo, new Registered(null)));
        }

        @Override
        public void refused(StanzaError error, Router router) {
            replyTo.tell(new Registered(error.condition()));
        }
    }

    /** The answer to {@link Register}; null is success. It is sent when the account is durable. */
    public record Registered(@Nullable Condition refusal) {}

    /** Keys for the new password that a request gave have been derived; null if nobody could log in with it. */
    record PasswordDerived(@Nullable ScramCredentials credentials, Iq request, Receipt receipt)
            implements LoginCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.changePassword(context, this);
        }
    }
}
