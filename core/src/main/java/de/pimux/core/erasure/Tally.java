package de.pimux.core.erasure;

import de.pimux.core.retention.RetentionClass;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many records of each class an erasure took, without the classes of which there were none. */
public record Tally(Map<RetentionClass, Long> records) {
    /** The classes of which an account has records, in the order in which they are listed and stored. */
    public static final List<RetentionClass> CLASSES = List.of(
            RetentionClass.ACCOUNT,
            RetentionClass.PENDING,
            RetentionClass.ARCHIVE,
            RetentionClass.UPLOAD,
            RetentionClass.SECURITY);

    public static final Tally NONE = new Tally(Map.of());

    public Tally {
        EnumMap<RetentionClass, Long> some = new EnumMap<>(RetentionClass.class);
        for (RetentionClass retention : CLASSES) {
            long count = records.getOrDefault(retention, 0L);
            if (count > 0) some.put(retention, count);
        }
        records = Collections.unmodifiableMap(some);
    }

    public long of(RetentionClass retention) {
        return records.getOrDefault(retention, 0L);
    }

    public Tally with(RetentionClass retention, long count) {
        EnumMap<RetentionClass, Long> more = new EnumMap<>(RetentionClass.class);
        more.putAll(records);
        more.put(retention, count);
        return new Tally(more);
    }
}
