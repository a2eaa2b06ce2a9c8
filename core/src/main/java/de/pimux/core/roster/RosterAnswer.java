package de.pimux.core.roster;

import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a roster get (RFC 6121 §2.1.4 and §2.6).
 *
 * @param query the payload of the result; null for an empty result, which says that the client's roster is current but
 *     for the pushes
 * @param pushes follow the result, in this order
 */
public record RosterAnswer(@Nullable Element query, List<Element> pushes) {
    private record Change(long version, Element item) {}

    /** @param known the version that the client has; null if it does not ask by versions */
    public static RosterAnswer to(Roster roster, @Nullable String known) {
        if (known == null) return new RosterAnswer(whole(roster).with("ver", null), List.of());
        long version = parse(known);
        if (version < roster.historyStart() || version > roster.version()) return all(roster);
        List<Change> changes = changesSince(roster, version);
        // what was removed may outweigh what is left
        if (changes.size() > roster.size() && changes.size() > 1) return all(roster);
        return new RosterAnswer(
                null,
                changes.stream()
                        .map(change -> RosterXml.push(change.item, change.version))
                        .toList());
    }

    private static RosterAnswer all(Roster roster) {
        return new RosterAnswer(whole(roster), List.of());
    }

    private static Element whole(Roster roster) {
        return RosterXml.query(roster.version())
                .withChildren(roster.items().stream().map(RosterXml::item).toList());
    }

    private static List<Change> changesSince(Roster roster, long version) {
        List<Change> changes = new ArrayList<>();
        for (Roster.Entry entry : roster.entries())
            if (entry.version() > version) changes.add(new Change(entry.version(), RosterXml.item(entry.item())));
        for (Roster.Removal removal : roster.removals())
            if (removal.version() > version)
                changes.add(new Change(removal.version(), RosterXml.removal(removal.jid())));
        changes.sort(Comparator.comparingLong(Change::version));
        return changes;
    }

    /** -1, which no roster knows, for what is no version of ours: an empty one asks for all (RFC 6121 §2.6.2). */
    private static long parse(String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }
}
