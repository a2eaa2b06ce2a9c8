package de.pimux.core.ledger;

import de.pimux.core.language.Phrase;

/** What was done to an account. The names are stored: a constant keeps its name for good. */
@SuppressWarnings("ImmutableEnumChecker") // the values are immutable without saying so
public enum Deed {
    NEW_DEVICE(
            "A device logged in that had not before, or not for long",
            "Ein Gerät hat sich angemeldet, das neu ist oder lange nicht da war"),
    PASSWORD_CHANGED("The password was changed", "Das Passwort wurde geändert"),
    EXPORTED("A copy of everything was fetched with a client", "Eine Kopie von allem wurde mit einem Client abgeholt"),
    OPERATOR_EXPORTED("The operator made a copy of everything", "Der Betreiber hat eine Kopie von allem gemacht"),
    OPERATOR_PASSWORD_RESET("The operator set another password", "Der Betreiber hat ein anderes Passwort gesetzt"),
    OPERATOR_SESSIONS_LISTED(
            "The operator looked which devices are connected",
            "Der Betreiber hat nachgesehen, welche Geräte verbunden sind"),
    OPERATOR_SESSIONS_ENDED("The operator disconnected devices", "Der Betreiber hat Verbindungen von Geräten beendet"),
    OPERATOR_IMPORTED("The operator imported the account", "Der Betreiber hat das Konto importiert"),
    OPERATOR_RESTRICTED("The operator restricted the account", "Der Betreiber hat das Konto eingeschränkt"),
    OPERATOR_UNRESTRICTED("The operator lifted the restriction", "Der Betreiber hat die Einschränkung aufgehoben");

    private final Phrase text;

    Deed(String english, String german) {
        this.text = new Phrase(english, german);
    }

    /** Whether it was not the owner, nor somebody with the owner's password. */
    public boolean isOperators() {
        return name().startsWith("OPERATOR_");
    }

    public Phrase text() {
        return text;
    }
}
