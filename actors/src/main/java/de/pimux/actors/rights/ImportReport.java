package de.pimux.actors.rights;

import java.util.Map;

/**
 * What came of an import.
 *
 * @param imported accounts
 * @param messages archived ones; those that the policy would have deleted by now are not among them
 * @param oldKeys accounts that have keys for some mechanisms only, as other servers keep them
 * @param refused why an account was not made, by the position of its user in the file, from 1
 * @param unread what this server has no place for, by name, and how often
 */
public record ImportReport(
        int imported, long messages, int oldKeys, Map<Integer, String> refused, Map<String, Integer> unread) {
    public ImportReport {
        refused = Map.copyOf(refused);
        unread = Map.copyOf(unread);
    }
}
