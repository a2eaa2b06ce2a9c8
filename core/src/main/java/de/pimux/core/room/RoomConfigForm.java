package de.pimux.core.room;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.dataform.Field;
import de.pimux.core.dataform.FieldType;
import de.pimux.core.room.RoomConfig.PrivateMessages;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form by which owners set a room up (XEP-0045 §15.5.3). */
public final class RoomConfigForm {
    public static final String FORM_TYPE = "http://jabber.org/protocol/muc#roomconfig";

    private static final String IN = "muc#roomconfig_";
    private static final String NAME = IN + "roomname";
    private static final String DESCRIPTION = IN + "roomdesc";
    private static final String PERSISTENT = IN + "persistentroom";
    private static final String LISTED = IN + "publicroom";
    private static final String MEMBERS_ONLY = IN + "membersonly";
    private static final String MODERATED = IN + "moderatedroom";
    private static final String PROTECTED = IN + "passwordprotectedroom";
    private static final String PASSWORD = IN + "roomsecret";
    private static final String WHOIS = IN + "whois";
    private static final String OPEN_SUBJECT = IN + "changesubject";
    private static final String OPEN_INVITES = IN + "allowinvites";
    private static final String PRIVATE_MESSAGES = IN + "allowpm";
    private static final String ARCHIVED = IN + "enablearchiving";
    private static final String MAXIMUM = IN + "maxusers";

    private static final String ANYONE = "anyone";
    private static final String MODERATORS = "moderators";
    private static final String NO_MAXIMUM = "none";

    private RoomConfigForm() {}

    /** @param archiveDays how long the conversation is kept where it is */
    static DataForm form(RoomConfig config, RoomLimits limits, long archiveDays) {
        List<Field> fields = List.of(
                text(NAME, "Name", config.name()),
                text(DESCRIPTION, "Description", config.description()),
                flag(PERSISTENT, "Stays when nobody is in it; else nothing of it is stored", config.persistent()),
                flag(
                        ARCHIVED,
                        "The conversation is stored for " + archiveDays + " days (only in a room that stays)",
                        config.archived()),
                flag(LISTED, "Everybody finds it in the list of rooms", config.listed()),
                flag(MEMBERS_ONLY, "For members only", config.membersOnly()),
                flag(MODERATED, "Who is no member has to be given voice", config.moderated()),
                flag(PROTECTED, "A password is needed", config.isProtected()),
                Field.of(FieldType.TEXT_PRIVATE, PASSWORD, config.password()).labelled("Password"),
                choice(
                        WHOIS,
                        "Who sees the addresses of occupants",
                        config.realJids() ? ANYONE : MODERATORS,
                        List.of(MODERATORS, ANYONE)),
                flag(OPEN_SUBJECT, "Everybody with voice may change the subject", config.openSubject()),
                flag(OPEN_INVITES, "Every occupant may invite", config.openInvites()),
                choice(
                        PRIVATE_MESSAGES,
                        "Who may send private messages",
                        wire(config.privateMessages()),
                        Arrays.stream(PrivateMessages.values())
                                .map(RoomConfigForm::wire)
                                .toList()),
                choice(MAXIMUM, "Occupants at most", maximum(config.maxOccupants()), maxima(config, limits)));
        return DataForm.of(DataForm.Type.FORM, FORM_TYPE, fields).titled("Room");
    }

    private static Field text(String var, String label, String value) {
        return Field.of(FieldType.TEXT_SINGLE, var, value).labelled(label);
    }

    private static Field flag(String var, String label, boolean value) {
        return Field.of(FieldType.BOOLEAN, var, value ? "1" : "0").labelled(label);
    }

    private static Field choice(String var, String label, String value, List<String> values) {
        return Field.of(FieldType.LIST_SINGLE, var, value)
                .labelled(label)
                .choosingFrom(values.stream()
                        .map(each -> new Field.Option(null, each))
                        .toList());
    }

    private static String wire(PrivateMessages who) {
        return who.name().toLowerCase(Locale.ROOT);
    }

    private static String maximum(int occupants) {
        return occupants == RoomConfig.NO_MAXIMUM ? NO_MAXIMUM : Integer.toString(occupants);
    }

    private static List<String> maxima(RoomConfig config, RoomLimits limits) {
        List<String> maxima = new ArrayList<>(List.of("10", "20", "50", "100", "200", "500"));
        maxima.removeIf(each -> Integer.parseInt(each) > limits.occupants());
        String own = maximum(config.maxOccupants());
        if (!maxima.contains(own) && !own.equals(NO_MAXIMUM)) maxima.add(own);
        maxima.add(NO_MAXIMUM);
        return maxima;
    }

    /**
     * What an owner wants. A field that is not in the form leaves what it means as it is; one that the room doesn't know
     * is passed over, as clients send those of several servers at once.
     *
     * @throws StanzaException {@code not-acceptable} for a value that can't be, {@code bad-request} for no such form
     */
    static RoomConfig read(DataForm form, RoomConfig now) throws StanzaException {
        String type = form.formType();
        if (type != null && !type.equals(FORM_TYPE)) throw new StanzaException(Condition.BAD_REQUEST);
        return new RoomConfig(
                text(form, NAME, now.name()),
                text(form, DESCRIPTION, now.description()),
                form.flag(PERSISTENT, now.persistent()),
                form.flag(LISTED, now.listed()),
                form.flag(MEMBERS_ONLY, now.membersOnly()),
                form.flag(MODERATED, now.moderated()),
                password(form, now),
                realJids(form.value(WHOIS), now),
                form.flag(OPEN_SUBJECT, now.openSubject()),
                form.flag(OPEN_INVITES, now.openInvites()),
                privateMessages(form.value(PRIVATE_MESSAGES), now),
                form.flag(ARCHIVED, now.archived()),
                maximum(form.value(MAXIMUM), now));
    }

    private static String text(DataForm form, String var, String now) throws StanzaException {
        String text = form.field(var) == null ? now : String.join("\n", form.values(var));
        if (text.length() > RoomLimits.TEXT_CHARS) throw new StanzaException(Condition.NOT_ACCEPTABLE);
        return text;
    }

    private static String password(DataForm form, RoomConfig now) throws StanzaException {
        if (!form.flag(PROTECTED, now.isProtected())) return "";
        String password = text(form, PASSWORD, now.password());
        if (password.isEmpty()) throw new StanzaException(Condition.NOT_ACCEPTABLE);
        return password;
    }

    private static boolean realJids(@Nullable String value, RoomConfig now) throws StanzaException {
        if (value == null) return now.realJids();
        if (value.equals(ANYONE) || value.equals(MODERATORS)) return value.equals(ANYONE);
        throw new StanzaException(Condition.NOT_ACCEPTABLE);
    }

    private static PrivateMessages privateMessages(@Nullable String value, RoomConfig now) throws StanzaException {
        if (value == null) return now.privateMessages();
        for (PrivateMessages each : PrivateMessages.values()) if (wire(each).equals(value)) return each;
        throw new StanzaException(Condition.NOT_ACCEPTABLE);
    }

    private static int maximum(@Nullable String value, RoomConfig now) throws StanzaException {
        if (value == null) return now.maxOccupants();
        if (value.equals(NO_MAXIMUM) || value.isEmpty()) return RoomConfig.NO_MAXIMUM;
        try {
            int maximum = Integer.parseInt(value.strip());
            if (maximum > 0) return maximum;
        } catch (NumberFormatException noNumber) {
            // the same as one that is too small
        }
        throw new StanzaException(Condition.NOT_ACCEPTABLE);
    }
}
