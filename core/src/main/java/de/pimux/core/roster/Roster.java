package de.pimux.core.roster;

import de.pimux.core.jid.Jid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of one account, and who asks to become one (RFC 6121 §2). Items lie in one array, sorted by address: a
 * server holds far more rosters than it changes.
 */
public final class Roster {
    public static final Roster EMPTY = new Roster(0, 0, new Entry[0], List.of(), List.of());

    /** How many removals are remembered for clients that ask for changes only (RFC 6121 §2.6). */
    public static final int MAX_REMOVALS = 50;

    /** An item, and the version of the roster in which it was last changed. */
    public record Entry(RosterItem item, long version) {}

    /** An address that was removed, and the version of the roster in which it was. */
    public record Removal(Jid jid, long version) {}

    private final long version;
    private final long historyStart;
    private final Entry[] entries;
    private final List<Removal> removals;
    private final List<SubscriptionRequest> requests;

    private Roster(
            long version,
            long historyStart,
            Entry[] entries,
            List<Removal> removals,
            List<SubscriptionRequest> requests) {
        this.version = version;
        this.historyStart = historyStart;
        this.entries = entries;
        this.removals = removals;
        this.requests = requests;
    }

    /** An empty roster that counts its versions from here. */
    public static Roster startingAt(long version) {
        return new Roster(version, version, EMPTY.entries, List.of(), List.of());
    }

    public long version() {
        return version;
    }

    /** Every change after this version is still known one by one. */
    public long historyStart() {
        return historyStart;
    }

    /** Sorted by address. */
    public List<RosterItem> items() {
        return Arrays.stream(entries).map(Entry::item).toList();
    }

    /** Sorted by address. */
    public List<Entry> entries() {
        return List.of(entries);
    }

    /** Oldest first. */
    public List<Removal> removals() {
        return removals;
    }

    /** Oldest first. */
    public List<SubscriptionRequest> requests() {
        return requests;
    }

    public int size() {
        return entries.length;
    }

    public @Nullable RosterItem item(Jid contact) {
        int index = indexOf(contact);
        return index < 0 ? null : entries[index].item();
    }

    /** The item, or what it would start as. */
    RosterItem itemOrNew(Jid contact) {
        RosterItem item = item(contact);
        return item == null ? RosterItem.of(contact) : item;
    }

    /** What a contact is told before it is forgotten. */
    public Farewell farewellTo(Jid contact) {
        return Farewell.to(this, contact);
    }

    /** The unanswered request of a contact. */
    public @Nullable SubscriptionRequest request(Jid contact) {
        for (SubscriptionRequest request : requests) if (request.from().equals(contact)) return request;
        return null;
    }

    /** The shortest history that leads from an empty roster to this one. */
    public List<RosterEvent> history() {
        return RosterHistory.of(this);
    }

    Roster with(RosterItem item, long newVersion) {
        int index = indexOf(item.jid());
        Entry[] next;
        if (index >= 0) {
            next = entries.clone();
        } else {
            index = -index - 1;
            next = Arrays.copyOf(entries, entries.length + 1);
            System.arraycopy(entries, index, next, index + 1, entries.length - index);
        }
        next[index] = new Entry(item, newVersion);
        return new Roster(newVersion, historyStart, next, removalsWithout(item.jid()), requests);
    }

    Roster without(Jid contact, long newVersion) {
        int index = indexOf(contact);
        Entry[] next = index < 0 ? entries : entriesWithout(index);
        List<Removal> known = new ArrayList<>(removalsWithout(contact));
        known.add(new Removal(contact, newVersion));
        long start =
                known.size() <= MAX_REMOVALS ? historyStart : known.remove(0).version();
        return new Roster(newVersion, start, next, List.copyOf(known), requests);
    }

    Roster withRequest(SubscriptionRequest request) {
        List<SubscriptionRequest> next = new ArrayList<>(withoutRequest(request.from()).requests);
        next.add(request);
        return new Roster(version, historyStart, entries, removals, List.copyOf(next));
    }

    Roster withoutRequest(Jid contact) {
        List<SubscriptionRequest> rest = requests.stream()
                .filter(request -> !request.from().equals(contact))
                .toList();
        return new Roster(version, historyStart, entries, removals, rest);
    }

    Roster forgettingHistory(long upTo) {
        List<Removal> rest =
                removals.stream().filter(removal -> removal.version() > upTo).toList();
        return new Roster(Math.max(version, upTo), Math.max(historyStart, upTo), entries, rest, requests);
    }

    private Entry[] entriesWithout(int index) {
        Entry[] next = Arrays.copyOf(entries, entries.length - 1);
        System.arraycopy(entries, index + 1, next, index, next.length - index);
        return next;
    }

    private List<Removal> removalsWithout(Jid contact) {
        for (Removal removal : removals)
            if (removal.jid().equals(contact))
                return removals.stream().filter(other -> !other.equals(removal)).toList();
        return removals;
    }

    private int indexOf(Jid contact) {
        int low = 0;
        int high = entries.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = entries[middle].item().jid().text().compareTo(contact.text());
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -low - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Roster roster
                && version == roster.version
                && historyStart == roster.historyStart
                && Arrays.equals(entries, roster.entries)
                && removals.equals(roster.removals)
                && requests.equals(roster.requests);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(version) * 31 + entries.length;
    }

    @Override
    public String toString() {
        return "Roster[" + entries.length + " items]";
    }
}
