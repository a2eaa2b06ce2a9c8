package de.pimux.actors.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the operator's console asks for where owners want their rights. A name is what stands before the @. */
public interface RightsPort {
    /**
     * Writes a copy of an account; completes with the bytes written, or with nothing if there is no such account.
     *
     * @param file which must not exist yet
     * @throws IOException if the file can't be written
     */
    CompletionStage<Optional<Long>> export(String name, Path file) throws IOException;

    /**
     * Makes the accounts of a file, and returns when all is stored.
     *
     * @throws IOException if the file can't be read
     */
    Imported importFrom(Path file) throws IOException;

    /** As {@link AccountsMXBean.Imported}. */
    record Imported(int count, long messages, int oldKeys, Map<Integer, String> failures, Map<String, Integer> unread)
            implements AccountsMXBean.Imported {
        @Override
        public int getCount() {
            return count;
        }

        @Override
        public long getMessages() {
            return messages;
        }

        @Override
        public int getOldKeys() {
            return oldKeys;
        }

        @Override
        public Map<Integer, String> getFailures() {
            return failures;
        }

        @Override
        public Map<String, Integer> getUnread() {
            return unread;
        }
    }

    /** Completes with whether there is such an account. */
    CompletionStage<Boolean> restrict(String name);

    /** Completes with whether there is such an account. */
    CompletionStage<Boolean> unrestrict(String name);

    /** Completes with nothing if there is no such account. */
    CompletionStage<Optional<Boolean>> isRestricted(String name);
}
