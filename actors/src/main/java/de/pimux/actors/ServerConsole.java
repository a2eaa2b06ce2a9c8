package de.pimux.actors;

import akka.actor.typed.DispatcherSelector;
import de.pimux.actors.account.SessionsConsole;
import de.pimux.actors.config.ServerConfig.Jmx;
import de.pimux.actors.guard.GuardConsole;
import de.pimux.actors.operator.Accounts;
import de.pimux.actors.operator.Alarm;
import de.pimux.actors.operator.Guard;
import de.pimux.actors.operator.Journal;
import de.pimux.actors.operator.RemoteConsole;
import de.pimux.actors.operator.Retention;
import de.pimux.actors.operator.Rooms;
import de.pimux.actors.operator.Sessions;
import de.pimux.actors.operator.Streams;
import de.pimux.actors.registration.AccountsConsole;
import de.pimux.actors.rights.NotedAccounts;
import de.pimux.actors.rights.NotedSessions;
import de.pimux.actors.rights.RightsConsole;
import de.pimux.actors.room.RoomsConsole;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's console of one running server: its beans, its alarms, and the way in from other machines. */
final class ServerConsole {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConsole.class);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private ServerConsole() {}

    /** @throws IOException if the console is to be reached from other machines, and can't be */
    static void open(PimuxServer server, Jmx jmx) throws IOException {
        AccountsConsole accounts = new AccountsConsole(
                server.system(),
                server.accounts(),
                server.registration(),
                server.erasures(),
                new AccountCount(server.journal()));
        RightsConsole rights = new RightsConsole(server.rights(), server.accounts());
        Accounts.register(new NotedAccounts(accounts, rights), accounts, rights);
        Sessions.register(
                new NotedSessions(new SessionsConsole(server.system(), server.accounts(), server.sessions()), rights));
        Rooms.register(new RoomsConsole(server.rooms()));
        Guard.register(new GuardConsole(server.guard()));
        watch(
                server,
                List.of(
                        Retention.register(server.journal(), server.logFiles(), server.erasures()::log),
                        Journal.register(server.journal().store()),
                        Streams.register(server.connectionCounts(), InstantSource.system())));
        if (jmx.isRemote()) RemoteConsole.open(jmx);
    }

    private static void watch(PimuxServer server, List<Alarm> alarms) {
        server.system()
                .scheduler()
                .scheduleWithFixedDelay(
                        Duration.ZERO,
                        LOOK,
                        () -> alarms.forEach(ServerConsole::look),
                        server.system().dispatchers().lookup(DispatcherSelector.blocking()));
    }

    /** A look that fails must not be the last one. */
    private static void look(Alarm alarm) {
        try {
            alarm.look();
        } catch (RuntimeException e) {
            LOG.error("It is not known whether there is reason for an alarm", e);
        }
    }
}
