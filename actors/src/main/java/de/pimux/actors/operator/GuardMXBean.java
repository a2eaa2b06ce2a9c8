package de.pimux.actors.operator;

import java.io.IOException;
import java.util.List;

/** The login guard, for the operator: {@code pimux:type=Guard}. */
@Described("The login guard. It shows no address that is not asked for.")
public interface GuardMXBean {
    String NAME = "pimux:type=Guard";

    @Described("How many addresses are blocked now for wrong passwords.")
    int getCount();

    @Described("The addresses that are blocked now for wrong passwords, and until when (UTC).")
    List<Blocked> list();

    /** What is blocked, as address and prefix length, and until when. */
    interface Blocked {
        String getNetwork();

        String getUntil();
    }

    /** @throws IOException if it is no address, or the guard doesn't answer */
    @Described("How many wrong passwords count against an address now, and when they were (UTC). A block counts anew.")
    Counted failures(@Named(value = "address", description = "alone, or as listed") String address) throws IOException;

    /** Wrong passwords within {@code guard.window} and since the last block, oldest first. */
    interface Counted {
        int getCount();

        List<String> getTimes();
    }

    /** @throws IOException if it is no address, or the guard doesn't answer */
    @Described("Lets an address log in again, and forgets what was counted for it; tells whether there was anything.")
    boolean unblock(@Named(value = "address", description = "alone, or as listed") String address) throws IOException;
}
