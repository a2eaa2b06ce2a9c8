package de.pimux.actors.operator;

import java.util.List;
import java.util.Map;

/** What expires when, for the operator: {@code pimux:type=Retention}. Times are in UTC. */
public interface RetentionMXBean {
    String NAME = "pimux:type=Retention";

    /** Each shelf that exists, as class and day, with the instant from which on it is dropped; the next first. */
    List<String> getCalendar();

    /** When the next shelf goes; empty if there is none. */
    String getNextExpiry();

    /** By class, how old its oldest record is at most, in seconds; without the classes that have none. */
    Map<String, Long> getOldestRecordAge();

    /** The classes with a record that is older than its bound by more than an hour. */
    List<String> getOverdue();

    /** Which shelves have gone when, and how many records they had; the oldest first. */
    List<String> getExpired();

    /** Makes what is deleted leave every file now, not within the configured time. Returns when it has. */
    void scrubNow();

    /** Gives accounts and waiting messages new keys. Older copies of the data can't be read afterwards. */
    void renewKeys();
}
