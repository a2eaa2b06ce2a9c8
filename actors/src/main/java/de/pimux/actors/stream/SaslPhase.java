package de.pimux.actors.stream;

import akka.actor.typed.javadsl.AskPattern;
import de.pimux.actors.account.LoginCommands;
import de.pimux.actors.account.LoginCommands.Credentials;
import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.actors.config.ServerConfig.Sasl;
import de.pimux.actors.guard.LoginGuard;
import de.pimux.actors.net.ConnectionInfo;
import de.pimux.core.jid.Jid;
import de.pimux.core.sasl.ChannelBindings;
import de.pimux.core.sasl.SaslContext;
import de.pimux.core.sasl.SaslFailure;
import de.pimux.core.sasl.SaslMechanisms;
import de.pimux.core.sasl.SaslNegotiation;
import de.pimux.core.sasl.SaslStep;
import de.pimux.core.stream.StreamError;
import de.pimux.core.stream.StreamError.Condition;
import de.pimux.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Authentication (RFC 6120 §6), and registration before it (XEP-0077). */
final class SaslPhase implements Phase {
    /** Wrong answers that one stream may give (RFC 6120 §6.4.5). */
    private static final int MAX_TRIES = 5;

    private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(10);

    /**
     * No look-up is answered sooner: an account that is online is found in well under a millisecond, any other and one
     * that doesn't exist after some, when they are first asked for. The difference would tell who is there.
     */
    private static final Duration LOOKUP_AT_LEAST = Duration.ofMillis(20);

    private final StreamControl stream;
    private final StreamServices services;
    private @Nullable SaslContext context;
    private SaslStep.@Nullable Challenge challenge;
    private @Nullable Attempt attempt;
    private @Nullable Verification verification;
    private int tries;

    /**
     * What was found of the account that the client wants.
     *
     * @param noticeDue whether its owner is to hear of failed logins
     * @param disabled whether not even its owner may log in
     */
    private record Attempt(Jid account, boolean noticeDue, boolean disabled) {}

    SaslPhase(StreamControl stream, StreamServices services) {
        this.stream = stream;
        this.services = services;
    }

    @Override
    public List<Element> features() {
        List<Element> features = new ArrayList<>(context().offered().features());
        if (services.registration().isOpenTo(stream.connection()))
            features.add(Element.of("http://jabber.org/features/iq-register", "register"));
        Limits limits = services.config().limits();
        features.add(StreamLimits.feature(limits.stanzaBytesBeforeLogin(), limits));
        return features;
    }

    /** The channel bindings are known only now, after the handshake. */
    private SaslContext context() {
        if (context == null) {
            Sasl rules = services.config().sasl();
            SaslMechanisms offered = SaslMechanisms.offer(rules.scram(), bindings(rules), rules.plain());
            context = new SaslContext(
                    services.accounts().domain(), offered, services.unknownAccounts(), services.random());
        }
        return context;
    }

    private ChannelBindings bindings(Sasl rules) {
        if (!rules.channelBinding()) return ChannelBindings.NONE;
        ConnectionInfo connection = stream.connection();
        return ChannelBindings.of(connection.tlsExporter(), connection.tlsServerEndPoint());
    }

    @Override
    public void received(Element element) {
        // blocked meanwhile, by what came on another stream
        if (services.guard().blocks(stream.connection().address())) stream.fail(LoginGuard.BLOCKED);
        else if (element.namespace().equals(SaslNegotiation.NAMESPACE)) authenticate(element);
        else if (services.registration().concerns(element))
            stream.await(services.registration().answer(element, stream.connection()), (answer, failure) -> {
                if (answer != null) stream.send(answer);
                else stream.fail(StreamError.of(Condition.INTERNAL_SERVER_ERROR));
            });
        else stream.fail(StreamError.of(Condition.NOT_AUTHORIZED)); // RFC 6120 §4.9.3.12
    }

    private void authenticate(Element element) {
        SaslStep.Challenge open = challenge;
        challenge = null;
        if (element.name().equals("auth")) next(SaslNegotiation.begin(context(), element));
        else if (open == null) next(SaslStep.failed(SaslFailure.MALFORMED_REQUEST));
        else if (open.verifies()) verify(() -> SaslNegotiation.answer(open, element), Runnable::run);
        else next(SaslNegotiation.answer(open, element));
    }

    private void next(SaslStep step) {
        // no account can have this password, but it was a guess
        if (step instanceof SaslStep.Failed failed && failed.wrongPassword()) verify(() -> failed, Runnable::run);
        else proceed(step);
    }

    private void verify(Supplier<SaslStep> step, Executor on) {
        verification =
                new Verification(services, stream.connection().address(), attempt == null ? null : attempt.account());
        stream.await(verification.run(step, on), (verified, failure) -> {
            if (verified == null) proceed(SaslStep.failed(SaslFailure.TEMPORARY_AUTH_FAILURE));
            else verified.ifPresentOrElse(this::verified, () -> stream.fail(LoginGuard.BLOCKED));
        });
    }

    /** Only who knows the password learns that the account is restricted (RFC 6120 §6.5.2). */
    private void verified(SaslStep step) {
        boolean disabled = step instanceof SaslStep.Success && attempt != null && attempt.disabled();
        proceed(disabled ? SaslStep.failed(SaslFailure.ACCOUNT_DISABLED) : step);
    }

    private void proceed(SaslStep step) {
        Element say = SaslNegotiation.element(step);
        if (say != null) stream.send(say);
        if (step instanceof SaslStep.NeedsCredentials needs) lookUp(needs);
        else if (step instanceof SaslStep.Challenge opened) challenge = opened;
        else if (step instanceof SaslStep.Success success) succeeded(success);
        else if (step instanceof SaslStep.Failed) failed();
    }

    private void succeeded(SaslStep.Success success) {
        if (attempt != null && attempt.noticeDue())
            services.accounts().tell(success.account(), new LoginCommands.LoggedIn(success.account(), stream.lang()));
        stream.restart(new BindPhase(stream, services, success.account()));
    }

    private void failed() {
        if (services.guard().blocks(stream.connection().address())) stream.fail(LoginGuard.BLOCKED);
        else if (++tries >= MAX_TRIES) stream.fail(StreamError.of(Condition.POLICY_VIOLATION));
    }

    /** A storage that fails is no wrong password: it counts for nothing. */
    private void lookUp(SaslStep.NeedsCredentials needs) {
        stream.await(credentials(needs.account()), (credentials, failure) -> {
            if (credentials != null) found(needs, credentials);
            else proceed(SaslStep.failed(SaslFailure.TEMPORARY_AUTH_FAILURE));
        });
    }

    private CompletionStage<Credentials> credentials(Jid account) {
        CompletionStage<Credentials> found = AskPattern.ask(
                services.accounts().entity(account),
                replyTo -> new LoginCommands.FetchCredentials(account, replyTo),
                LOOKUP_TIMEOUT,
                services.system().scheduler());
        return found.thenCombine(notBefore(), (credentials, later) -> credentials);
    }

    private void found(SaslStep.NeedsCredentials needs, Credentials credentials) {
        attempt = new Attempt(needs.account(), credentials.noticeDue(), credentials.disabled());
        if (needs.verifies()) verify(() -> needs.with(credentials.keys()), services.derivation());
        else next(needs.with(credentials.keys()));
    }

    private static CompletableFuture<Boolean> notBefore() {
        return new CompletableFuture<Boolean>()
                .completeOnTimeout(true, LOOKUP_AT_LEAST.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void ended(boolean orderly) {
        if (verification != null) verification.abandoned();
    }
}
