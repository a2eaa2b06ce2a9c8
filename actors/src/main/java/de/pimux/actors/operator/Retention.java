package de.pimux.actors.operator;

import de.pimux.actors.log.LogFiles;
import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.DeletionCalendar;
import de.pimux.journal.plugin.JournalExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;

/** Shows the operator what the journal and the logs keep for how long. */
public final class Retention implements RetentionMXBean {
    static final String OVERDUE = "pimux.retention.overdue";

    private final JournalExtension journal;
    private final LogFiles logs;
    private final ErasureLogPort erasures;

    private Retention(JournalExtension journal, LogFiles logs, ErasureLogPort erasures) {
        this.journal = journal;
        this.logs = logs;
        this.erasures = erasures;
    }

    /** Puts the bean where a console finds it. */
    public static Alarm register(JournalExtension journal, LogFiles logs, ErasureLogPort erasures) {
        Retention retention = new Retention(journal, logs, erasures);
        Bean bean = Bean.register(NAME, retention, RetentionMXBean.class, OVERDUE, Alarm.over(OVERDUE));
        return new Alarm(OVERDUE, retention::trouble, bean::alarm);
    }

    private Optional<String> trouble() {
        List<String> overdue = getOverdue();
        return overdue.isEmpty()
                ? Optional.empty()
                : Optional.of("Records are stored for longer than the policy allows: " + String.join(", ", overdue));
    }

    /** What is there of one day, and from when on it is not. */
    private record Due(RetentionClass retention, LocalDate day, Instant goesAt) {
        static Due of(DeletionCalendar.Entry entry) {
            return new Due(entry.shelf().retention(), entry.shelf().day(), entry.goesAt());
        }

        String text() {
            return retention + " " + day + " goes at " + goesAt;
        }
    }

    private Stream<Due> due() {
        Stream<Due> shelves = journal.retention().calendar().entries().stream().map(Due::of);
        Stream<Due> files =
                logs.byDay().keySet().stream().map(day -> new Due(RetentionClass.LOG, day, logs.goesAt(day)));
        return Stream.concat(shelves, files)
                .sorted(Comparator.comparing(Due::goesAt)
                        .thenComparing(Due::retention)
                        .thenComparing(Due::day));
    }

    @Override
    public List<String> getCalendar() {
        return due().map(Due::text).toList();
    }

    @Override
    public String getNextExpiry() {
        return due().findFirst().map(next -> next.goesAt().toString()).orElse("");
    }

    @Override
    public Map<String, Long> getOldestRecordAge() {
        Map<String, Long> ages = new TreeMap<>();
        shelved()
                .forEach(retention -> journal.retention()
                        .oldestRecordAge(retention)
                        .ifPresent(age -> ages.put(retention.name(), age.toSeconds())));
        logs.oldestRecordAge().ifPresent(age -> ages.put(RetentionClass.LOG.name(), age.toSeconds()));
        return ages;
    }

    @Override
    public List<String> getOverdue() {
        List<String> overdue = new ArrayList<>(shelved().stream()
                .filter(journal.retention()::overdue)
                .map(RetentionClass::name)
                .toList());
        if (journal.fileExpiry().isOverdue()) overdue.add("files of " + RetentionClass.UPLOAD);
        if (logs.isOverdue()) overdue.add(RetentionClass.LOG.name());
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
    public List<String> erasures() throws JMException {
        return Answers.await(erasures.log()).receipts().stream()
                .map(Retention::text)
                .toList();
    }

    private static String text(ReceiptLogged logged) {
        String counts = logged.records().records().entrySet().stream()
                .map(counted -> counted.getKey() + " " + counted.getValue())
                .collect(Collectors.joining(", "));
        return logged.number() + " requested at " + logged.at() + " by "
                + logged.by().wire() + ": " + counts
                + "; receipt " + logged.receipt() + ", record " + logged.hash()
                + (logged.previous().isEmpty() ? "" : ", after " + logged.previous());
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
