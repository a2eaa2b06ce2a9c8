package de.pimux.actors.stream;

import akka.actor.typed.ActorSystem;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.guard.LoginGuard;
import de.pimux.actors.registration.RegistrationDesk;
import de.pimux.actors.session.SessionServices;
import de.pimux.core.sasl.UnknownAccounts;
import java.security.SecureRandom;
import java.util.concurrent.Executor;

/**
 * What every client's stream shares.
 *
 * @param derivation where passwords are checked: bounded, because PLAIN takes milliseconds
 * @param random for nonces
 */
public record StreamServices(
        ServerConfig config,
        ActorSystem<?> system,
        SessionServices sessions,
        RegistrationDesk registration,
        LoginGuard guard,
        UnknownAccounts unknownAccounts,
        Executor derivation,
        SecureRandom random,
        OpenStreams open) {
    Accounts accounts() {
        return sessions.accounts();
    }

    Extensions extensions() {
        return sessions.extensions();
    }
}
