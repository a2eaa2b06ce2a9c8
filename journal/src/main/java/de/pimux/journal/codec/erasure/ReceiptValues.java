package de.pimux.journal.codec.erasure;

import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.retention.RetentionClass;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** What events say of a receipt, in few bytes. */
public final class ReceiptValues {
    private ReceiptValues() {}

    public static void requester(Requester by, Output out) {
        out.number(by == Requester.USER ? 0 : 1);
    }

    public static Requester requester(Input in) {
        return in.number() == 0 ? Requester.USER : Requester.OPERATOR;
    }

    /** One number for each of {@link Tally#CLASSES}. */
    public static void tally(Tally tally, Output out) {
        Tally.CLASSES.forEach(retention -> out.number(tally.of(retention)));
    }

    public static Tally tally(Input in) {
        Map<RetentionClass, Long> records = new EnumMap<>(RetentionClass.class);
        for (RetentionClass retention : Tally.CLASSES) records.put(retention, in.number());
        return new Tally(records);
    }

    public static void receipt(ReceiptId receipt, Output out) {
        out.bytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(receipt.high())
                .putLong(receipt.low())
                .array());
    }

    public static ReceiptId receipt(Input in) {
        ByteBuffer bytes = ByteBuffer.wrap(in.bytes());
        return new ReceiptId(bytes.getLong(), bytes.getLong());
    }
}
