package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import de.pimux.actors.account.AccountEffect.ErasurePort;
import de.pimux.core.account.Registration;
import de.pimux.core.erasure.Requester;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Presence;
import de.pimux.xml.Element;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Carries out the steps of an erasure. */
class ErasureRun implements ErasurePort {
    private final ActorContext<AccountEntity.Command> context;
    private final AccountServices services;
    private final String id;

    ErasureRun(ActorContext<AccountEntity.Command> context, AccountServices services, String id) {
        this.context = context;
        this.services = services;
        this.id = id;
    }

    @Override
    public void request(Iq request, UnaryOperator<Element> answer) {
        throw new IllegalStateException("only a client asks for its erasure");
    }

    /** It goes on even if nothing can be noted, as on a full disk: then whoever addresses the account wakes it up. */
    @Override
    public void note(Requester by) {
        ActorRef<AccountEntity.Command> self = context.getSelf();
        services.erasures().note(id).whenComplete((log, failure) -> self.tell(new ErasureCommands.Noted(by)));
    }

    @Override
    public void farewell(List<Presence> presences) {
        ActorRef<AccountEntity.Command> self = context.getSelf();
        Arrivals.of(context, services.router(), presences)
                .whenComplete((all, failure) -> self.tell(new ErasureCommands.ContactsTold()));
    }

    /** What others keep goes, then its files, while the journal still knows them; their events are counted. */
    @Override
    public void count() {
        ActorRef<AccountEntity.Command> self = context.getSelf();
        services.belongings()
                .forget(Set.of(services.erasures().key(id)))
                .thenCompose(forgotten -> services.uploads().erase(id))
                .thenCompose(erased -> services.erasures().count(id))
                .whenComplete(
                        (counts, failure) -> self.tell(new ErasureCommands.Counted(failure == null ? counts : null)));
    }

    @Override
    public void log(Registration.Erased erased) {
        ActorRef<AccountEntity.Command> self = context.getSelf();
        services.erasures()
                .complete(id, erased)
                .whenComplete((log, failure) -> self.tell(new ErasureCommands.Logged()));
    }

    @Override
    public void drop() {
        services.erasures().drop(id);
    }
}
