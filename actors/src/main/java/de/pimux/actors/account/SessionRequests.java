package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.operator.SessionsPort.BoundSince;
import de.pimux.core.jid.Jid;
import de.pimux.core.stream.StreamError;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the operator wants of the sessions of an account. */
final class SessionRequests {
    private SessionRequests() {}

    /** The answer to both requests; null if there is no such account. */
    record Concerned(@Nullable List<BoundSince> sessions) {}

    /** Asks which sessions there are. */
    record ListSessions(Jid account, ActorRef<Concerned> replyTo) implements AccountEntity.FromOperator {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return Outcome.NOTHING.then(new AccountEffect.Tell<>(replyTo, concerned(context, session -> true)));
        }
    }

    /** Ends the session with this resource, or all of them. */
    record EndSessions(Jid account, @Nullable String resource, ActorRef<Concerned> replyTo)
            implements AccountEntity.FromOperator {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            Predicate<BoundSession> which =
                    session -> resource == null || session.resource().equals(resource);
            StreamError why =
                    StreamError.of(StreamError.Condition.POLICY_VIOLATION).withText("ended by the operator");
            return Outcome.NOTHING
                    .then(new AccountEffect.Tell<>(replyTo, concerned(context, which)))
                    .then(new AccountEffect.EndSessions(which, why));
        }
    }

    private static Concerned concerned(AccountContext account, Predicate<BoundSession> which) {
        if (!account.state().exists()) return new Concerned(null);
        return new Concerned(account.sessions().all().stream()
                .filter(which)
                .map(session -> new BoundSince(session.resource(), session.since()))
                .toList());
    }
}
