package de.pimux.core.room;

/**
 * How a room is set up by its owners (XEP-0045 §10). What nobody asked for is off: a room is found by its address only,
 * goes with its last occupant, and keeps nothing of what is said.
 *
 * @param name for people; {@code ""} for none
 * @param description for people; {@code ""} for none
 * @param persistent whether it stays when nobody is in it; only then anything of it is stored
 * @param listed whether everybody finds it in the list of rooms
 * @param membersOnly whether one has to be a member to enter
 * @param moderated whether those without an affiliation enter without voice
 * @param password {@code ""} for none
 * @param realJids whether everybody sees the addresses of occupants; else moderators do
 * @param openSubject whether everybody with voice may change the subject; else moderators may
 * @param openInvites whether every occupant may invite; else admins may. In a room for members it makes the guest one
 * @param archived whether what is said is stored, for as long as the policy says; never in a room that isn't persistent
 * @param maxOccupants the service's own bound holds beside it
 */
public record RoomConfig(
        String name,
        String description,
        boolean persistent,
        boolean listed,
        boolean membersOnly,
        boolean moderated,
        String password,
        boolean realJids,
        boolean openSubject,
        boolean openInvites,
        PrivateMessages privateMessages,
        boolean archived,
        int maxOccupants) {
    /** Who may send private messages to other occupants, by the names of {@code muc#roomconfig_allowpm}. */
    public enum PrivateMessages {
        ANYONE(Role.VISITOR),
        PARTICIPANTS(Role.PARTICIPANT),
        MODERATORS(Role.MODERATOR),
        NONE(null);

        private final @org.jspecify.annotations.Nullable Role least;

        PrivateMessages(@org.jspecify.annotations.Nullable Role least) {
            this.least = least;
        }

        boolean allow(Role role) {
            return least != null && role.isAtLeast(least);
        }
    }

    /** As many occupants as the service lets in. */
    public static final int NO_MAXIMUM = 0;

    public static final RoomConfig DEFAULT = new RoomConfig(
            "", "", false, false, false, false, "", false, false, false, PrivateMessages.ANYONE, false, NO_MAXIMUM);

    public boolean isProtected() {
        return !password.isEmpty();
    }

    /** Whether the conversation is stored. */
    public boolean keepsConversation() {
        return persistent && archived;
    }

    @Override
    public String toString() {
        return "RoomConfig[]";
    }
}
