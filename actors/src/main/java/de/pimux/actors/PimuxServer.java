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
import de.pimux.actors.account.AccountEntity;
import de.pimux.actors.account.AccountServices;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.CapsCache;
import de.pimux.actors.account.DeedBudget;
import de.pimux.actors.account.FailedLogins;
import de.pimux.actors.account.LastActivities;
import de.pimux.actors.account.Tokens;
import de.pimux.actors.archive.ArchiveSweep;
import de.pimux.actors.archive.Archives;
import de.pimux.actors.config.DataFolder;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.erasure.Erasures;
import de.pimux.actors.export.Exports;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.guard.LoginGuard;
import de.pimux.actors.ledger.Ledgers;
import de.pimux.actors.ledger.StoredLedgers;
import de.pimux.actors.log.AccessLog;
import de.pimux.actors.log.DailyLog;
import de.pimux.actors.log.LogFiles;
import de.pimux.actors.net.NetServer;
import de.pimux.actors.operator.StreamsPort;
import de.pimux.actors.registration.RegistrationDesk;
import de.pimux.actors.registration.RegistrationRate;
import de.pimux.actors.rights.AccountImporter;
import de.pimux.actors.rights.Rights;
import de.pimux.actors.room.RoomSystem;
import de.pimux.actors.router.LocalRouter;
import de.pimux.actors.router.Router;
import de.pimux.actors.session.Backlog;
import de.pimux.actors.session.OpenSessions;
import de.pimux.actors.session.SessionServices;
import de.pimux.actors.stream.ClientStream;
import de.pimux.actors.stream.OpenStreams;
import de.pimux.actors.stream.StreamServices;
import de.pimux.actors.upload.IncomingFiles;
import de.pimux.actors.upload.OutgoingFiles;
import de.pimux.actors.upload.UploadDesk;
import de.pimux.actors.upload.UploadResource;
import de.pimux.actors.upload.UploadStore;
import de.pimux.actors.web.WebPort;
import de.pimux.actors.web.WebRoutes;
import de.pimux.core.sasl.UnknownAccounts;
import de.pimux.core.stream.StreamError;
import de.pimux.core.upload.UploadQuota;
import de.pimux.journal.plugin.JournalExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running server: the actor system, what all its actors share, and the ports on which it listens. */
public final class PimuxServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PimuxServer.class);
    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final Duration LOG_SWEEP = Duration.ofMinutes(1);

    /** What a crash left is looked for at start, and what could not be deleted is tried again. */
    private static final Duration UPLOAD_MENDING = Duration.ofHours(1);

    /** The dispatcher where uploaded files are read, written and deleted. */
    private static final String FILES = "pimux.files";

    private final ServerConfig config;
    private final ActorSystem<Void> system;
    private final OpenStreams open = new OpenStreams();
    private final JournalExtension journal;
    private final LogFiles logFiles;
    private final Accounts accounts;
    private final OpenSessions sessions = new OpenSessions();
    private final Erasures erasures;
    private final RegistrationDesk registration;
    private final FailedLogins failedLogins;
    private final RoomSystem rooms;
    private final LoginGuard guard;
    private final Rights rights;
    private final NetServer net;
    private final CompletionStage<Void> released;

    private PimuxServer(ServerConfig config, InstantSource realClock) throws IOException {
        this.config = config;
        DataFolder folder = DataFolder.open(config.data());
        InstantSource clock = config.rehearsal().shifted(realClock);
        DailyLog log = DailyLog.open(config.logs(), config.policy().logsDays(), clock);
        this.logFiles = new LogFiles(config.logs(), config.policy().logsDays(), clock);
        AccessLog accesses = AccessLog.open(config.logs(), config.policy().logsDays(), clock);
        this.system = ActorSystem.create(Behaviors.empty(), "pimux", AkkaSetup.of(config, clock));
        this.released = system.getWhenTerminated().thenRun(() -> release(folder, log, accesses));
        try {
            if (config.rehearsal().isOn())
                LOG.warn(
                        "REHEARSAL: the clock is {} ahead, and what expires by it is destroyed for good",
                        config.rehearsal().clockOffset());
            joinItself();
            system.scheduler()
                    .scheduleWithFixedDelay(
                            LOG_SWEEP,
                            LOG_SWEEP,
                            () -> {
                                log.sweep();
                                accesses.sweep();
                            },
                            system.dispatchers().lookup(DispatcherSelector.blocking()));
            // expires what is overdue, before anybody can connect
            this.journal = JournalExtension.get(system);
            Executor derivation = system.dispatchers().lookup(DispatcherSelector.fromConfig("pimux.derivation"));
            AtomicReference<ActorRef<ShardingEnvelope<AccountEntity.Command>>> region = new AtomicReference<>();
            ClusterSharding sharding = ClusterSharding.get(system);
            this.accounts = new Accounts(config.domain(), journal.secret(), sharding, region::get);
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
            this.erasures = Erasures.start(system, accounts, journal, sharding, config.data());
            String receiptKey =
                    Base64.getEncoder().encodeToString(erasures.published().getEncoded());
            UploadStore uploads = new UploadStore(
                    journal, accounts, system.dispatchers().lookup(DispatcherSelector.fromConfig(FILES)));
            Exports exports = new Exports(extensions::exportSections, uploads, derivation);
            Ledgers ledgers = new StoredLedgers(
                    journal.store(),
                    journal.codec(),
                    account -> journal.entity(AccountServices.persistenceId(accounts.opaqueId(account))),
                    Duration.ofDays(config.policy().loginFailuresDays()));
            this.failedLogins = new FailedLogins(journal, accounts);
            UploadDesk uploadDesk = new UploadDesk(
                    uploads,
                    new UploadQuota(
                            config.uploads(), Duration.ofDays(config.policy().uploadsDays())),
                    clock);
            this.rooms =
                    RoomSystem.start(system, sharding, journal, accounts, config, extensions, router, tokens, clock);
            extensions.install(Installed.extensions(
                    config,
                    extensions,
                    exports,
                    ledgers,
                    failedLogins::of,
                    lastActivities,
                    uploadDesk,
                    this::webUrl,
                    rooms::service,
                    rooms::memberships,
                    receiptKey,
                    tokens::next,
                    clock));
            this.rights = new Rights(
                    accounts,
                    exports,
                    new AccountImporter.Settings(
                            clock,
                            config.sasl().scramIterations(),
                            config.policy().archiveDays()));
            AccountServices services = new AccountServices(
                    config,
                    clock,
                    accounts,
                    router,
                    extensions,
                    journal.store(),
                    journal::saveSnapshot,
                    archives,
                    derivation,
                    tokens,
                    lastActivities,
                    failedLogins,
                    erasures,
                    uploads,
                    rooms,
                    new DeedBudget(),
                    new CapsCache());
            region.set(sharding.init(Entity.of(
                            Accounts.KEY,
                            entity -> AccountEntity.create(entity.getEntityId(), entity.getShard(), services))
                    .withStopMessage(new AccountEntity.Stop())));
            erasures.resume();
            rooms.resume(journal.store());
            ArchiveSweep sweep = new ArchiveSweep(
                    journal.store(),
                    journal.codec(),
                    clock,
                    config.archiveBounds().policyDays());
            system.scheduler()
                    .scheduleWithFixedDelay(
                            ArchiveSweep.TICK,
                            ArchiveSweep.TICK,
                            sweep::goOn,
                            system.dispatchers().lookup(DispatcherSelector.blocking()));
            this.registration = new RegistrationDesk(
                    config,
                    system,
                    accounts,
                    derivation,
                    new RegistrationRate(config.registration().perAddressPerHour(), clock));
            this.guard = LoginGuard.start(config.guard(), clock, system);
            StreamServices streams = new StreamServices(
                    config,
                    system,
                    new SessionServices(
                            accounts, router, extensions, config.limits(), tokens, new Backlog(maxBacklog()), sessions),
                    registration,
                    guard,
                    new UnknownAccounts(
                            journal.secret().mac("unknown-accounts", ""),
                            config.sasl().scramIterations()),
                    derivation,
                    new SecureRandom(),
                    open);
            system.scheduler()
                    .scheduleWithFixedDelay(
                            Duration.ZERO,
                            UPLOAD_MENDING,
                            uploads::mend,
                            system.dispatchers().lookup(DispatcherSelector.fromConfig(FILES)));
            this.net = NetServer.start(
                    config,
                    system,
                    connection -> Flow.fromGraph(new ClientStream(streams, connection)),
                    new WebPort(system, guard::blocks, routes(uploadDesk, uploads, clock, accesses)));
            drainOnShutdown();
        } catch (IOException | RuntimeException e) {
            system.terminate();
            throw e;
        }
    }

    private WebRoutes routes(UploadDesk desk, UploadStore uploads, InstantSource clock, AccessLog accesses) {
        UploadResource files = new UploadResource(
                new IncomingFiles(system, desk, uploads, FILES),
                new OutgoingFiles(uploads, Duration.ofDays(config.policy().uploadsDays()), clock, FILES));
        return new WebRoutes(Map.of(UploadResource.SEGMENT, files), accesses);
    }

    /** A server that listens as soon as this returns. */
    public static PimuxServer start(ServerConfig config, InstantSource clock) throws IOException {
        return new PimuxServer(config, clock);
    }

    private static void release(DataFolder folder, DailyLog log, AccessLog accesses) {
        log.close();
        accesses.close();
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
                .thenCompose(done -> sessions.allDisconnected())
                .orTimeout(DRAIN.toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, late) -> Done.done());
    }

    public List<InetSocketAddress> starttls() {
        return net.starttls();
    }

    public List<InetSocketAddress> directTls() {
        return net.directTls();
    }

    public List<InetSocketAddress> https() {
        return net.https();
    }

    /** What links to this server begin with. */
    private String webUrl() {
        return config.web().url(config.domain(), https().get(0).getPort());
    }

    /** Connections of clients that are open now, whatever their stage. */
    public int connections() {
        return net.connections();
    }

    /** Streams of clients that are open now: connections that are past the handshake of direct TLS. */
    public int streams() {
        return open.size();
    }

    Accounts accounts() {
        return accounts;
    }

    OpenSessions sessions() {
        return sessions;
    }

    StreamsPort connectionCounts() {
        return net.counts();
    }

    public RegistrationDesk registration() {
        return registration;
    }

    public Erasures erasures() {
        return erasures;
    }

    public JournalExtension journal() {
        return journal;
    }

    public LogFiles logFiles() {
        return logFiles;
    }

    public LoginGuard guard() {
        return guard;
    }

    public FailedLogins failedLogins() {
        return failedLogins;
    }

    public RoomSystem rooms() {
        return rooms;
    }

    public Rights rights() {
        return rights;
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
