package de.pimux.actors.operator;

import java.io.IOException;
import java.util.Map;

/** The accounts, for the operator: {@code pimux:type=Accounts}. */
public interface AccountsMXBean {
    String NAME = "pimux:type=Accounts";

    /**
     * Makes the accounts of a file of the server's machine, in UTF-8: on each line a name, white space and the password, which
     * is the rest of the line. Fails if the file can't be read; what is wrong with a line is told in the answer.
     */
    Created createFromFile(String file) throws IOException;

    /** How many accounts were made, and by line number why one was not. */
    interface Created {
        int getCount();

        Map<Integer, String> getFailures();
    }
}
