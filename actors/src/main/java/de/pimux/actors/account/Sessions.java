package de.pimux.actors.account;

import de.pimux.core.jid.Jid;
import de.pimux.core.presence.ResourceView;
import de.pimux.core.presence.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one account, in the order in which they were bound. They live beside the event-sourced behaviour, so
 * that an account that restarts after a failure still knows who is connected.
 */
public final class Sessions {
    private final List<BoundSession> sessions = new ArrayList<>(1);
    private Resources resources;

    Sessions(Jid account) {
        this.resources = Resources.none(account);
    }

    Jid owner() {
        return resources.owner();
    }

    /** What the rules of delivery and presence look at. */
    public Resources resources() {
        return resources;
    }

    public @Nullable BoundSession get(String resource) {
        for (BoundSession session : sessions) if (session.resource().equals(resource)) return session;
        return null;
    }

    public List<BoundSession> all() {
        return sessions;
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    int size() {
        return sessions.size();
    }

    void add(BoundSession session) {
        sessions.add(session);
        resources = resources.with(session.view());
    }

    void remove(BoundSession session) {
        sessions.remove(session);
        resources = resources.without(session.resource());
    }

    /** The session with this resource, if it is still there, is seen in another way from now on. */
    void update(String resource, UnaryOperator<ResourceView> change) {
        BoundSession session = get(resource);
        if (session == null) return;
        session.view(change.apply(session.view()));
        resources = resources.with(session.view());
    }

    /** Whether some session has this queued message already. */
    boolean isHanded(long queued) {
        for (BoundSession session : sessions) if (session.handed().contains(queued)) return true;
        return false;
    }

    @Override
    public String toString() {
        return "Sessions[" + sessions.size() + "]";
    }
}
