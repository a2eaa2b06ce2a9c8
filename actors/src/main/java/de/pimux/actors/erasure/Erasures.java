package de.pimux.actors.erasure;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.japi.function.Function;
import de.pimux.actors.account.AccountEntity;
import de.pimux.actors.account.AccountServices;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.ErasureCommands;
import de.pimux.core.account.Registration;
import de.pimux.core.erasure.ErasureLog;
import de.pimux.core.erasure.ErasureReceipt;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.plugin.JournalExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Erases accounts for the operator, and does for an account that erases itself what it can't do alone. */
public final class Erasures {
    /** Of the log, which only has to write. */
    private static final Duration LOG_TIMEOUT = Duration.ofSeconds(5);

    /** While the server is starting nobody may answer yet. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Of an erasure: its contacts are told first. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ActorSystem<?> system;
    private final Accounts accounts;
    private final JournalExtension journal;
    private final ClusterSharding sharding;
    private final ReceiptKey key;

    private Erasures(
            ActorSystem<?> system,
            Accounts accounts,
            JournalExtension journal,
            ClusterSharding sharding,
            ReceiptKey key) {
        this.system = system;
        this.accounts = accounts;
        this.journal = journal;
        this.sharding = sharding;
        this.key = key;
    }

    /** @param data the data folder, where the key for receipts is */
    public static Erasures start(
            ActorSystem<?> system, Accounts accounts, JournalExtension journal, ClusterSharding sharding, Path data)
            throws IOException {
        sharding.init(Entity.of(ErasureLogEntity.KEY, entity -> ErasureLogEntity.create(journal)));
        return new Erasures(system, accounts, journal, sharding, ReceiptKey.of(data));
    }

    /** Goes on with every erasure that was under way when the server ended. */
    public void resume() {
        log().whenComplete((log, failure) -> {
            if (failure == null) log.pending().keySet().forEach(accounts::resumeErasure);
            else system.scheduler().scheduleOnce(RETRY, this::resume, system.executionContext());
        });
    }

    /**
     * Erases an account for the operator: for good, with everything that it owns. Completes when it is gone, with the
     * receipt; the same receipt again for one that is gone already, as long as its name rests. Empty if there is no such
     * account, or if it went before there were receipts. Fails if it takes longer than 30 seconds: then it still goes on.
     */
    public CompletionStage<Optional<SignedReceipt>> erase(Jid account) {
        return AskPattern.<AccountEntity.Command, ErasureCommands.Erased>ask(
                        accounts.entity(account),
                        replyTo -> new ErasureCommands.Erase(account.bare(), replyTo),
                        TIMEOUT,
                        system.scheduler())
                .thenApply(erased -> Optional.ofNullable(erased.receipt()));
    }

    /** What is under way, and the newest records of receipts. */
    public CompletionStage<ErasureLog> log() {
        return tell(ErasureLogEntity.Read::new);
    }

    /** The key that receipts can be checked with. */
    public PublicKey published() {
        return key.published();
    }

    public SignedReceipt sign(ErasureReceipt receipt) {
        return receipt.sign(key.secret());
    }

    /** Remembers, for the case of a crash, that the account with this opaque id is about to begin. */
    public CompletionStage<ErasureLog> note(String account) {
        return tell(replyTo -> new ErasureLogEntity.Note(account, replyTo));
    }

    /** It has not begun. */
    public CompletionStage<ErasureLog> drop(String account) {
        return tell(replyTo -> new ErasureLogEntity.Drop(account, replyTo));
    }

    /** It is done: puts its receipt on record. */
    public CompletionStage<ErasureLog> complete(String account, Registration.Erased erased) {
        return tell(replyTo -> new ErasureLogEntity.Complete(account, erased, replyTo));
    }

    /** How many records an account has on shelves. */
    public CompletionStage<Map<RetentionClass, Long>> count(String account) {
        return journal.store().count(key(account));
    }

    /** The name of an account in the journal. */
    public EntityKey key(String account) {
        return journal.entity(AccountServices.persistenceId(account));
    }

    private CompletionStage<ErasureLog> tell(Function<ActorRef<ErasureLog>, ErasureLogEntity.Command> command) {
        return AskPattern.ask(
                sharding.entityRefFor(ErasureLogEntity.KEY, ErasureLogEntity.ID),
                command,
                LOG_TIMEOUT,
                system.scheduler());
    }
}
