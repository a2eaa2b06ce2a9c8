package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import de.pimux.actors.account.SessionRequests.Concerned;
import de.pimux.actors.operator.SessionsPort;
import de.pimux.actors.session.OpenSessions;
import de.pimux.core.jid.Jid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The sessions, as the operator's console sees them. */
public final class SessionsConsole implements SessionsPort {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ActorSystem<?> system;
    private final Accounts accounts;
    private final OpenSessions open;

    public SessionsConsole(ActorSystem<?> system, Accounts accounts, OpenSessions open) {
        this.system = system;
        this.accounts = accounts;
        this.open = open;
    }

    @Override
    public int count() {
        return open.count();
    }

    @Override
    public CompletionStage<Optional<List<BoundSince>>> list(String name) {
        return ask(name, SessionRequests.ListSessions::new);
    }

    @Override
    public CompletionStage<Optional<Integer>> end(String name, @Nullable String resource) {
        return ask(name, (account, replyTo) -> new SessionRequests.EndSessions(account, resource, replyTo))
                .thenApply(ended -> ended.map(List::size));
    }

    private CompletionStage<Optional<List<BoundSince>>> ask(
            String name, BiFunction<Jid, ActorRef<Concerned>, AccountEntity.Command> request) {
        Jid account = accounts.named(name);
        if (account == null) return CompletableFuture.completedFuture(Optional.empty());
        CompletionStage<Concerned> answer = AskPattern.ask(
                accounts.entity(account), replyTo -> request.apply(account, replyTo), TIMEOUT, system.scheduler());
        return answer.thenApply(concerned -> Optional.ofNullable(concerned.sessions()));
    }
}
