package de.pimux.core.archive;

import de.pimux.core.Decision;
import de.pimux.core.archive.ArchiveEvent.ArchivePreferencesChanged;
import de.pimux.core.archive.ArchiveEvent.ArchiveRetentionChanged;
import de.pimux.core.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an owner decided about the own archive.
 *
 * @param chosen null for an owner who never chose: then the operator's default holds, also when that changes
 * @param retentionDays how long a message lives at most; 0 for as long as the policy says
 */
public record ArchiveSettings(@Nullable ArchivePreferences chosen, int retentionDays) {
    public static final ArchiveSettings UNTOUCHED = new ArchiveSettings(null, 0);

    public ArchivePreferences preferences(ArchivePreferences.Default byPolicy) {
        return chosen == null ? ArchivePreferences.of(byPolicy) : chosen;
    }

    /** How many days a message lives, of which the policy allows so many. */
    public int retentionDays(int byPolicy) {
        return retentionDays == 0 ? byPolicy : Math.min(retentionDays, byPolicy);
    }

    public Decision<ArchiveEvent> prefer(ArchivePreferences preferences) {
        return preferences.equals(chosen)
                ? Decision.accept()
                : Decision.accept(new ArchivePreferencesChanged(preferences));
    }

    /**
     * Shortens the life of archived messages, those that are there included.
     *
     * @param days 0 for as long as the policy says
     * @param byPolicy the policy's days: a longer life is refused with {@code not-acceptable}
     */
    public Decision<ArchiveEvent> retain(int days, int byPolicy) {
        if (days < 0 || days > byPolicy) return Decision.refuse(Condition.NOT_ACCEPTABLE);
        return days == retentionDays ? Decision.accept() : Decision.accept(new ArchiveRetentionChanged(days));
    }

    ArchiveSettings with(ArchivePreferences preferences) {
        return new ArchiveSettings(preferences, retentionDays);
    }

    ArchiveSettings withRetention(int days) {
        return chosen == null && days == 0 ? UNTOUCHED : new ArchiveSettings(chosen, days);
    }

    /** The shortest history that leads to these settings. */
    public List<ArchiveEvent> history() {
        List<ArchiveEvent> events = new ArrayList<>(2);
        if (chosen != null) events.add(new ArchivePreferencesChanged(chosen));
        if (retentionDays != 0) events.add(new ArchiveRetentionChanged(retentionDays));
        return events;
    }
}
