package de.pimux.actors;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.stream.javadsl.Flow;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import de.pimux.actors.account.AccountEntity;
import de.pimux.actors.account.AccountServices;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.LastActivities;
import de.pimux.actors.account.Tokens;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.config.DataFolder;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.guard.LoginGuard;
import de.pimux.actors.net.NetServer;
import de.pimux.actors.registration.RegistrationDesk;
import de.pimux.actors.registration.RegistrationRate;
import de.pimux.actors.router.LocalRouter;
import de.pimux.actors.router.Router;
import de.pimux.actors.session.Backlog;
import de.pimux.actors.session.SessionServices;
import de.pimux.actors.stream.ClientStream;
import de.pimux.actors.stream.OpenStreams;
import de.pimux.actors.stream.StreamServices;
import de.pimux.core.sasl.UnknownAccounts;
import de.pimux.core.stream.StreamError;
import de.pimux.journal.plugin.JournalExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One running server: the actor system, what all its actors share, and the ports on which it listens. */
public final class PimuxServer implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final ActorSystem<Void> system;
    private final OpenStreams open = new OpenStreams();
    private final RegistrationDesk registration;
    private final NetServer net;
    private final CompletionStage<Void> released;

    private PimuxServer(ServerConfig config, InstantSource clock) throws IOException {
        DataFolder folder = DataFolder.open(config.data());
        this.system = ActorSystem.create(Behaviors.empty(), "pimux", akka(config));
        this.released = system.getWhenTerminated().thenRun(() -> release(folder));
        try {
            joinItself();
            JournalExtension journal = JournalExtension.get(system);
            Executor derivation = system.dispatchers().lookup(DispatcherSelector.fromConfig("pimux.derivation"));
            AtomicReference<ActorRef<ShardingEnvelope<AccountEntity.Command>>> region = new AtomicReference<>();
            ClusterSharding sharding = ClusterSharding.get(system);
            Accounts accounts = new Accounts(config.domain(), journal.secret(), sharding, region::get);
            Extensions extensions = new Extensions();
            Router router = new LocalRouter(accounts, extensions);
            Tokens tokens = new Tokens();
            LastActivities lastActivities = new LastActivities();
            Archives archives = new Archives(
                    journal.store(),
                    journal.codec(),
                    journal.secret(),
                    account -> AccountServices.persistenceId(accounts.opaqueId(account)),
                    config.archiveBounds());
            extensions.install(Installed.extensions(config, extensions, lastActivities, clock));
            AccountServices services = new AccountServices(
                    config,
                    clock,
                    accounts,
                    router,
                    extensions,
                    journal.store(),
                    archives,
                    derivation,
                    tokens,
                    lastActivities);
            region.set(sharding.init(Entity.of(
                            Accounts.KEY,
                            entity -> AccountEntity.create(entity.getEntityId(), entity.getShard(), services))
                    .withStopMessage(new AccountEntity.Stop())));
            this.registration = new RegistrationDesk(
                    config,
                    system,
                    accounts,
                    derivation,
                    new RegistrationRate(config.registration().perAddressPerHour(), clock));
            StreamServices streams = new StreamServices(
                    config,
                    system,
                    new SessionServices(
                            accounts, router, extensions, config.limits(), tokens, new Backlog(maxBacklog())),
                    registration,
                    new LoginGuard(config.guard(), clock),
                    new UnknownAccounts(
                            journal.secret().mac("unknown-accounts", ""),
                            config.sasl().scramIterations()),
                    derivation,
                    new SecureRandom(),
                    open);
            this.net = NetServer.start(
                    config, system, connection -> Flow.fromGraph(new ClientStream(streams, connection)));
            drainOnShutdown();
        } catch (IOException | RuntimeException e) {
            system.terminate();
            throw e;
        }
    }

    /** A server that listens as soon as this returns. */
    public static PimuxServer start(ServerConfig config, InstantSource clock) throws IOException {
        return new PimuxServer(config, clock);
    }

    private static Config akka(ServerConfig config) {
        return ConfigFactory.parseMap(
                        Map.of("pimux.data", config.data().toAbsolutePath().toString()))
                .withFallback(ConfigFactory.load("pimux-akka"));
    }

    private static void release(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rest of the heap is for sessions and accounts themselves, and for what is under way. */
    private static long maxBacklog() {
        return Runtime.getRuntime().maxMemory() / 4;
    }

    /** The single node is a cluster of one: the same code path as with many. */
    private void joinItself() {
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }

    /** Clients hear of a shutdown before their accounts and the journal stop. */
    private void drainOnShutdown() {
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "listeners", () -> {
            net.stopAccepting();
            return CompletableFuture.completedFuture(Done.done());
        });
        shutdown.addTask(CoordinatedShutdown.PhaseServiceRequestsDone(), "streams", this::drain);
    }

    private CompletionStage<Done> drain() {
        return open.endAll(StreamError.of(StreamError.Condition.SYSTEM_SHUTDOWN))
                .orTimeout(DRAIN.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, late) -> Done.done());
    }

    public List<InetSocketAddress> starttls() {
        return net.starttls();
    }

    public List<InetSocketAddress> directTls() {
        return net.directTls();
    }

    /** Connections of clients that are open now, whatever their stage. */
    public int connections() {
        return net.connections();
    }

    /** Streams of clients that are open now: connections that are past the handshake of direct TLS. */
    public int streams() {
        return open.size();
    }

    public RegistrationDesk registration() {
        return registration;
    }

    public ActorSystem<Void> system() {
        return system;
    }

    /** Ends streams, stops accounts, finishes the journal; returns when all that is done. */
    @Override
    public void close() {
        system.terminate();
        released.toCompletableFuture().join();
    }
}
