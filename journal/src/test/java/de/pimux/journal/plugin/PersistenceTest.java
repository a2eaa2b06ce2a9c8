package de.pimux.journal.plugin;

import static de.pimux.journal.StoreFixture.POLICY;
import static de.pimux.journal.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.EntityKey;
import de.pimux.journal.SequenceRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real persistent actors on the real store. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PersistenceTest {
    private static final String ID = "account|opaque";
    private static final String MUCH_ROOM = "0";
    private static final String NO_ROOM = "1024 PiB";

    @TempDir
    Path folder;

    private ActorTestKit kit;
    private TestProbe<Mailbox.State> probe;
    private ActorRef<Mailbox.Command> mailbox;

    @BeforeEach
    void start() {
        start(MUCH_ROOM);
    }

    private void start(String reserve) {
        kit = ActorTestKit.create(system(folder, reserve));
        probe = kit.createTestProbe(Mailbox.State.class);
        mailbox = kit.spawn(Mailbox.create(ID));
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private static ActorSystem<Void> system(Path folder, String reserve) {
        JournalSetup journal = new JournalSetup(
                folder.resolve("data"),
                folder.resolve("vault"),
                InstantSource.system(),
                POLICY,
                Duration.ofMinutes(5),
                Duration.ofHours(1));
        return ActorSystem.create(
                Behaviors.empty(),
                "persistence",
                ActorSystemSetup.create(BootstrapSetup.create(config(reserve)), journal));
    }

    static Config config(String reserve) {
        return ConfigFactory.parseMap(Map.of(
                        "pimux.journal.reserve",
                        reserve,
                        "pimux.journal.codecs",
                        List.of(Mailbox.Codecs.class.getName())))
                .withFallback(ConfigFactory.parseString("akka.log-dead-letters = off"))
                .withFallback(ConfigFactory.load());
    }

    private void restartServer() {
        stop();
        start();
    }

    private void restartEntity() {
        mailbox.tell(new Mailbox.Stop());
        probe.expectTerminated(mailbox);
        mailbox = kit.spawn(Mailbox.create(ID));
    }

    private Mailbox.State after(Mailbox.Command command) {
        mailbox.tell(command);
        return probe.receiveMessage();
    }

    private Mailbox.State state() {
        return after(new Mailbox.Get(probe.ref()));
    }

    private List<RetentionClass> storedClasses() {
        JournalExtension journal = JournalExtension.get(kit.system());
        List<RetentionClass> classes = new ArrayList<>();
        EntityKey entity = journal.entity(ID);
        await(journal.store().replay(entity, SequenceRange.ALL, 9999, event -> classes.add(event.retention())));
        return classes;
    }

    @Test
    void a_state_comes_back_after_a_restart() {
        after(new Mailbox.Set("dark", probe.ref()));
        after(new Mailbox.Queue("hello", probe.ref()));
        restartServer();
        assertThat(state()).isEqualTo(new Mailbox.State("dark", 1, new TreeMap<>(Map.of(2L, "hello"))));
    }

    @Test
    void a_queued_message_outlives_snapshots_and_compaction_and_goes_when_it_is_delivered() {
        after(new Mailbox.Queue("hello", probe.ref()));
        for (int i = 1; i <= 300; i++) {
            after(new Mailbox.Set("setting " + i, probe.ref()));
        }
        restartEntity();
        assertThat(state().queue()).containsExactly(Map.entry(1L, "hello"));
        assertThat(state().changes()).isEqualTo(300);
        assertThat(storedClasses()).as("the snapshot replaced its events").containsOnlyOnce(RetentionClass.PENDING);
        assertThat(storedClasses()).hasSizeLessThan(60);

        restartServer();
        assertThat(state().queue()).containsExactly(Map.entry(1L, "hello"));
        assertThat(after(new Mailbox.Deliver(1, probe.ref())).queue()).isEmpty();
        restartServer();
        assertThat(state().queue()).isEmpty();
        assertThat(state().setting()).isEqualTo("setting 300");
    }

    @Test
    void a_snapshot_of_the_very_last_event_does_not_hide_what_is_pending() {
        after(new Mailbox.Queue("hello", probe.ref()));
        for (int i = 1; i <= 50; i++) {
            after(new Mailbox.Set("setting " + i, probe.ref()));
        }
        restartServer();
        assertThat(state().queue()).containsExactly(Map.entry(1L, "hello"));
        assertThat(storedClasses()).containsExactly(RetentionClass.PENDING);
        assertThat(after(new Mailbox.Queue("again", probe.ref())).queue()).containsOnlyKeys(1L, 52L);
    }

    @Test
    void on_a_full_disk_a_write_fails_a_delivery_does_not_and_the_entity_lives_on() {
        after(new Mailbox.Set("dark", probe.ref()));
        after(new Mailbox.Queue("hello", probe.ref()));
        stop();
        start(NO_ROOM);
        mailbox.tell(new Mailbox.Set("light", probe.ref()));
        assertThat(state().setting()).as("after the entity came back").isEqualTo("dark");
        assertThat(JournalExtension.get(kit.system()).store().health().accepting())
                .isFalse();
        assertThat(after(new Mailbox.Deliver(2, probe.ref())).queue()).isEmpty();
        restartServer();
        assertThat(after(new Mailbox.Set("light", probe.ref())))
                .isEqualTo(new Mailbox.State("light", 2, new TreeMap<>()));
    }

    @Test
    void an_event_that_cannot_be_stored_stops_the_entity_and_leaves_no_trace() {
        after(new Mailbox.Set("dark", probe.ref()));
        mailbox.tell(new Mailbox.Misbehave());
        probe.expectTerminated(mailbox);
        mailbox = kit.spawn(Mailbox.create(ID));
        assertThat(state().setting()).isEqualTo("dark");
        assertThat(storedClasses()).containsExactly(RetentionClass.ACCOUNT);
    }

    @Test
    void numbers_go_on_after_everything_was_delivered() {
        after(new Mailbox.Queue("a", probe.ref()));
        after(new Mailbox.Deliver(1, probe.ref()));
        restartServer();
        assertThat(storedClasses()).isEmpty();
        assertThat(after(new Mailbox.Queue("b", probe.ref())).queue()).containsOnlyKeys(3L);
    }
}
