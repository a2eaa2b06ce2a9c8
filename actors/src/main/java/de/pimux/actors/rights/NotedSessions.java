package de.pimux.actors.rights;

import de.pimux.actors.operator.SessionsPort;
import de.pimux.core.ledger.Deed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the operator sees of sessions and does to them, so that their owners can see it: on record before it happens. */
public record NotedSessions(SessionsPort sessions, RightsConsole ledger) implements SessionsPort {
    @Override
    public int count() {
        return sessions.count();
    }

    @Override
    public CompletionStage<Optional<List<BoundSince>>> list(String name) {
        return ledger.note(name, Deed.OPERATOR_SESSIONS_LISTED).thenCompose(noted -> sessions.list(name));
    }

    @Override
    public CompletionStage<Optional<Integer>> end(String name, @Nullable String resource) {
        return ledger.note(name, Deed.OPERATOR_SESSIONS_ENDED).thenCompose(noted -> sessions.end(name, resource));
    }
}
