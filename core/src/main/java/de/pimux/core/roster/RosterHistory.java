package de.pimux.core.roster;

import de.pimux.core.roster.RosterEvent.HistoryForgotten;
import de.pimux.core.roster.RosterEvent.ItemRemoved;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.SubscriptionRequested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells a roster as events. */
final class RosterHistory {
    private record Change(long version, RosterEvent event) {}

    private RosterHistory() {}

    static List<RosterEvent> of(Roster roster) {
        List<RosterEvent> events = new ArrayList<>();
        for (SubscriptionRequest request : roster.requests())
            events.add(new SubscriptionRequested(request.from(), request.stanza()));
        changes(roster).forEach(change -> events.add(change.event));
        if (roster.historyStart() > 0) events.add(new HistoryForgotten(roster.historyStart()));
        return events;
    }

    private static List<Change> changes(Roster roster) {
        List<Change> changes = new ArrayList<>();
        for (Roster.Entry entry : roster.entries())
            changes.add(new Change(entry.version(), new ItemSet(entry.item(), entry.version())));
        for (Roster.Removal removal : roster.removals())
            changes.add(new Change(removal.version(), new ItemRemoved(removal.jid(), removal.version())));
        changes.sort(Comparator.comparingLong(Change::version));
        return changes;
    }
}
