package de.pimux.actors.operator;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.DeletionCalendar;
import de.pimux.journal.plugin.JournalExtension;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows the operator what the journal keeps for how long. */
public final class Retention implements RetentionMXBean {
    private final JournalExtension journal;

    Retention(JournalExtension journal) {
        this.journal = journal;
    }

    /** Puts the bean where a console finds it. */
    public static void register(JournalExtension journal) {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(new Retention(journal), new ObjectName(NAME));
        } catch (JMException e) {
            throw new IllegalStateException("this JVM has a pimux already", e);
        }
    }

    @Override
    public List<String> getCalendar() {
        return journal.retention().calendar().entries().stream()
                .map(Retention::text)
                .toList();
    }

    private static String text(DeletionCalendar.Entry entry) {
        return entry.shelf().retention() + " " + entry.shelf().day() + " goes at " + entry.goesAt();
    }

    @Override
    public String getNextExpiry() {
        return journal.retention().calendar().next().map(Instant::toString).orElse("");
    }

    @Override
    public Map<String, Long> getOldestRecordAge() {
        Map<String, Long> ages = new TreeMap<>();
        shelved()
                .forEach(retention -> journal.retention()
                        .oldestRecordAge(retention)
                        .ifPresent(age -> ages.put(retention.name(), age.toSeconds())));
        return ages;
    }

    @Override
    public List<String> getOverdue() {
        return shelved().stream()
                .filter(journal.retention()::overdue)
                .map(RetentionClass::name)
                .toList();
    }

    private static List<RetentionClass> shelved() {
        return Arrays.stream(RetentionClass.values())
                .filter(RetentionClass::isShelvedByDay)
                .toList();
    }

    @Override
    public List<String> getExpired() {
        return journal.expired().entries().toCompletableFuture().join().stream()
                .map(Retention::text)
                .toList();
    }

    private static String text(ShelfExpired expired) {
        return expired.shelf() + " " + expired.day() + " went at " + expired.at() + " with " + expired.records()
                + " records";
    }

    @Override
    public void scrubNow() {
        journal.store().scrub();
    }

    @Override
    public void renewKeys() {
        journal.store().renewKeys();
    }
}
