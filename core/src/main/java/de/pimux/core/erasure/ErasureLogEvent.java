package de.pimux.core.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.pimux.core.retention.Retained;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.Tombstone;
import java.time.Instant;
import java.util.Base64;

/** What the server remembers of erasures: which are under way, and which receipts were made. No event has content. */
public sealed interface ErasureLogEvent extends Retained {
    ErasureLog applyTo(ErasureLog log);

    /**
     * The erasure of an account is about to begin. It stays until there is a receipt.
     *
     * @param account its opaque id
     * @param sequenceNr the position of this event in the journal
     */
    record ErasurePending(String account, long sequenceNr) implements ErasureLogEvent {
        @Override
        public RetentionClass retention() {
            return RetentionClass.PENDING;
        }

        @Override
        public ErasureLog applyTo(ErasureLog log) {
            return log.with(this);
        }
    }

    /** It did not begin after all. */
    record ErasureDropped(long pending) implements ErasureLogEvent, Tombstone {
        @Override
        public RetentionClass retention() {
            return RetentionClass.PENDING;
        }

        @Override
        public long[] discards() {
            return new long[] {pending};
        }

        @Override
        public ErasureLog applyTo(ErasureLog log) {
            return log.without(pending);
        }
    }

    /**
     * A receipt was made. Each record holds the hash of the one before, so that none can be changed or taken out of the
     * middle unnoticed.
     *
     * @param pending the position of the {@link ErasurePending} that ends with it, or 0
     * @param number counts receipts from 1
     * @param previous the {@link #hash} of the record before
     */
    record ReceiptLogged(
            long pending, long number, Instant at, Requester by, Tally records, ReceiptId receipt, String previous)
            implements ErasureLogEvent, Tombstone {
        @Override
        public RetentionClass retention() {
            return RetentionClass.ACCOUNT;
        }

        @Override
        public long[] discards() {
            return pending == ErasureLog.NOT_NOTED ? new long[0] : new long[] {pending};
        }

        @Override
        public ErasureLog applyTo(ErasureLog log) {
            return log.without(pending).with(this);
        }

        /** SHA-256 of everything that the record says, in Base64. */
        public String hash() {
            StringBuilder text = new StringBuilder("pimux erasure log 0\n");
            text.append(number).append('\n').append(at).append('\n');
            text.append(by.wire()).append('\n').append(receipt).append('\n');
            for (var retention : Tally.CLASSES)
                text.append(records.of(retention)).append('\n');
            text.append(previous).append('\n');
            return Base64.getEncoder()
                    .encodeToString(ReceiptId.sha256(text.toString().getBytes(UTF_8)));
        }
    }
}
