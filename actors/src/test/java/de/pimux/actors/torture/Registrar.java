package de.pimux.actors.torture;

import de.pimux.actors.wire.Login;
import de.pimux.actors.wire.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Registers accounts, changes their passwords and removes them, and remembers what the server confirmed. */
final class Registrar {
    /** Each is checked in the end. */
    private static final int ACCOUNTS_PER_LIFE = 4;

    private final Books books;
    private final Random random;
    private final List<Fate> fates = new ArrayList<>();
    private int number;
    private int registrations;
    private int changes;
    private int removals;

    Registrar(Books books, Random random) {
        this.books = books;
        this.random = random;
    }

    /** What may be true of an account. After a change without an answer it may be as before or as wanted. */
    private static final class Fate {
        private final String name;
        private final List<String> passwords = new ArrayList<>(List.of(Login.PASSWORD));
        private boolean mayBeGone;
        private boolean mayExist = true;

        Fate(String name) {
            this.name = name;
        }

        private boolean isCertain() {
            return passwords.size() == 1 && !mayBeGone;
        }

        private String password() {
            return passwords.get(passwords.size() - 1);
        }
    }

    /** First it goes on with an account of an earlier life, so that each life sees a change however short it is. */
    void run(Life life) {
        for (int i = 0; i < ACCOUNTS_PER_LIFE && !life.isOver(); i++) {
            Fate last = fates.isEmpty() ? null : fates.get(fates.size() - 1);
            if (last != null && last.isCertain()) {
                if (random.nextBoolean()) changesPassword(life, last);
                if (random.nextBoolean()) removes(life, last);
            }
            registers(life);
        }
    }

    private void registers(Life life) {
        try (TestClient client = life.connects()) {
            Fate fate = new Fate("account-" + ++number);
            Login.register(client, fate.name);
            fates.add(fate);
            registrations++;
            life.countsAccount();
        }
    }

    private void changesPassword(Life life, Fate fate) {
        try (TestClient client = bound(life, fate)) {
            String wanted = "password-" + ++number;
            fate.passwords.add(wanted);
            client.asks(
                    "<iq type='set' id='change'><query xmlns='jabber:iq:register'><username>" + fate.name
                            + "</username><password>" + wanted + "</password></query></iq>",
                    "<iq type='result' id='change'/>");
            fate.passwords.removeIf(password -> !password.equals(wanted));
            changes++;
            life.countsAccount();
        }
    }

    private void removes(Life life, Fate fate) {
        try (TestClient client = bound(life, fate)) {
            fate.mayBeGone = true;
            client.asks(
                    "<iq type='set' id='remove'><query xmlns='jabber:iq:register'><remove/></query></iq>",
                    "<iq type='result' id='remove'><receipt xmlns='urn:pimux:erasure-receipt:0'><etc xmlns='test'/></receipt></iq>");
            fate.mayExist = false;
            removals++;
            life.countsAccount();
        }
    }

    private TestClient bound(Life life, Fate fate) {
        TestClient client = life.connects();
        if (!Login.accepts(client, fate.name, fate.password())) throw new AssertionError("the new password is wrong");
        Login.bind(client.opens(), "registrar");
        return client;
    }

    int registrations() {
        return registrations;
    }

    int changes() {
        return changes;
    }

    int removals() {
        return removals;
    }

    /** Every account has the password, or the absence, that was confirmed. */
    void checks(Life life) {
        for (Fate fate : fates)
            try (TestClient client = life.connects()) {
                checks(client, fate);
            }
    }

    private void checks(TestClient client, Fate fate) {
        boolean changed = !fate.passwords.contains(Login.PASSWORD);
        if (changed && Login.accepts(client, fate.name, Login.PASSWORD))
            books.complain("an old password is back: " + fate.name);
        else if (fate.passwords.stream().anyMatch(password -> Login.accepts(client, fate.name, password))) {
            if (!fate.mayExist) books.complain("a removed account is back: " + fate.name);
        } else if (!fate.mayBeGone) books.complain("account or password lost: " + fate.name);
    }
}
