package de.pimux.journal.plugin;

import akka.actor.AbstractExtensionId;
import akka.actor.ClassicActorSystemProvider;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.ExtensionIdProvider;
import com.typesafe.config.Config;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventStore;
import de.pimux.journal.RetentionSchedule;
import de.pimux.journal.ScrubSchedule;
import de.pimux.journal.SequenceRange;
import de.pimux.journal.ShelfForecast;
import de.pimux.journal.Snapshot;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.retention.RetentionCodecs;
import de.pimux.journal.embedded.EmbeddedStore;
import de.pimux.journal.embedded.Rehearsal;
import de.pimux.journal.files.DayFolders;
import de.pimux.journal.files.FileExpiry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event store of an actor system: opened once, closed after the last actor has stopped. */
public final class JournalExtension implements Extension {
    private static final Logger LOG = LoggerFactory.getLogger(JournalExtension.class);
    private static final Id ID = new Id();
    private static final String FOLDER = "journal";
    private static final String FILES = "uploads";
    private static final Duration LONGEST_TICK = Duration.ofMinutes(1);
    private static final String READERS = "akka.actor.default-blocking-io-dispatcher";

    private final DataSecret secret;
    private final EntityKeys keys;
    private final EventStore store;
    private final InstantSource clock;
    private final EventCodec codec;
    private final ExpiryLedger expired;
    private final RetentionSchedule retention;
    private final DayFolders uploads;
    private final FileExpiry fileExpiry;
    private final StateClasses classes;

    private static final class Id extends AbstractExtensionId<JournalExtension> implements ExtensionIdProvider {
        @Override
        public JournalExtension createExtension(ExtendedActorSystem system) {
            return new JournalExtension(system);
        }

        @Override
        public Id lookup() {
            return this;
        }
    }

    public static JournalExtension get(ClassicActorSystemProvider system) {
        return ID.get(system);
    }

    private JournalExtension(ExtendedActorSystem system) {
        Config own = system.settings().config().getConfig("pimux.journal");
        JournalSetup setup = system.settings()
                .setup()
                .get(JournalSetup.class)
                .orElseThrow(() -> new IllegalArgumentException("the actor system was made without a JournalSetup"));
        Path data = setup.data();
        this.clock = setup.clock();
        Executor readers = system.dispatchers().lookup(READERS);
        try {
            this.secret = DataSecret.of(data);
            this.uploads = DayFolders.open(data.resolve(FILES));
        } catch (IOException e) {
            throw new UncheckedIOException("the secret or the files in " + data + " cannot be read", e);
        }
        this.keys = new EntityKeys(secret);
        this.codec = new EventCodec(Stream.concat(
                        Stream.of(new RetentionCodecs()),
                        own.getStringList("codecs").stream().map(name -> module(system, name)))
                .toList());
        this.classes = new StateClasses(
                own.getConfig("state"), retention -> setup.policy().notBefore(retention, clock.instant()));
        this.store = EmbeddedStore.open(
                data.resolve(FOLDER),
                new EmbeddedStore.Settings(setup.vault(), setup.policy(), own.getBytes("reserve"), clock, readers));
        system.registerOnTermination(store::close);
        this.expired = new ExpiryLedger(store, codec, secret.entityKey("retention"), ExpiryLedger.KEPT);
        this.retention = new RetentionSchedule(store, clock, setup.policy(), setup.expirySpread(), expired::record);
        this.fileExpiry = new FileExpiry(uploads, RetentionClass.UPLOAD, setup.policy(), setup.expirySpread(), clock);
        retention.expireOverdue();
        fileExpiry.expireOverdue();
        schedule(system, setup.scrubWithin(), readers);
    }

    private static CodecModule module(ExtendedActorSystem system, String className) {
        try {
            return Class.forName(className, true, system.dynamicAccess().classLoader())
                    .asSubclass(CodecModule.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException("pimux.journal.codecs names " + className, e);
        }
    }

    /** The timer only wakes the schedules up; what is due they decide by their clock. */
    private void schedule(ExtendedActorSystem system, Duration scrubWithin, Executor readers) {
        ScrubSchedule scrubs = new ScrubSchedule(store, clock, scrubWithin);
        Duration often = scrubWithin.dividedBy(10);
        Duration tick = often.compareTo(LONGEST_TICK) < 0 ? often : LONGEST_TICK;
        Runnable work = () -> {
            attempt(retention::expireIfDue, "Something whose time is up has not expired");
            attempt(fileExpiry::expireIfDue, "Files whose time is up are still there");
            attempt(scrubs::scrubIfDue, "Deleted content is still on the disk");
            attempt(store::finishRenewingKeys, "Some content still has its old keys");
        };
        system.scheduler().scheduleWithFixedDelay(tick, tick, () -> readers.execute(work), system.dispatcher());
    }

    private static void attempt(Runnable work, String failure) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{}; it is tried again in a minute", failure, e);
        }
    }

    /**
     * Looks into the data and the vault, also while a server uses them, for what will have expired at some time.
     *
     * @throws de.pimux.journal.StoreException if there is nothing, or it can't be read
     */
    public static List<ShelfForecast> forecast(Path data, Path vault, RetentionPolicy policy, Instant at) {
        return new Rehearsal(policy, at).run(data.resolve(FOLDER), vault);
    }

    /** What is stored under which name, and whether it can be: see {@link EventStore#health()}. */
    public EventStore store() {
        return store;
    }

    /** As {@link EventStore#countLasting}, of what the payloads mean. */
    public long countLasting(Predicate<Object> stored) {
        return store.countLasting(payload -> stored.test(codec.decode(payload)));
    }

    /** What will expire when, and whether anything is late. */
    public RetentionSchedule retention() {
        return retention;
    }

    /** The content of uploaded files. */
    public DayFolders uploads() {
        return uploads;
    }

    /** Whether uploaded files are there longer than they may be. */
    public FileExpiry fileExpiry() {
        return fileExpiry;
    }

    /** What has expired. */
    public ExpiryLedger expired() {
        return expired;
    }

    public DataSecret secret() {
        return secret;
    }

    /** The name in the store of the entity with this persistence id. */
    public EntityKey entity(String persistenceId) {
        return keys.of(persistenceId);
    }

    /**
     * Reads the events of some classes of an entity, oldest first, without those whose time is up. An event has the
     * number under which it is stored.
     */
    public CompletionStage<SortedMap<Long, Object>> history(
            String persistenceId, Set<RetentionClass> wanted, SequenceRange range) {
        SortedMap<Long, Object> events = new TreeMap<>();
        return store.replay(entity(persistenceId), classes.scope(wanted), range, Long.MAX_VALUE, record -> {
                    Object event = codec.decode(record.payload());
                    if (record.sequence() >= range.from() && !classes.isOver(event)) {
                        events.put(record.sequence(), event);
                    }
                })
                .thenApply(highest -> events);
    }

    /**
     * Saves what an entity is made of up to one of its events, beside Akka Persistence, which does so only when an event has
     * come. The events that this covers go in the same write.
     */
    public CompletionStage<Void> saveSnapshot(String persistenceId, long sequenceNr, Object state) {
        return store.saveSnapshot(entity(persistenceId), new Snapshot(sequenceNr, clock.millis(), codec.encode(state)));
    }

    /** How events and snapshots are written, for those who read shelves themselves. */
    public EventCodec codec() {
        return codec;
    }

    StateClasses classes() {
        return classes;
    }
}
