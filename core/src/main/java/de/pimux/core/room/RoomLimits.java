package de.pimux.core.room;

/**
 * What one room may hold.
 *
 * @param occupants of any room; one more gets {@code service-unavailable} (XEP-0045 §7.2.9)
 * @param affiliations of all kinds together; one more is {@code resource-constraint}
 * @param presenceChars of one presence, which goes to all others; a longer one is {@code policy-violation}
 * @param historyMessages that those who enter get of what was said before
 */
public record RoomLimits(int occupants, int affiliations, int presenceChars, int historyMessages) {
    /** Of a name, a description, a password or a subject, in characters; a longer one is refused. */
    static final int TEXT_CHARS = 1_000;
}
