package de.pimux.actors.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlarmTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void a_trouble_is_told_once_and_its_end_as_well() {
        List<String> told = new ArrayList<>();
        AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
        Alarm alarm = new Alarm("pimux.test", trouble::get, (type, message) -> told.add(type + ": " + message));
        alarm.look();
        trouble.set(Optional.of("smoke"));
        alarm.look();
        alarm.look();
        trouble.set(Optional.empty());
        alarm.look();
        alarm.look();
        assertThat(told).containsExactly("pimux.test: smoke", "pimux.test.over: it is over");
    }

    @Test
    void a_certificate_is_a_trouble_two_weeks_before_its_end() {
        assertThat(Streams.trouble(NOW.plus(Duration.ofDays(15)), NOW)).isEmpty();
        assertThat(Streams.trouble(NOW.plus(Duration.ofDays(14)), NOW))
                .hasValueSatisfying(message -> assertThat(message).contains("2026-12-07"));
        assertThat(Streams.trouble(NOW.minusSeconds(1), NOW)).isPresent();
    }

    private record Quiet(Instant certificateExpires) implements StreamsPort {
        @Override
        public Map<String, Integer> open() {
            return Map.of("starttls", 2, "direct-tls", 1);
        }

        @Override
        public Map<String, Long> accepted() {
            return Map.of("starttls", 5L, "direct-tls", 5L);
        }

        @Override
        public long refused() {
            return 0;
        }
    }

    @Test
    void a_console_that_listens_is_told_and_finds_everything_described() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName(StreamsMXBean.NAME);
        Alarm alarm = Streams.register(new Quiet(NOW), InstantSource.fixed(NOW));
        try {
            List<String> told = new ArrayList<>();
            beans.addNotificationListener(
                    name, (notification, handback) -> told.add(notification.getType()), null, null);
            alarm.look();
            assertThat(told).containsExactly(Streams.CERTIFICATE);
            assertThat(beans.getMBeanInfo(name).getNotifications()[0].getNotifTypes())
                    .contains(Streams.CERTIFICATE);
            assertThat(beans.getMBeanInfo(name).getDescription()).startsWith("The connections of clients");
            assertThat(beans.getMBeanInfo(name).getAttributes())
                    .allSatisfy(
                            attribute -> assertThat(attribute.getDescription()).endsWith("."));
            assertThat(beans.getAttribute(name, "Open")).isEqualTo(3);
        } finally {
            beans.unregisterMBean(name);
        }
    }
}
