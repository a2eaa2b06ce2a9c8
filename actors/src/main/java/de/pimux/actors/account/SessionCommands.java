package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.account.AccountEntity.SessionCommand;
import de.pimux.actors.session.Session;
import de.pimux.core.jid.Jid;
import org.jspecify.annotations.Nullable;

/** What the sessions of an account tell it of themselves. */
public final class SessionCommands {
    private SessionCommands() {}

    /** A new session wants this resource, or any. */
    public record Bind(Jid requested, ActorRef<Session.Command> session) implements SessionCommand {
        @Override
        public Jid account() {
            return requested.bare();
        }

        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.bind(context, this);
        }
    }

    /** The session can be resumed under this id. */
    public record Resumable(String resource, String id) implements SessionCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            BoundSession session = context.sessions().get(resource);
            if (session != null) session.resumptionId(id);
            return Outcome.NOTHING;
        }
    }

    /** Looks for the session that a client wants to resume. */
    public record FindResumable(Jid account, String id, ActorRef<ResumableSession> replyTo) implements SessionCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.findResumable(context, this);
        }
    }

    /**
     * The answer to {@link FindResumable}.
     *
     * @param session null if it is gone
     * @param handled how many stanzas a session that is gone had handled, or -1 if nobody remembers
     */
    public record ResumableSession(@Nullable ActorRef<Session.Command> session, long handled) {}

    /** A client has these queued messages. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Delivered(String resource, long[] queued, boolean acknowledged) implements SessionCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.delivered(context, this);
        }
    }

    /**
     * The session is over.
     *
     * @param resumptionId under which its client may still ask for it, or null
     * @param handled how many stanzas it had handled
     */
    public record SessionEnded(
            String resource,
            ActorRef<Session.Command> session,
            @Nullable String resumptionId,
            long handled) implements SessionCommand {
        @Override
        public Outcome decide(AccountGate gate, AccountContext context) {
            return gate.sessionEnded(context, this);
        }
    }
}
