package de.pimux.journal.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Nonces that never come twice: 64 random bits for each run of the process and 32 bits that count (NIST SP 800-38D
 * §8.2.1, with a random fixed field). Sequence numbers would not do: after a failed write or with older data brought
 * back the same number is used again.
 */
final class Nonces {
    static final int BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private long run = random.nextLong();
    private int count;

    /** Writes the next {@link #BYTES} bytes. */
    synchronized void next(byte[] target, int offset) {
        if (++count == 0) {
            run = random.nextLong();
        }
        ByteBuffer.wrap(target, offset, BYTES).putLong(run).putInt(count);
    }
}
