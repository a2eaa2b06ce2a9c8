package de.pimux.actors.practice;

import java.io.IOException;
import java.security.GeneralSecurityException;

/**
 * What the launcher lets a new build do once, with a server that runs for this only: people come, chat and go. The JVM
 * then writes down which classes that took and which methods were busy, and every start from then on is the faster.
 */
public final class Practice {
    private static final int PEOPLE = 20;
    private static final int VISITS = 15;
    private static final int TURNS = 4;
    private static final String PASSWORD = "practice";

    private Practice() {}

    /**
     * Takes less than half a minute.
     *
     * @param arguments a port of this machine for direct TLS, where anybody may register
     * @throws IOException if the server says anything that doesn't belong here
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        int port = Integer.parseInt(arguments[0]);
        for (int person = 0; person < PEOPLE; person++)
            try (Visitor visitor = Visitor.arrive(port)) {
                visitor.register(name(person), PASSWORD);
            }
        for (int visit = 0; visit < VISITS; visit++)
            for (int person = 0; person < PEOPLE; person++)
                try (Visitor visitor = Visitor.arrive(port)) {
                    visitor.login(name(person), PASSWORD);
                    stay(visitor, visit);
                }
    }

    private static void stay(Visitor visitor, int visit) throws IOException {
        if (visit % 3 == 1) visitor.manageStream();
        if (visit == VISITS / 2) visitor.archiveEverything();
        visitor.appear();
        for (int turn = 0; turn < TURNS; turn++) visitor.chat();
        visitor.readArchive();
    }

    private static String name(int person) {
        return "practice" + person;
    }
}
