package de.pimux.core.room;

import de.pimux.core.archive.ArchiveXml;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.Element;
import de.pimux.xml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a room tells of itself to those who ask for it by its address (XEP-0045 §6.4). */
public final class RoomInfo {
    private static final String FORM_TYPE = "http://jabber.org/protocol/muc#roominfo";

    private static final String DISCO = "http://jabber.org/protocol/disco#info";

    private RoomInfo() {}

    /** @param policy the form that says what the room keeps (XEP-0504) */
    public static Element element(Room room, @Nullable Jid asking, Element policy) {
        String name = room.config().name();
        ElementBuilder query = Element.builder(DISCO, "query")
                .add(Element.of(DISCO, "identity")
                        .with("category", "conference")
                        .with("type", "text")
                        .with("name", name.isEmpty() ? room.jid().local() : name));
        for (String feature : features(room.config()))
            query.add(Element.of(DISCO, "feature").with("var", feature));
        return query.add(form(room, asking).element()).add(policy).build();
    }

    /** By what the room is now. */
    private static List<String> features(RoomConfig config) {
        List<String> features = new ArrayList<>(List.of(
                DISCO,
                Muc.NAMESPACE,
                Muc.STABLE_ID,
                Muc.NAMESPACE + "#self-ping-optimization",
                Muc.OCCUPANT_ID,
                Moderation.NAMESPACE,
                StanzaIds.NAMESPACE,
                config.listed() ? "muc_public" : "muc_hidden",
                config.membersOnly() ? "muc_membersonly" : "muc_open",
                config.moderated() ? "muc_moderated" : "muc_unmoderated",
                config.realJids() ? "muc_nonanonymous" : "muc_semianonymous",
                config.isProtected() ? "muc_passwordprotected" : "muc_unsecured",
                config.persistent() ? "muc_persistent" : "muc_temporary"));
        if (config.keepsConversation()) {
            features.add(ArchiveXml.NAMESPACE);
            features.add(ArchiveXml.NAMESPACE + "#extended");
        }
        return features;
    }

    /** What is going on inside is told to those who could see it there. */
    private static DataForm form(Room room, @Nullable Jid asking) {
        List<Field> fields = new ArrayList<>();
        fields.add(text("muc#roominfo_description", room.config().description()));
        if (mayEnter(room, asking)) {
            Subject subject = room.facts().subject();
            String text = subject == null ? null : subject.message().childText(Stanza.CLIENT, "subject");
            if (text != null) fields.add(text("muc#roominfo_subject", text));
            fields.add(text(
                    "muc#roominfo_occupants", Integer.toString(room.occupants().size())));
        }
        fields.add(flag("muc#roomconfig_changesubject", room.config().openSubject()));
        return DataForm.of(DataForm.Type.RESULT, FORM_TYPE, fields);
    }

    private static Field text(String var, String value) {
        return Field.of(FieldType.TEXT_SINGLE, var, value);
    }

    private static Field flag(String var, boolean value) {
        return Field.of(FieldType.BOOLEAN, var, value ? "1" : "0");
    }

    /** Whether somebody could enter now, or is inside: by that an archive is shown as well (XEP-0313 §7.2). */
    public static boolean mayEnter(Room room, @Nullable Jid asking) {
        if (asking == null) return false;
        Affiliation affiliation = room.facts().affiliation(asking);
        if (affiliation == Affiliation.OUTCAST) return false;
        if (affiliation.isAtLeast(Affiliation.MEMBER) || room.occupants().of(asking) != null) return true;
        return !room.config().membersOnly() && !room.config().isProtected();
    }
}
