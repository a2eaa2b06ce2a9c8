package de.pimux.actors.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.pimux.actors.PimuxServer;
import de.pimux.actors.config.ConfigReader;
import de.pimux.actors.log.LineLayout;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.StoreFullException;
import de.pimux.journal.embedded.EmbeddedStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What an operator sees when a real store is late or full: a line of the log, an attribute, a notification. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoreAlarmsTest {
    private static final EntityKey SOMEBODY = new EntityKey(1, 2);
    private static final String CANARY = "canary-a1a2";

    @TempDir
    Path folder;

    private volatile Instant now = Instant.parse("2026-11-23T09:00:00Z");

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final List<String> told = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        root.detachAppender(log);
    }

    private List<String> errors() {
        LineLayout layout = new LineLayout();
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(layout::doLayout)
                .toList();
    }

    private void hears(String name) throws Exception {
        beans.addNotificationListener(
                new ObjectName(name),
                (notification, handback) -> told.add(notification.getType() + " " + notification.getMessage()),
                null,
                null);
    }

    private PimuxServer started(String policy) throws Exception {
        Path configuration = Files.writeString(
                folder.resolve("pimux.conf"),
                "pimux { c2s { starttls = [\"127.0.0.1:0\"], direct-tls = [\"127.0.0.1:0\"] }, web.listen = [], policy { "
                        + policy + " } }");
        return PimuxServer.start(ConfigReader.read(configuration), () -> now);
    }

    @Test
    void a_record_that_is_older_than_its_bound_raises_an_alarm_until_it_has_expired() throws Exception {
        ObjectName name = new ObjectName(RetentionMXBean.NAME);
        try (PimuxServer server = started("logs = 30 days")) {
            Alarm alarm = Retention.register(server.journal(), server.logFiles(), server.erasures()::log);
            hears(RetentionMXBean.NAME);
            EventRecord record = EventRecord.of(1, RetentionClass.SECURITY, now, CANARY.getBytes(UTF_8));
            server.journal()
                    .store()
                    .append(SOMEBODY, List.of(record))
                    .toCompletableFuture()
                    .join();
            now = now.plus(Duration.ofDays(7)).plus(Duration.ofHours(1));
            alarm.look();
            assertThat(told).as("the bound and the hour of its key").isEmpty();
            now = now.plusMillis(1);
            alarm.look();
            alarm.look();
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith(Retention.OVERDUE)
                    .endsWith(": SECURITY");
            assertThat(beans.getAttribute(name, "Overdue")).isEqualTo(new String[] {"SECURITY"});
            assertThat(server.journal().retention().oldestRecordAge(RetentionClass.SECURITY))
                    .hasValueSatisfying(age -> assertThat(age).isGreaterThan(Duration.ofDays(7)));
            assertThat(errors()).singleElement().asString().contains("SECURITY").doesNotContain(CANARY);
            server.journal().retention().expireIfDue();
            alarm.look();
            assertThat(told).hasSize(2).last().asString().startsWith(Alarm.over(Retention.OVERDUE));
            assertThat(beans.getAttribute(name, "Overdue")).isEqualTo(new String[0]);
        } finally {
            beans.unregisterMBean(name);
        }
    }

    @Test
    void a_log_file_that_is_not_deleted_in_time_raises_an_alarm_until_it_is() throws Exception {
        ObjectName name = new ObjectName(RetentionMXBean.NAME);
        Path stuck = Files.createDirectories(folder.resolve("data-logs/web-2026-11-22.log/stuck"));
        try (PimuxServer server = started("logs = 7 days")) {
            Alarm alarm = Retention.register(server.journal(), server.logFiles(), server.erasures()::log);
            hears(RetentionMXBean.NAME);
            now = Instant.parse("2026-11-29T00:00:00Z");
            assertThat((String[]) beans.getAttribute(name, "Calendar")).startsWith("LOG 2026-11-22 goes at " + now);
            assertThat(beans.getAttribute(name, "NextExpiry")).isEqualTo(now.toString());
            assertThat((TabularData) beans.getAttribute(name, "OldestRecordAge"))
                    .satisfies(ages -> assertThat(ages.get(new Object[] {"LOG"}).get("value"))
                            .isEqualTo(Duration.ofDays(7).toSeconds()));
            now = now.plus(Duration.ofHours(1));
            alarm.look();
            assertThat(told).isEmpty();
            now = now.plusMillis(1);
            alarm.look();
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith(Retention.OVERDUE)
                    .endsWith(": LOG");
            assertThat(beans.getAttribute(name, "Overdue")).isEqualTo(new String[] {"LOG"});
            Files.delete(stuck);
            Files.delete(stuck.getParent());
            alarm.look();
            assertThat(told).hasSize(2).last().asString().startsWith(Alarm.over(Retention.OVERDUE));
        } finally {
            beans.unregisterMBean(name);
        }
    }

    /** So much must stay free that this disk has too little. */
    @Test
    void a_full_disk_raises_an_alarm_and_takes_no_content() throws Exception {
        ObjectName name = new ObjectName(JournalMXBean.NAME);
        EmbeddedStore.Settings settings = new EmbeddedStore.Settings(
                folder.resolve("vault"),
                RetentionPolicy.of(30, 30, 7, 7),
                Long.MAX_VALUE / 4,
                InstantSource.system(),
                Runnable::run);
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("journal"), settings)) {
            Alarm alarm = Journal.register(store);
            hears(JournalMXBean.NAME);
            EventRecord record = EventRecord.of(1, RetentionClass.ACCOUNT, CANARY.getBytes(UTF_8));
            assertThatThrownBy(() -> store.append(SOMEBODY, List.of(record))
                            .toCompletableFuture()
                            .join())
                    .hasCauseInstanceOf(StoreFullException.class);
            alarm.look();
            alarm.look();
            assertThat(told).singleElement().asString().startsWith(Journal.DISK_FULL);
            assertThat(beans.getAttribute(name, "Health")).isEqualTo("FULL");
            assertThat(errors()).hasSize(2).allMatch(line -> !line.contains(CANARY));
        } finally {
            beans.unregisterMBean(name);
        }
    }
}
