package de.pimux.core.upload;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Cut;
import de.pimux.core.retention.Indexed;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.retention.Trimming;
import java.time.Instant;
import java.util.Set;

/** What has happened to the files of an account. No state is made of it. */
public sealed interface UploadEvent extends AccountEvent {
    /**
     * A file lies whole on the disk. How its owner called it is not kept: that stands in the link.
     *
     * @param at when its slot was given: decides the shelf, and the folder of the content
     * @param owner so that who has the file only can ask the account whether it may be served
     * @param name of the file in its folder: opaque
     * @param size in bytes
     */
    record FileUploaded(Instant at, Jid owner, String name, long size, MediaType type, ContentKey key)
            implements UploadEvent, Indexed {
        @Override
        public RetentionClass retention() {
            return RetentionClass.UPLOAD;
        }

        @Override
        public Instant recordedAt() {
            return at;
        }

        @Override
        public Set<String> foundBy() {
            return Set.of(name);
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account;
        }

        @Override
        public String toString() {
            return "FileUploaded[]";
        }
    }

    /** The owner deleted a file before its time. */
    record FileDeleted(Instant at, ShelfPosition position) implements UploadEvent, Trimming {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public Cut cut() {
            return Cut.only(RetentionClass.UPLOAD, position);
        }

        @Override
        public AccountState applyTo(AccountState account) {
            return account;
        }
    }
}
