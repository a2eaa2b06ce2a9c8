package de.pimux.actors.operator;

import java.util.List;
import java.util.Map;
import javax.management.JMException;

/** What expires when, for the operator: {@code pimux:type=Retention}. Times are in UTC. */
@Described("What is stored for how long, what will go when and what has gone.")
public interface RetentionMXBean {
    String NAME = "pimux:type=Retention";

    @Described("Each day of which something is there, by class, with the time from which on it is not; the next first.")
    List<String> getCalendar();

    @Described("When the next of these goes; empty if there is none.")
    String getNextExpiry();

    @Described("By class, how old its oldest record is at most, in seconds; without the classes that have none.")
    Map<String, Long> getOldestRecordAge();

    @Described("The classes with a record that is older than its bound by more than an hour.")
    List<String> getOverdue();

    @Described("Which shelves of the journal have gone when, and how many records they had; the oldest first.")
    List<String> getExpired();

    @Described("The newest 1000 receipts of erasures, without names: requested when and by whom, the records that went"
            + " by class, the hashes of the signature, of all this, and of what stands before it; the oldest first.")
    List<String> erasures() throws JMException;

    @Described(
            value = "Makes what is deleted leave every file now, not within the configured time; returns when it has.",
            verbs = "scrub")
    void scrubNow();

    @Described(
            value = "Gives accounts and waiting messages new keys; older copies of the data can't be read afterwards.",
            destructive = true)
    void renewKeys();
}
