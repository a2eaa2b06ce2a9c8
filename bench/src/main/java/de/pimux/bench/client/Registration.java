package de.pimux.bench.client;

import java.util.Iterator;

/** Registers accounts one after the other on one stream (XEP-0077), before any login. */
final class Registration extends Negotiation {
    /** How many accounts one stream registers: servers end streams that stay without a login for half a minute. */
    static final int EACH = 50;

    private final Iterator<Account> accounts;
    private int registered;

    Registration(Driver driver, Target target, Iterator<Account> accounts) {
        super(driver, target);
        this.accounts = accounts;
    }

    @Override
    void secured(Connection connection, Incoming in) {
        if (in.isError() && !in.contains("<conflict")) {
            fail("registration refused: " + in.xml());
        } else if (accounts.hasNext() && registered++ < EACH) {
            register(connection, accounts.next());
        } else {
            done().complete(connection);
            connection.close();
        }
    }

    private void register(Connection connection, Account account) {
        connection.send("<iq type='set' id='register' to='" + target().domain()
                + "'><query xmlns='jabber:iq:register'><username>" + account.name() + "</username><password>"
                + account.password() + "</password></query></iq>");
    }
}
