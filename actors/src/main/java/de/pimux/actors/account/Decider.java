package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import de.pimux.actors.account.AccountEntity.Command;
import de.pimux.actors.account.AccountEntity.Together;
import de.pimux.actors.account.Turn.Decided;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.retention.Erasure;
import de.pimux.core.retention.Tombstone;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;

/** Puts commands to an account's rules, with all that these may look at. */
final class Decider {
    private final String id;
    private final ActorContext<Command> context;
    private final ActorRef<ClusterSharding.ShardCommand> shard;
    private final AccountServices services;
    private final AccountGate gate;

    Decider(
            String id,
            ActorContext<Command> context,
            ActorRef<ClusterSharding.ShardCommand> shard,
            AccountServices services,
            AccountGate gate) {
        this.id = id;
        this.context = context;
        this.shard = shard;
        this.services = services;
        this.gate = gate;
    }

    /** @param nextSequenceNr the position of the first event that comes of it */
    Turn decide(Command command, AccountState state, Sessions sessions, long nextSequenceNr) {
        return command instanceof Together together
                ? decide(together.messages(), state, sessions, nextSequenceNr)
                : Turn.of(List.of(decide(command, context(sessions, state, nextSequenceNr))));
    }

    /** Each finds the account as the one before leaves it. */
    private Turn decide(List<Command> messages, AccountState before, Sessions sessions, long nextSequenceNr) {
        List<Decided> all = new ArrayList<>(messages.size());
        AccountState state = before;
        long next = nextSequenceNr;
        for (Command message : messages) {
            Decided decided = decide(message, context(sessions, state, next));
            for (AccountEvent event : decided.events()) state = state.apply(event);
            next += decided.events().size();
            all.add(decided);
        }
        return Turn.of(all);
    }

    private AccountContext context(Sessions sessions, AccountState state, long nextSequenceNr) {
        return new AccountContext(
                sessions.owner(),
                state,
                sessions,
                services.archives(),
                nextSequenceNr,
                services.clock().instant(),
                services.limits(),
                services.config().policy().nameQuarantine());
    }

    private Decided decide(Command command, AccountContext account) {
        AccountRun run = new AccountRun(context, shard, services, id, account, command);
        Outcome outcome = command.decide(gate, account);
        List<AccountEvent> events = services.deeds().within(account.jid(), account.now(), outcome.events());
        if (!events.isEmpty() && !services.store().health().accepting() && addsContent(events))
            return new Decided(run, Outcome.refuse(Condition.RESOURCE_CONSTRAINT), List.of());
        return new Decided(run, outcome, events);
    }

    /** A full store still takes what only deletes. */
    private static boolean addsContent(List<AccountEvent> events) {
        return !events.stream().allMatch(event -> event instanceof Tombstone || event instanceof Erasure);
    }
}
