package de.pimux.core.sasl;

/** A password that no client could log in with. The message says which rule, never the password. */
public final class PasswordException extends IllegalArgumentException {
    PasswordException(String rule) {
        super(rule);
    }
}
