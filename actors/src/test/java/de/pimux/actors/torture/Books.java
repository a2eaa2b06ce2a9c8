package de.pimux.actors.torture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the server promised, and what it kept. Messages are known by their ids. */
final class Books {
    private final Map<String, String> promised = new HashMap<>();
    private final Set<String> received = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();

    /** The sender has the server's acknowledgement. */
    synchronized void promised(String id, String recipient) {
        promised.put(id, recipient);
    }

    /** The sender got an error instead of a delivery. */
    synchronized void refused(String id) {
        complaints.add("refused: " + id);
    }

    /** A client got it. */
    synchronized void received(String id) {
        received.add(id);
        if (settled.contains(id)) complaints.add("again after its acknowledgement was durable: " + id);
    }

    /** The server has provably worked up the recipient's acknowledgement. */
    synchronized void settled(Collection<String> ids) {
        settled.addAll(ids);
    }

    synchronized void complain(String complaint) {
        complaints.add(complaint);
    }

    /** Messages that were promised and never came. */
    synchronized Set<String> lost() {
        Set<String> lost = new TreeSet<>();
        promised.forEach((id, recipient) -> {
            if (!received.contains(id)) lost.add(id + " to " + recipient);
        });
        return lost;
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    synchronized int promises() {
        return promised.size();
    }

    synchronized int settlements() {
        return settled.size();
    }
}
