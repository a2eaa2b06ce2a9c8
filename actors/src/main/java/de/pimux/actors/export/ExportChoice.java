package de.pimux.actors.export;

/**
 * What an export holds beside everything else.
 *
 * @param credentials the keys that the password is checked against
 */
public record ExportChoice(boolean archive, boolean files, boolean credentials) {}
