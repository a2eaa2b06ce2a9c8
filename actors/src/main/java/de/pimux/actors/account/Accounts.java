package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import akka.actor.typed.RecipientRef;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import de.pimux.core.jid.Jid;
import de.pimux.journal.DataSecret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reaches the entity of an account, wherever it is. */
public final class Accounts {
    /** 72 bits: two of an account's few devices are never taken for one. */
    private static final int MARK_CHARS = 12;

    public static final EntityTypeKey<AccountEntity.Command> KEY =
            EntityTypeKey.create(AccountEntity.Command.class, "account");

    private final Jid domain;
    private final DataSecret secret;
    private final ClusterSharding sharding;
    private final Supplier<ActorRef<ShardingEnvelope<AccountEntity.Command>>> region;

    /** Accounts on this node that have sessions, and so stay. */
    private final Map<Jid, ActorRef<AccountEntity.Command>> connected = new ConcurrentHashMap<>();

    /** @param region known only after the sharding of accounts has started, which needs this object */
    public Accounts(
            Jid domain,
            DataSecret secret,
            ClusterSharding sharding,
            Supplier<ActorRef<ShardingEnvelope<AccountEntity.Command>>> region) {
        this.domain = domain;
        this.secret = secret;
        this.sharding = sharding;
        this.region = region;
    }

    public Jid domain() {
        return domain;
    }

    /** The account with this name before the @; null if no account can have it. */
    public @Nullable Jid named(String name) {
        Jid account = Jid.parse(name + "@" + domain.text());
        return account == null || !account.isAccount() ? null : account;
    }

    /** Whether the server answers for the domain of this address. */
    public boolean isLocal(Jid jid) {
        return jid.domain().equals(domain.domain());
    }

    /**
     * The name by which journal, actor paths and logs know an account. Nobody can tell from it whose it is without the
     * secret of the data folder.
     */
    public String opaqueId(Jid account) {
        return secret.opaqueId("account", account.bare().text());
    }

    /**
     * By what an account knows a device again, without keeping its name: the resource that it asks for, until there is
     * something better (XEP-0388 has ids of clients). All that ask for none count as one.
     */
    String deviceMark(Jid requested) {
        return secret.opaqueId("device", requested.text()).substring(0, MARK_CHARS);
    }

    /** The entity, for those who ask it and wait for an answer. */
    public RecipientRef<AccountEntity.Command> entity(Jid account) {
        return sharding.entityRefFor(KEY, opaqueId(account));
    }

    public void tell(Jid account, AccountEntity.Command command) {
        region.get().tell(new ShardingEnvelope<>(opaqueId(account), command));
    }

    /** Wakes an account up whose erasure was under way when the server ended. */
    public void resumeErasure(String opaqueId) {
        region.get().tell(new ShardingEnvelope<>(opaqueId, new ErasureCommands.Resume()));
    }

    /**
     * The entity itself, if it is on this node and has sessions; null if only {@link #tell} reaches it. This way spares
     * the mailboxes of the sharding. It may overtake what is still on the way through them, so it is for senders that
     * have nothing under way (RFC 6120 §10.1).
     */
    public @Nullable ActorRef<AccountEntity.Command> connected(Jid account) {
        return connected.get(account.bare());
    }

    void connect(Jid account, ActorRef<AccountEntity.Command> entity) {
        connected.put(account, entity);
    }

    void disconnect(Jid account, ActorRef<AccountEntity.Command> entity) {
        connected.remove(account, entity);
    }
}
