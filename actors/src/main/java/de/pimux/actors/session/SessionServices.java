package de.pimux.actors.session;

import de.pimux.actors.account.Accounts;
import de.pimux.actors.account.Tokens;
import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.router.Router;

/** What every session shares. */
public record SessionServices(
        Accounts accounts,
        Router router,
        Extensions extensions,
        Limits limits,
        Tokens tokens,
        Backlog backlog,
        OpenSessions open) {}
