package de.pimux.journal.plugin;

import akka.actor.AbstractExtensionId;
import akka.actor.ClassicActorSystemProvider;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.ExtensionIdProvider;
import com.typesafe.config.Config;
import de.pimux.journal.DataSecret;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventStore;
import de.pimux.journal.ScrubSchedule;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.embedded.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event store of an actor system: opened once, closed after the last actor has stopped. */
public final class JournalExtension implements Extension {
    private static final Logger LOG = LoggerFactory.getLogger(JournalExtension.class);
    private static final Id ID = new Id();
    private static final String READERS = "akka.actor.default-blocking-io-dispatcher";

    private final DataSecret secret;
    private final EntityKeys keys;
    private final EventStore store;
    private final EventCodec codec;

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
        Config config = system.settings().config();
        Config own = config.getConfig("pimux.journal");
        Path data = Path.of(config.getString("pimux.data"));
        Executor readers = system.dispatchers().lookup(READERS);
        try {
            this.secret = DataSecret.of(data);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret in " + data + " cannot be read", e);
        }
        this.keys = new EntityKeys(secret);
        this.codec = new EventCodec(own.getStringList("codecs").stream()
                .map(name -> module(system, name))
                .toList());
        InstantSource clock = InstantSource.system();
        this.store = EmbeddedStore.open(
                data.resolve("journal"), new EmbeddedStore.Settings(own.getBytes("reserve"), clock, readers));
        system.registerOnTermination(store::close);
        scheduleScrubs(system, new ScrubSchedule(store, clock, own.getDuration("scrub-within")), readers);
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

    private static void scheduleScrubs(ExtendedActorSystem system, ScrubSchedule schedule, Executor readers) {
        Duration tick = Duration.ofMinutes(1);
        Runnable scrub = () -> {
            try {
                schedule.scrubIfDue();
            } catch (RuntimeException e) {
                LOG.error("Deleted content is still on the disk; the next scrub is tried in a minute", e);
            }
        };
        system.scheduler().scheduleWithFixedDelay(tick, tick, () -> readers.execute(scrub), system.dispatcher());
    }

    /** What is stored under which name, and whether it can be: see {@link EventStore#health()}. */
    public EventStore store() {
        return store;
    }

    public DataSecret secret() {
        return secret;
    }

    /** The name in the store of the entity with this persistence id. */
    public EntityKey entity(String persistenceId) {
        return keys.of(persistenceId);
    }

    /** How events and snapshots are written, for those who read shelves themselves. */
    public EventCodec codec() {
        return codec;
    }
}
