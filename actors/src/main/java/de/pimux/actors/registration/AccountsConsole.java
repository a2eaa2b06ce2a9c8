package de.pimux.actors.registration;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import de.pimux.actors.account.AccountEntity;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.LoginCommands;
import de.pimux.actors.erasure.Erasures;
import de.pimux.actors.operator.AccountsPort;
import de.pimux.actors.operator.ErasurePort;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.session.Session;
import de.pimux.core.jid.Jid;
import de.pimux.core.registration.RegistrationForm;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.XmlWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The accounts, as the operator's console sees them. What an owner could do by XEP-0077 is done in the same way. */
public final class AccountsConsole implements AccountsPort, ErasurePort {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ActorSystem<?> system;
    private final Accounts accounts;
    private final RegistrationDesk registration;
    private final Erasures erasures;
    private final Supplier<Long> count;

    /** @param count reads how many accounts there are; blocks */
    public AccountsConsole(
            ActorSystem<?> system,
            Accounts accounts,
            RegistrationDesk registration,
            Erasures erasures,
            Supplier<Long> count) {
        this.system = system;
        this.accounts = accounts;
        this.registration = registration;
        this.erasures = erasures;
        this.count = count;
    }

    @Override
    public CompletionStage<Optional<String>> create(String name, String password) {
        Jid account = accounts.named(name);
        if (account == null)
            return CompletableFuture.completedFuture(Optional.of("this name can't be part of an address"));
        return registration
                .create(account, password)
                .thenApply(registered -> Optional.ofNullable(registered.refusal())
                        .map(refusal -> refusal == Condition.CONFLICT ? "exists already" : refusal.elementName()));
    }

    @Override
    public CompletionStage<Boolean> exists(String name) {
        Jid account = accounts.named(name);
        return account == null ? CompletableFuture.completedFuture(false) : exists(account);
    }

    private CompletionStage<Boolean> exists(Jid account) {
        CompletionStage<LoginCommands.Credentials> found = AskPattern.ask(
                accounts.entity(account),
                replyTo -> new LoginCommands.FetchCredentials(account, replyTo),
                TIMEOUT,
                system.scheduler());
        return found.thenApply(credentials -> credentials.keys() != null);
    }

    @Override
    public CompletionStage<Long> count() {
        return CompletableFuture.supplyAsync(count);
    }

    @Override
    public CompletionStage<Optional<String>> resetPassword(String name, String password) {
        return asOwner(name, account -> RegistrationForm.filled(account, password))
                .thenApply(answer ->
                        answer.map(AccountsConsole::refusal).orElse(Optional.of("there is no account of that name")));
    }

    @Override
    public CompletionStage<Optional<String>> erase(String name) {
        Jid account = accounts.named(name);
        if (account == null) return CompletableFuture.completedFuture(Optional.empty());
        return erasures.erase(account)
                .thenApply(receipt -> receipt.map(signed -> XmlWriter.text(signed.element(), "")));
    }

    /** The question before makes sure that the entity is there, which the request of a client takes for granted. */
    private CompletionStage<Optional<Session.Settled>> asOwner(String name, Function<Jid, Element> query) {
        Jid account = accounts.named(name);
        if (account == null) return CompletableFuture.completedFuture(Optional.empty());
        return exists(account)
                .thenCompose(exists -> exists
                        ? submit(account, query.apply(account))
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletionStage<Optional<Session.Settled>> submit(Jid account, Element query) {
        Jid nobodys = account.withResource(UUID.randomUUID().toString()); // what is answered to it ends there
        Iq iq = Iq.request(Iq.Type.SET, "operator", nobodys, account.domainJid(), query);
        CompletionStage<Session.Command> settled = AskPattern.ask(
                accounts.entity(account),
                replyTo -> new AccountEntity.FromClient(iq, new Receipt(replyTo, 1)),
                TIMEOUT,
                system.scheduler());
        return settled.thenApply(answer -> Optional.of((Session.Settled) answer));
    }

    private static Optional<String> refusal(Session.Settled settled) {
        StanzaError error = settled.error();
        if (error == null) return Optional.empty();
        return Optional.of(
                error.condition() == Condition.NOT_ACCEPTABLE
                        ? "nobody could log in with this password"
                        : error.condition().elementName());
    }
}
