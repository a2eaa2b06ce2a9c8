package de.pimux.actors.session;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import de.pimux.actors.account.AccountEntity;
import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.streammanagement.HandledStanzas;
import de.pimux.core.streammanagement.UnackedStanzas;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one session knows. It outlives a failure of the session's behaviour; nothing of it is ever written to disk. */
public final class SessionState {
    final SessionServices services;
    final Jid requested;
    final String bindId;

    /** Stands for a stanza that couldn't be read, but counts. */
    static final Stanza UNREADABLE = Presence.of(Presence.Type.ERROR, null, null);

    /** Stanzas of the client that are not settled yet. */
    final HandledStanzas<Stanza> handled = new HandledStanzas<>();

    @Nullable
    ClientLink link;

    @Nullable
    Jid jid;

    @Nullable
    ActorRef<AccountEntity.Command> account;

    /**
     * Looks after stanzas whose fate nobody tells. Not one of Akka's timers, which keep a logger for each session that
     * has ever started one.
     */
    @Nullable
    Cancellable settlementCheck;

    /** Not null as soon as stream management is on. */
    @Nullable
    Management management;

    /** Messages that the socket has not taken yet, of a client without stream management. */
    final Deque<Outgoing> unwritten = new ArrayDeque<>(2);

    long writtenMark;

    /** See {@link Session.OutboundFree}. */
    boolean outboundFree;

    /** The number of the last stanza that went to the account. */
    long lastThroughAccount;

    private boolean ended;

    /**
     * A session before binding.
     *
     * @param requested the address to bind: bare if the server shall choose the resource
     * @param bindId the id of the bind request, which gets answered once the account has agreed
     */
    public SessionState(SessionServices services, Jid requested, String bindId, ClientLink link) {
        this.services = services;
        this.requested = requested;
        this.bindId = bindId;
        this.link = link;
    }

    /** Stream management of one session (XEP-0198). */
    static final class Management {
        /** Set if the client may resume. */
        final @Nullable String id;

        /** The stanzas that came in before stream management was on don't count. */
        final long base;

        /** Positions at which the client asked for an acknowledgement that isn't due yet. */
        final Deque<Long> acksAskedFor = new ArrayDeque<>(2);

        final UnackedStanzas<Outgoing> unacked = new UnackedStanzas<>();
        int sinceRequest;

        /** About as many bytes as {@link #unacked} has on the wire. */
        long unackedBytes;

        Management(@Nullable String id, long base) {
            this.id = id;
            this.base = base;
        }
    }

    Limits limits() {
        return services.limits();
    }

    /** The address; there is one from binding on, and before it nothing is forwarded here. */
    Jid self() {
        return Objects.requireNonNull(jid);
    }

    ActorRef<AccountEntity.Command> account() {
        return Objects.requireNonNull(account);
    }

    Management management() {
        return Objects.requireNonNull(management);
    }

    /** How many stanzas count as handled since stream management is on. */
    long handledSince(Management since) {
        return Math.max(0, handled.handled() - since.base);
    }

    boolean ended() {
        return ended;
    }

    void markEnded() {
        ended = true;
    }

    @Override
    public String toString() {
        return "SessionState";
    }
}
