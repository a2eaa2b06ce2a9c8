package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import de.pimux.actors.account.AccountEffect.AccountPort;
import de.pimux.actors.account.AccountEffect.ErasurePort;
import de.pimux.actors.archive.Served;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.session.Session;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.presence.Resources;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Carries out what one command decided, once its events are durable. */
final class AccountRun implements AccountPort {
    private final ActorContext<AccountEntity.Command> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final AccountServices services;
    private final String id;
    private final AccountContext account;
    private final AccountEntity.Command command;
    private @Nullable Receipt receipt;
    private boolean stops;

    AccountRun(
            ActorContext<AccountEntity.Command> context,
            ActorRef<ClusterSharding.ShardCommand> shard,
            AccountServices services,
            String id,
            AccountContext account,
            AccountEntity.Command command) {
        this.context = context;
        this.shard = shard;
        this.services = services;
        this.id = id;
        this.account = account;
        this.command = command;
        this.receipt = command.receipt();
    }

    AccountState before() {
        return account.state();
    }

    void finish(Outcome outcome, AccountState now) {
        boolean free = Outbound.isFree(now, services.archives());
        if (free != Outbound.isFree(before(), services.archives()))
            for (BoundSession session : sessions().all()) session.session().tell(new Session.OutboundFree(free));
        if (outcome.refusal() != null) refuse(outcome.refusal());
        List<AccountEffect> effects = outcome.effects();
        for (int i = 0; i < effects.size(); i++) effects.get(i).on(this);
        if (receipt != null) receipt.settle();
    }

    boolean stops() {
        return stops;
    }

    private void refuse(StanzaError error) {
        if (receipt != null) receipt.refuse(error);
        else command.refused(error, services.router());
        receipt = null;
    }

    @Override
    public void reply(Iq answer) {
        route(answer);
    }

    @Override
    public void handOn(Stanza stanza) {
        services.router().route(stanza, receipt);
        receipt = null;
    }

    /** What goes to one's own full address needs no way through the cluster. */
    @Override
    public void route(Stanza stanza) {
        Jid to = stanza.to();
        if (to != null && to.isFull() && to.sameBare(account.jid())) toResource(to.resource(), stanza);
        else services.router().route(stanza, null);
    }

    @Override
    public void toResource(String resource, Stanza stanza) {
        BoundSession session = sessions().get(resource);
        if (session != null) session.session().tell(new Session.Deliver(stanza, 0));
    }

    @Override
    public void push(Predicate<BoundSession> to, Element payload) {
        for (BoundSession session : sessions().all()) {
            if (!to.test(session)) continue;
            Iq push = Iq.request(Iq.Type.SET, services.tokens().next(), account.jid(), session.jid(), payload);
            session.session().tell(new Session.Deliver(push, 0));
        }
    }

    @Override
    public void endSessions(Predicate<BoundSession> which, StreamError error) {
        for (BoundSession session : List.copyOf(sessions().all()))
            if (which.test(session)) session.session().tell(new Session.End(error));
    }

    @Override
    public Sessions sessions() {
        return account.sessions();
    }

    @Override
    public void derive(Supplier<ScramCredentials> derivation, Iq request) {
        Receipt waiting = receipt;
        if (waiting == null) throw new IllegalStateException("only a client changes a password");
        receipt = null;
        context.pipeToSelf(
                CompletableFuture.supplyAsync(derivation, services.derivation()),
                (keys, failure) -> new LoginCommands.PasswordDerived(keys, request, waiting));
    }

    /** The client's own session gets it, so that it needs no way through the account. */
    @Override
    public void serve(Supplier<CompletionStage<Served>> answer) {
        Receipt waiting = receipt;
        if (waiting == null) throw new IllegalStateException("only a client asks");
        receipt = null;
        answer.get().whenComplete((served, failure) -> {
            if (served == null) waiting.refuse(StanzaError.of(Condition.INTERNAL_SERVER_ERROR));
            else if (served.refusal() != null) waiting.refuse(served.refusal());
            else {
                waiting.session().tell(new Session.DeliverAll(served.stanzas()));
                waiting.settle();
            }
        });
    }

    @Override
    public void consult(Supplier<CompletionStage<AccountEffect.Later>> question) {
        Receipt waiting = receipt;
        receipt = null;
        later(question, waiting);
    }

    @Override
    public void investigate(Supplier<CompletionStage<AccountEffect.Later>> question) {
        later(question, null);
    }

    @Override
    public void replyAfter(List<Presence> arrived, Iq answer) {
        consult(() -> Arrivals.of(context, services.router(), arrived)
                .thenApply(all -> now -> Outcome.NOTHING.then(new AccountEffect.Reply(answer))));
    }

    private void later(Supplier<CompletionStage<AccountEffect.Later>> question, @Nullable Receipt waiting) {
        context.pipeToSelf(question.get(), (later, failure) -> new AccountEntity.Consulted(later, waiting));
    }

    @Override
    public void readFailures(long from, @Nullable String language) {
        context.pipeToSelf(
                services.failedLogins().of(account.jid(), from),
                (failures, broken) -> broken == null
                        ? new LoginCommands.FailuresRead(failures, language)
                        : new LoginCommands.FailuresNotRead());
    }

    @Override
    public ErasurePort erasure() {
        return new ErasureRun(context, services, id) {
            @Override
            public void request(Iq request, UnaryOperator<Element> answer) {
                Receipt waiting = receipt;
                if (waiting == null) throw new IllegalStateException("only a client asks for its erasure");
                receipt = null;
                context.getSelf()
                        .tell(new ErasureCommands.Requested(new ErasureWaiter.Owner(request, answer, waiting)));
            }
        };
    }

    @Override
    public void presenceTo(Jid contact, boolean available) {
        Resources resources = sessions().resources();
        List<Presence> presences = available ? resources.shownTo(contact) : resources.hiddenFrom(contact);
        presences.forEach(this::route);
    }

    @Override
    public void tell(AccountEntity.PublicationCommand told) {
        if (services.accounts().isLocal(told.account())) services.accounts().tell(told.account(), told);
    }

    @Override
    public void condense() {
        ActorRef<AccountEntity.Command> self = context.getSelf();
        services.snapshots()
                .save(AccountServices.persistenceId(id), account.nextSequenceNr() - 1, before())
                .whenComplete((saved, failure) -> {
                    if (failure != null) self.tell(new AccountEntity.CondenseFailed());
                });
    }

    @Override
    public void passivate() {
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }

    @Override
    public void stop() {
        stops = true;
    }
}
