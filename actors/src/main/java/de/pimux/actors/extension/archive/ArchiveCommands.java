package de.pimux.actors.extension.archive;

import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;

/** What an owner may do to the own archive with any client that knows commands. */
public final class ArchiveCommands implements Extension {
    @Override
    public void register(Registry on) {
        on.accountCommand(new RetentionCommand()).accountCommand(new DeletionCommand());
    }
}
