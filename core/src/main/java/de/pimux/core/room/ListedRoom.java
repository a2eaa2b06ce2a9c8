package de.pimux.core.room;

import de.pimux.core.jid.Jid;

/**
 * What the list of rooms knows of one.
 *
 * @param name for people; {@code ""} for none
 * @param creator an opaque id, by which the rooms of one account are counted
 * @param isPublic whether everybody is shown it
 */
public record ListedRoom(Jid jid, String name, String creator, boolean isPublic) {
    /** The same, and nobody's who is known. */
    public ListedRoom ofNobody() {
        return new ListedRoom(jid, name, "", isPublic);
    }

    @Override
    public String toString() {
        return "ListedRoom[]";
    }
}
