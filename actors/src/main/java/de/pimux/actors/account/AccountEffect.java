package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.archive.Served;
import de.pimux.actors.session.Session;
import de.pimux.core.account.Registration;
import de.pimux.core.blocking.BlockList;
import de.pimux.core.erasure.Requester;
import de.pimux.core.jid.Jid;
import de.pimux.core.presence.ResourceView;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What others see of a decision. It happens after the events of the decision are durable, in the order given. */
public sealed interface AccountEffect {
    void on(AccountPort account);

    /** What an account can do to the world, on behalf of the command that it has just decided. */
    interface AccountPort {
        void reply(Iq answer);

        /** Answers when every recipient has taken care of the presence that is for it. */
        void replyAfter(List<Presence> arrived, Iq answer);

        /** Routes the stanza together with the receipt of the command, which is then settled by the recipient. */
        void handOn(Stanza stanza);

        void route(Stanza stanza);

        void toResource(String resource, Stanza stanza);

        void push(Predicate<BoundSession> to, Element payload);

        void endSessions(Predicate<BoundSession> which, StreamError error);

        Sessions sessions();

        /** Answers the request later, not from the account's thread: it goes on meanwhile. */
        void serve(Supplier<CompletionStage<Served>> answer);

        /** Decides on the request later, with what the question has found out; the account goes on meanwhile. */
        void consult(Supplier<CompletionStage<Later>> question);

        /** As {@link #consult}, without keeping the request waiting. */
        void investigate(Supplier<CompletionStage<Later>> question);

        /** Derives keys where it takes nobody's time, and then takes up the request again. */
        void derive(Supplier<ScramCredentials> derivation, Iq request);

        /** Reads the failed logins from this position on, and then takes them up. */
        void readFailures(long from, @Nullable String language);

        /** Saves what the account is made of, so that the journal needs none of the events before. */
        void condense();

        /** Leaves the memory, once nothing more is under way to here. */
        void passivate();

        /** Leaves the memory at once. */
        void stop();

        /** What only the erasure of the account does. */
        ErasurePort erasure();

        /** Tells the account that the command names. */
        void tell(AccountEntity.PublicationCommand command);

        /** Tells subscribers what they may see of this account's presence, if it has any, or that it is gone. */
        void presenceTo(Jid contact, boolean available);
    }

    /** A decision that needs more than the account's state; it is made when the rest is there. */
    @FunctionalInterface
    interface Later {
        Outcome decide(AccountContext account);
    }

    /** What the store finds, for the client that asked. */
    record Serve(Supplier<CompletionStage<Served>> answer) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.serve(answer);
        }
    }

    /** Looks something up before the request is decided. */
    record Consult(Supplier<CompletionStage<Later>> question) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.consult(question);
        }
    }

    /** Looks something up that nobody waits for. */
    record Investigate(Supplier<CompletionStage<Later>> question) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.investigate(question);
        }
    }

    /** The steps of an erasure. Each ends with a command that goes on with it. */
    interface ErasurePort {
        /**
         * The owner wants it, with this request.
         *
         * @param answer makes the payload of the answer from the receipt
         */
        void request(Iq request, UnaryOperator<Element> answer);

        /** The server remembers that it is about to begin. */
        void note(Requester by);

        /** Presence from the account, each of which its recipient must have taken care of before it goes on. */
        void farewell(List<Presence> presences);

        /** Counts what is stored of the account, after others have forgotten what they keep of it. */
        void count();

        /** The receipt goes on record. */
        void log(Registration.Erased erased);

        /** It did not begin. */
        void drop();
    }

    /** One step of the erasure of the account. */
    record Erasing(Consumer<ErasurePort> step) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            step.accept(account.erasure());
        }
    }

    /** The answer goes to whoever sent the request. */
    record Reply(Iq answer) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.reply(answer);
        }
    }

    /** What the answer says is true for others as well: they have in their journals what was sent to them. */
    record ReplyAfter(List<Presence> arrived, Iq answer) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.replyAfter(arrived, answer);
        }
    }

    record HandOn(Stanza stanza) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.handOn(stanza);
        }
    }

    /** Tells another actor. */
    record Tell<T>(ActorRef<T> to, T message) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            to.tell(message);
        }
    }

    /** Tells somebody who waits in this process. */
    record Done(Runnable told) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            told.run();
        }
    }

    /** Gives a message, which the journal holds or doesn't, to some of the account's own sessions. */
    record Hand(List<BoundSession> to, Stanza stanza, long queued) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            for (BoundSession session : to) {
                if (queued != 0) session.hand(queued);
                session.session().tell(new Session.Deliver(stanza, queued));
            }
        }
    }

    record Route(Stanza stanza) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.route(stanza);
        }
    }

    record ToResource(String resource, Stanza stanza) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.toResource(resource, stanza);
        }
    }

    /** An IQ set with this payload, to each of the account's own sessions that wants to know. */
    record Push(Predicate<BoundSession> to, Element payload) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.push(to, payload);
        }
    }

    record EndSessions(Predicate<BoundSession> which, StreamError error) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.endSessions(which, error);
        }
    }

    /** From here on the session with this resource is told of roster changes (RFC 6121 §2.1.6). */
    record Interested(String resource) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.sessions().update(resource, ResourceView::nowInterested);
        }
    }

    /** From here on the session with this resource is told of changes to the block list (XEP-0191 §3.2). */
    record WatchesBlocks(String resource) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.sessions().update(resource, ResourceView::nowBlockListRequested);
        }
    }

    /** To the account that the command names. */
    record ToAccount(AccountEntity.PublicationCommand command) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.tell(command);
        }
    }

    /** From here on this is the presence that the session with this resource has broadcast. */
    record Shown(String resource, Presence presence) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.sessions().update(resource, view -> view.with(presence));
        }
    }

    record PresenceTo(Jid contact, boolean available) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.presenceTo(contact, available);
        }
    }

    /**
     * Whoever saw one of the sessions without a subscription, and is blocked now, sees it go for good: it is shown again
     * only if its client says so (RFC 6121 §4.6, XEP-0191 §3.3). {@code told} sees available sessions go anyway.
     */
    record EndDirected(BlockList blocked, List<Jid> told) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            for (BoundSession session : account.sessions().all())
                for (Jid target : session.view().directed().blockedBy(blocked)) end(account, session, target);
        }

        private void end(AccountPort account, BoundSession session, Jid target) {
            if (!session.view().available() || !(told.contains(target) || told.contains(target.bare())))
                account.route(Presence.of(Presence.Type.UNAVAILABLE, session.jid(), target));
            account.sessions()
                    .update(
                            session.resource(),
                            view -> view.with(view.directed().without(target)));
        }
    }

    record Derive(Supplier<ScramCredentials> derivation, Iq request) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.derive(derivation, request);
        }
    }

    record ReadFailures(long from, @Nullable String language) implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.readFailures(from, language);
        }
    }

    record Condense() implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.condense();
        }
    }

    record Passivate() implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.passivate();
        }
    }

    record Stop() implements AccountEffect {
        @Override
        public void on(AccountPort account) {
            account.stop();
        }
    }
}
