package de.pimux.actors.operator;

import de.pimux.actors.config.PasswordFile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who knows a password, and nobody for a while after too many wrong ones. */
final class ConsoleLogin implements JMXAuthenticator {
    static final int WRONG_PER_MINUTE = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleLogin.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PasswordFile passwords;
    private final InstantSource clock;
    private Instant minute = Instant.MIN;
    private int wrong;

    ConsoleLogin(PasswordFile passwords, InstantSource clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public Subject authenticate(@Nullable Object credentials) {
        if (isClosed()) throw new SecurityException("too many wrong passwords; try again in a minute");
        if (credentials instanceof String[] both && both.length == 2 && isRight(both[0], both[1]))
            return subject(both[0]);
        noteWrong();
        throw new SecurityException("name and password are needed, and these are wrong");
    }

    private boolean isRight(@Nullable String name, @Nullable String password) {
        return name != null && password != null && passwords.accepts(name, password);
    }

    private synchronized boolean isClosed() {
        Instant now = clock.instant();
        if (now.isBefore(minute.plus(MINUTE))) return wrong >= WRONG_PER_MINUTE;
        minute = now;
        wrong = 0;
        return false;
    }

    private synchronized void noteWrong() {
        if (++wrong == 1 || wrong == WRONG_PER_MINUTE) LOG.warn("Wrong passwords at the remote console: {}", wrong);
    }

    private static Subject subject(String name) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new JMXPrincipal(name));
        subject.setReadOnly();
        return subject;
    }
}
