package de.pimux.actors.operator;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.DeletionCalendar;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows the operator what the journal keeps for how long. */
public final class Retention implements RetentionMXBean {
    static final String OVERDUE = "pimux.retention.overdue";

    private final JournalExtension journal;

    Retention(JournalExtension journal) {
        this.journal = journal;
    }

    /** Puts the bean where a console finds it. */
    public static Alarm register(JournalExtension journal) {
        Retention retention = new Retention(journal);
        Bean bean = Bean.register(NAME, retention, RetentionMXBean.class, OVERDUE, Alarm.over(OVERDUE));
        return new Alarm(OVERDUE, retention::trouble, bean::alarm);
    }

    private Optional<String> trouble() {
        List<String> overdue = getOverdue();
        return overdue.isEmpty()
                ? Optional.empty()
                : Optional.of("Records are stored for longer than the policy allows: " + String.join(", ", overdue));
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
        List<String> overdue = new ArrayList<>(shelved().stream()
                .filter(journal.retention()::overdue)
                .map(RetentionClass::name)
                .toList());
        if (journal.fileExpiry().isOverdue()) overdue.add("files of " + RetentionClass.UPLOAD);
        return overdue;
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
