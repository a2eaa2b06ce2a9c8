package de.pimux.core.room;

import de.pimux.core.datapolicy.DataPolicy;
import de.pimux.core.datapolicy.DataPolicy.Authentication;
import de.pimux.core.language.Phrase;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What rooms keep, as they say themselves (XEP-0504). */
public final class RoomDataPolicy {
    private static final Phrase LASTING = new Phrase(
            "Settings of the room, its members, those banned from it, and its subject: as long as the room exists.",
            "Einstellungen des Raums, seine Mitglieder, Ausgeschlossene und das Thema: solange es den Raum gibt.");
    private static final Phrase NOTHING = new Phrase(
            "Everything of the room is in memory only, and gone when the last occupant leaves.",
            "Alles von diesem Raum ist nur im Arbeitsspeicher und fort, wenn die letzten gehen.");

    private RoomDataPolicy() {}

    /** Of a room that is set up like this. */
    public static DataPolicy of(RetentionPolicy policy, RoomConfig config) {
        return policy(policy, config.keepsConversation(), config.persistent() ? LASTING : NOTHING);
    }

    /** The most that any room keeps. */
    public static DataPolicy ofAny(RetentionPolicy policy) {
        return policy(policy, true, LASTING);
    }

    private static DataPolicy policy(RetentionPolicy policy, boolean conversation, Phrase note) {
        Set<RetentionClass> kept = EnumSet.of(RetentionClass.VOLATILE);
        if (conversation) kept.add(RetentionClass.ARCHIVE);
        return new DataPolicy(policy, kept, Authentication.NO_AUTH, false, false, false, List.of(note));
    }
}
