package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.command.Executions;
import de.pimux.actors.session.Session;
import de.pimux.core.jid.Jid;
import de.pimux.core.presence.ResourceView;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account knows of one of its sessions. Memory only: presence is never written to disk. */
public final class BoundSession {
    private final Jid jid;
    private final ActorRef<Session.Command> session;
    private final Instant since;
    private ResourceView view;
    private @Nullable String resumptionId;
    private Set<Long> handed = Set.of();
    private @Nullable Executions executions;
    private @Nullable ClientInterests interests;

    BoundSession(Jid jid, ActorRef<Session.Command> session, Instant since) {
        this.jid = jid;
        this.session = session;
        this.since = since;
        this.view = ResourceView.bound(jid.resource());
    }

    public Jid jid() {
        return jid;
    }

    public String resource() {
        return jid.resource();
    }

    public ResourceView view() {
        return view;
    }

    void view(ResourceView now) {
        view = now;
    }

    ActorRef<Session.Command> session() {
        return session;
    }

    Instant since() {
        return since;
    }

    @Nullable
    String resumptionId() {
        return resumptionId;
    }

    void resumptionId(String id) {
        resumptionId = id;
    }

    /** Null for a client that tells nothing of them. */
    @Nullable
    ClientInterests interests() {
        return interests;
    }

    void interests(@Nullable ClientInterests now) {
        interests = now;
    }

    /** Whether its client wants to hear of what happens to nodes of this name. */
    boolean wants(String node) {
        return interests != null && interests.known().nodes().contains(node);
    }

    /** The commands that this session executes. */
    public Executions executions() {
        if (executions == null) executions = new Executions();
        return executions;
    }

    /** Sequence numbers of the queued messages that this session has and no client has acknowledged. */
    Set<Long> handed() {
        return handed;
    }

    void hand(long queued) {
        if (handed.isEmpty()) handed = new HashSet<>(2);
        handed.add(queued);
    }

    void settled(long queued) {
        if (!handed.isEmpty()) handed.remove(queued);
    }

    @Override
    public String toString() {
        return "BoundSession";
    }
}
