package de.pimux.actors.command;

import de.pimux.core.language.Phrase;

/** A command that the owner of an account, and nobody else, may execute on it. */
public interface AccountCommand {
    /** Its name on the wire, which no other command has. */
    String node();

    /** Its name for people. */
    Phrase name();

    /** What the first request does; anew for each execution, so it may keep what the execution needs. */
    CommandStage start();
}
