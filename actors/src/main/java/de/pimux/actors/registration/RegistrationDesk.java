package de.pimux.actors.registration;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.LoginCommands;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.net.ConnectionInfo;
import de.pimux.core.jid.Jid;
import de.pimux.core.registration.RegistrationForm;
import de.pimux.core.sasl.PasswordException;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Makes accounts: for clients before their login (XEP-0077 §3.1), and for the operator. */
public final class RegistrationDesk {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ServerConfig config;
    private final ActorSystem<?> system;
    private final Accounts accounts;
    private final Executor derivation;
    private final RegistrationRate rate;
    private final SecureRandom random = new SecureRandom();

    public RegistrationDesk(
            ServerConfig config, ActorSystem<?> system, Accounts accounts, Executor derivation, RegistrationRate rate) {
        this.config = config;
        this.system = system;
        this.accounts = accounts;
        this.derivation = derivation;
        this.rate = rate;
    }

    public boolean isOpenTo(ConnectionInfo connection) {
        return config.registration().openTo(connection.address().address());
    }

    /** Whether a client before its login asks for registration. */
    public boolean concerns(Element element) {
        Element payload = element.firstElement();
        return Stanza.isStanza(element)
                && element.name().equals("iq")
                && payload != null
                && payload.is(RegistrationForm.NAMESPACE, "query");
    }

    /** The answer to a request that {@link #concerns} it. */
    public CompletionStage<Element> answer(Element element, ConnectionInfo connection) {
        try {
            return answer(Iq.of(element), connection);
        } catch (StanzaException refused) {
            return done(refused.error().answerTo(element));
        }
    }

    private CompletionStage<Element> answer(Iq iq, ConnectionInfo connection) throws StanzaException {
        if (!iq.isRequest()) throw new StanzaException(Condition.BAD_REQUEST);
        if (!isOpenTo(connection)) throw new StanzaException(Condition.NOT_ALLOWED);
        if (iq.isGet()) return done(iq.result(RegistrationForm.blank()).element());
        return submit(iq, RegistrationForm.read(iq.requested(), accounts.domain()), connection);
    }

    private CompletionStage<Element> submit(Iq iq, RegistrationForm form, ConnectionInfo connection) {
        if (!rate.admits(connection.address()))
            return done(iq.error(StanzaError.of(Condition.RESOURCE_CONSTRAINT)).element());
        return create(form.account(), form.password()).thenApply(registered -> {
            Condition refusal = registered.refusal();
            if (refusal == null) return iq.result().element();
            rate.giveBack(connection.address());
            return iq.error(StanzaError.of(refusal)).element();
        });
    }

    /** Makes an account; the stage completes when it is durable. */
    public CompletionStage<LoginCommands.Registered> create(Jid account, String password) {
        return CompletableFuture.supplyAsync(() -> derive(password), derivation)
                .thenCompose(keys -> keys.isPresent() ? store(account, keys.get()) : refused());
    }

    private CompletionStage<LoginCommands.Registered> store(Jid account, ScramCredentials keys) {
        return AskPattern.ask(
                accounts.entity(account),
                replyTo -> new LoginCommands.Register(account, keys, replyTo),
                TIMEOUT,
                system.scheduler());
    }

    private static CompletionStage<LoginCommands.Registered> refused() {
        return CompletableFuture.completedFuture(new LoginCommands.Registered(Condition.NOT_ACCEPTABLE));
    }

    /** Nothing for a password that nobody could log in with. */
    private Optional<ScramCredentials> derive(String password) {
        try {
            return Optional.of(ScramCredentials.derive(password, config.sasl().scramIterations(), random));
        } catch (PasswordException unusable) {
            return Optional.empty();
        }
    }

    private static CompletionStage<Element> done(Element answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
