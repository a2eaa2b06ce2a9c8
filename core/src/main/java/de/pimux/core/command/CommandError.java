package de.pimux.core.command;

import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;

/** Why a command doesn't do what was asked (XEP-0050 §4.4). */
@SuppressWarnings("ImmutableEnumChecker") // the values are immutable without saying so
public enum CommandError {
    /** The action is no action. */
    MALFORMED_ACTION("malformed-action", Condition.BAD_REQUEST),
    /** The action is not allowed at this stage. */
    BAD_ACTION("bad-action", Condition.BAD_REQUEST),
    /** The form is not filled in as the stage needs it. */
    BAD_PAYLOAD("bad-payload", Condition.BAD_REQUEST),
    BAD_SESSIONID("bad-sessionid", Condition.BAD_REQUEST),
    SESSION_EXPIRED("session-expired", Condition.NOT_ALLOWED);

    private final StanzaError error;

    CommandError(String elementName, Condition condition) {
        this.error = StanzaError.of(condition).withApplication(Element.of(Commands.NAMESPACE, elementName));
    }

    public StanzaError error() {
        return error;
    }
}
