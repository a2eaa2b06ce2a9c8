package de.pimux.core.ledger;

import de.pimux.core.language.Phrase;

/** What was done to an account. The names are stored: a constant keeps its name for good. */
@SuppressWarnings("ImmutableEnumChecker") // the values are immutable without saying so
public enum Deed {
    PASSWORD_CHANGED("The password was changed", "Das Passwort wurde geändert"),
    EXPORTED("A copy of everything was fetched with a client", "Eine Kopie von allem wurde mit einem Client abgeholt"),
    OPERATOR_EXPORTED("The operator made a copy of everything", "Der Betreiber hat eine Kopie von allem gemacht"),
    OPERATOR_IMPORTED("The operator imported the account", "Der Betreiber hat das Konto importiert"),
    OPERATOR_RESTRICTED("The operator restricted the account", "Der Betreiber hat das Konto eingeschränkt"),
    OPERATOR_UNRESTRICTED("The operator lifted the restriction", "Der Betreiber hat die Einschränkung aufgehoben");

    private final Phrase text;

    Deed(String english, String german) {
        this.text = new Phrase(english, german);
    }

    public Phrase text() {
        return text;
    }
}
