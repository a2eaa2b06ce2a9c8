package de.pimux.core.command;

import de.pimux.core.dataform.DataForm;
import de.pimux.core.language.Language;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * One step that a user takes in a command.
 *
 * @param sessionId null for the first step
 * @param form as far as the user has filled one in, or null
 */
public record CommandRequest(
        String node,
        @Nullable String sessionId,
        Action action,
        @Nullable DataForm form,
        Language language) {

    /** @throws StanzaException as XEP-0050 §4.4 has it */
    public static CommandRequest read(Iq iq) throws StanzaException {
        Element command = iq.requested();
        String node = command.attribute("node");
        if (node == null) throw new StanzaException(Condition.BAD_REQUEST);
        DataForm form = form(command);
        boolean cancels = form != null && form.type() == DataForm.Type.CANCEL;
        return new CommandRequest(
                node,
                command.attribute("sessionid"),
                cancels ? Action.CANCEL : action(command.attribute("action")),
                form,
                language(iq.element(), command));
    }

    private static Action action(@Nullable String wire) throws StanzaException {
        Action action = wire == null ? Action.EXECUTE : Action.of(wire);
        if (action == null) throw new StanzaException(CommandError.MALFORMED_ACTION.error());
        return action;
    }

    private static @Nullable DataForm form(Element command) throws StanzaException {
        Element form = command.child(DataForm.NAMESPACE, "x");
        if (form == null) return null;
        try {
            return DataForm.read(form);
        } catch (StanzaException unreadable) {
            throw new StanzaException(CommandError.BAD_PAYLOAD.error());
        }
    }

    /** XEP-0050 §3.5 recommends it on the IQ. */
    private static Language language(Element iq, Element command) {
        String wanted = iq.attribute(Attribute.XML_NAMESPACE, "lang");
        return Language.of(wanted == null ? command.attribute(Attribute.XML_NAMESPACE, "lang") : wanted);
    }

    /** The first value of a field of the form; null if it has none or there is no form. */
    public @Nullable String value(String var) {
        return form == null ? null : form.value(var);
    }

    /** @throws StanzaException {@code bad-payload} if the value is no boolean */
    public boolean flag(String var, boolean otherwise) throws StanzaException {
        try {
            return form == null ? otherwise : form.flag(var, otherwise);
        } catch (StanzaException unreadable) {
            throw new StanzaException(CommandError.BAD_PAYLOAD.error());
        }
    }

    @Override
    public String toString() {
        return "CommandRequest[" + node + ", " + action.wire() + "]";
    }
}
