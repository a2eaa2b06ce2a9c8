package de.pimux.actors.command;

import de.pimux.actors.account.AccountContext;
import de.pimux.core.command.CommandRequest;

/** Waits for one request of the user, and decides what it leads to. */
@FunctionalInterface
public interface CommandStage {
    CommandStep go(AccountContext account, CommandRequest request);
}
