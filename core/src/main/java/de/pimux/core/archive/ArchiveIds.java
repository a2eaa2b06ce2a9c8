package de.pimux.core.archive;

import de.pimux.core.retention.ShelfPosition;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one account's archive: where a message lies, and a seal by which only ids are found that this archive has
 * given (XEP-0313 §3 wants them unpredictable). Ids sort as their messages do. The seal keeps an id good after its
 * message was deleted from the middle, without anything of the message having to be kept for that (XEP-0313 §3.2).
 */
public final class ArchiveIds {
    private static final HexFormat HEX = HexFormat.of();
    private static final int DAY_DIGITS = 4;
    private static final int SEQUENCE_DIGITS = 12;
    private static final int POSITION_DIGITS = DAY_DIGITS + SEQUENCE_DIGITS;
    private static final int SEAL_BYTES = 8;
    private static final int LENGTH = POSITION_DIGITS + 2 * SEAL_BYTES;

    /** Beyond them an id would need more digits: in the year 2149, and after 281 million million events. */
    private static final long DAYS = 1L << (4 * DAY_DIGITS);

    private static final long SEQUENCES = 1L << (4 * SEQUENCE_DIGITS);

    private final UnaryOperator<byte[]> seal;

    /** @param seal a keyed hash of at least eight bytes, another one for each archive */
    public ArchiveIds(UnaryOperator<byte[]> seal) {
        this.seal = seal;
    }

    /** @throws IllegalArgumentException if the position can't be written in the digits of an id */
    public String of(ShelfPosition position) {
        long day = position.day().toEpochDay();
        if (day < 0 || day >= DAYS || position.sequence() < 0 || position.sequence() >= SEQUENCES)
            throw new IllegalArgumentException("no archive is so old");
        String digits = HEX.toHexDigits(day, DAY_DIGITS) + HEX.toHexDigits(position.sequence(), SEQUENCE_DIGITS);
        return digits + HEX.formatHex(sealOf(digits), 0, SEAL_BYTES);
    }

    /** Where the message with this id lies or lay; null for an id that this archive has not given. */
    public @Nullable ShelfPosition position(String id) {
        if (id.length() != LENGTH || !isHex(id)) return null;
        String digits = id.substring(0, POSITION_DIGITS);
        byte[] claimed = HEX.parseHex(id, POSITION_DIGITS, LENGTH);
        byte[] right = java.util.Arrays.copyOf(sealOf(digits), SEAL_BYTES);
        if (!MessageDigest.isEqual(claimed, right)) return null;
        return new ShelfPosition(
                LocalDate.ofEpochDay(HexFormat.fromHexDigitsToLong(digits, 0, DAY_DIGITS)),
                HexFormat.fromHexDigitsToLong(digits, DAY_DIGITS, POSITION_DIGITS));
    }

    /** Lower case only: one message has one id. */
    private static boolean isHex(String id) {
        for (int i = 0; i < id.length(); i++) {
            char digit = id.charAt(i);
            if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f')) return false;
        }
        return true;
    }

    private byte[] sealOf(String digits) {
        return seal.apply(digits.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
