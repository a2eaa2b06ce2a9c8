package de.pimux.core.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What somebody is to a room, for the copy of everything that is stored of an account.
 *
 * @param settings all of them, of a room that the account owns; else empty
 */
public record Membership(Jid room, Affiliation affiliation, String settings) {
    /** What a room has stored of an account; with an affiliation of {@code none} it is nothing. */
    public static Membership of(Jid room, RoomFacts facts, Jid account) {
        Affiliation affiliation = facts.affiliation(account);
        return new Membership(room, affiliation, affiliation == Affiliation.OWNER ? settings(facts) : "");
    }

    private static String settings(RoomFacts facts) {
        RoomConfig config = facts.config();
        List<String> settings = new ArrayList<>();
        if (!config.name().isEmpty()) settings.add(config.name());
        if (!config.description().isEmpty()) settings.add(config.description());
        if (config.persistent()) settings.add("persistent");
        if (config.keepsConversation()) settings.add("archived");
        if (config.listed()) settings.add("public");
        if (config.membersOnly()) settings.add("members-only");
        if (config.moderated()) settings.add("moderated");
        if (config.isProtected()) settings.add("password " + config.password());
        if (config.realJids()) settings.add("non-anonymous");
        if (config.openSubject()) settings.add("subject open to all");
        if (config.openInvites()) settings.add("invitations open to all");
        settings.add("private messages " + config.privateMessages().name().toLowerCase(Locale.ROOT));
        if (config.maxOccupants() != RoomConfig.NO_MAXIMUM) settings.add("occupants " + config.maxOccupants());
        Subject subject = facts.subject();
        String about = subject == null ? null : subject.message().childText(Stanza.CLIENT, "subject");
        if (about != null) settings.add("subject " + about);
        facts.affiliations().forEach((user, affiliation) -> settings.add(affiliation.wire() + " " + user.text()));
        return String.join("; ", settings);
    }

    @Override
    public String toString() {
        return "Membership[" + affiliation + "]";
    }
}
