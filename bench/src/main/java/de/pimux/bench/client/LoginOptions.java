package de.pimux.bench.client;

/**
 * How a session is set up.
 *
 * @param mechanism the SCRAM mechanism, such as {@code SCRAM-SHA-1}
 * @param managed whether to enable XEP-0198
 * @param resumable whether to ask for a resumable stream, if managed
 * @param available whether to send initial presence
 */
public record LoginOptions(String mechanism, boolean managed, boolean resumable, boolean available) {
    public static final LoginOptions PLAIN = new LoginOptions("SCRAM-SHA-1", false, false, true);

    public LoginOptions withStreamManagement() {
        return new LoginOptions(mechanism, true, false, available);
    }

    public LoginOptions resumed() {
        return new LoginOptions(mechanism, true, true, available);
    }

    public LoginOptions withoutPresence() {
        return new LoginOptions(mechanism, managed, resumable, false);
    }
}
