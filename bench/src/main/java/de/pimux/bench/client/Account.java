package de.pimux.bench.client;

/** A test account: the local part and the password. */
public record Account(String name, String password) {
    /** The {@code index}th of the driver's accounts: u0, u1, ... */
    public static Account numbered(int index, String password) {
        return new Account("u" + index, password);
    }

    @Override
    public String toString() {
        return "Account";
    }
}
