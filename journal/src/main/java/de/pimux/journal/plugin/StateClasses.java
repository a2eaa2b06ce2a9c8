package de.pimux.journal.plugin;

import com.typesafe.config.Config;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.ReplayScope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which classes of events the state of an entity is made of. The kind of an entity, the part of its persistence id before
 * the first {@code |}, decides it: {@code pimux.journal.state} is the only place that says so.
 */
final class StateClasses {
    private final Map<String, Set<RetentionClass>> byKind = new HashMap<>();
    private final Function<RetentionClass, Instant> notBefore;

    /** @param notBefore what happened before this has had its time */
    StateClasses(Config state, Function<RetentionClass, Instant> notBefore) {
        this.notBefore = notBefore;
        for (String kind : state.root().keySet()) {
            Set<RetentionClass> classes = EnumSet.noneOf(RetentionClass.class);
            state.getStringList(kind).forEach(name -> classes.add(RetentionClass.valueOf(name)));
            byKind.put(kind, Set.copyOf(classes));
        }
    }

    ReplayScope scope(String persistenceId) {
        int end = persistenceId.indexOf('|');
        Set<RetentionClass> classes = byKind.get(end < 0 ? persistenceId : persistenceId.substring(0, end));
        return classes == null ? ReplayScope.LASTING : scope(classes);
    }

    ReplayScope scope(Set<RetentionClass> classes) {
        Instant oldest = classes.stream().map(notBefore).min(Instant::compareTo).orElse(Instant.EPOCH);
        return new ReplayScope(classes, oldest.isBefore(Instant.EPOCH) ? Instant.EPOCH : oldest);
    }

    /** Whether an event must not be applied nor shown any more, although its shelf may still be there. */
    boolean isOver(Object event) {
        return event instanceof Retained retained
                && retained.retention().isShelvedByDay()
                && retained.recordedAt().isBefore(notBefore.apply(retained.retention()));
    }
}
