package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.account.AccountEntity.ErasureCommand;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What starts the erasure of an account, and what takes it from one step to the next. */
public final class ErasureCommands {
    private ErasureCommands() {}

    /** Erases the account for the operator, and everything that it owns. */
    public record Erase(Jid account, ActorRef<Erased> replyTo) implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().requested(context, Requester.OPERATOR, new ErasureWaiter.Operator(replyTo));
        }
    }

    /** The answer to {@link Erase}, when the account is gone; null for an account that doesn't exist. */
    public record Erased(@Nullable SignedReceipt receipt) {}

    /** The owner's client asked for the erasure (XEP-0077 §3.2). */
    record Requested(ErasureWaiter.Owner owner) implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().requested(context, Requester.USER, owner);
        }
    }

    /** After a crash the server would know of the erasure. */
    record Noted(Requester by) implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().begin(context, by);
        }
    }

    /** An account that has been woken up goes on with its erasure. */
    record Continue() implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().tellContacts(context);
        }
    }

    /** The server has started, and this erasure was under way when it ended. */
    public record Resume() implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().resumed(context.state());
        }
    }

    /** The contacts know that the account goes, or what was left of it could not be counted before. */
    record ContactsTold() implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().contactsTold(context);
        }
    }

    /** So many records are on shelves; null if they could not be counted. */
    record Counted(@Nullable Map<RetentionClass, Long> shelved) implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().counted(context, shelved);
        }
    }

    /** The receipt is on record, or will be after the next start. */
    record Logged() implements ErasureCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.erasure().logged(context);
        }
    }
}
