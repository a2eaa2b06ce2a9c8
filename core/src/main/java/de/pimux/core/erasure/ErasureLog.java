package de.pimux.core.erasure;

import de.pimux.core.erasure.ErasureLogEvent.ErasureDropped;
import de.pimux.core.erasure.ErasureLogEvent.ErasurePending;
import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which erasures are under way, and the newest records of receipts, the oldest first.
 *
 * @param pending by opaque id of the account, the position of its {@link ErasurePending}
 */
public record ErasureLog(Map<String, Long> pending, List<ReceiptLogged> receipts) {
    public static final ErasureLog EMPTY = new ErasureLog(Map.of(), List.of());

    /** How many records are kept. Each of about 100 bytes. */
    public static final int KEPT = 1000;

    /** The first record has no other before it. */
    private static final String NO_PREVIOUS = "";

    /** The position of an erasure that could not be noted, because the disk was full. */
    static final long NOT_NOTED = 0;

    /** Nothing if that erasure is under way already. */
    public Optional<ErasureLogEvent> note(String account, long nextSequenceNr) {
        return pending.containsKey(account)
                ? Optional.empty()
                : Optional.of(new ErasurePending(account, nextSequenceNr));
    }

    /** Nothing if no such erasure is under way. */
    public Optional<ErasureLogEvent> drop(String account) {
        return Optional.ofNullable(pending.get(account)).map(ErasureDropped::new);
    }

    /** A receipt that is on record already only ends what may still be under way. */
    public Optional<ErasureLogEvent> complete(
            String account, Instant at, Requester by, Tally records, ReceiptId receipt) {
        if (receipts.stream().anyMatch(logged -> logged.receipt().equals(receipt))) return drop(account);
        ReceiptLogged last = receipts.isEmpty() ? null : receipts.get(receipts.size() - 1);
        long number = last == null ? 1 : last.number() + 1;
        String previous = last == null ? NO_PREVIOUS : last.hash();
        long position = pending.getOrDefault(account, NOT_NOTED);
        return Optional.of(new ReceiptLogged(position, number, at, by, records, receipt, previous));
    }

    /** Whether each record is the one that its follower says it is. */
    public boolean isUnbroken() {
        for (int i = 1; i < receipts.size(); i++) {
            ReceiptLogged before = receipts.get(i - 1);
            ReceiptLogged here = receipts.get(i);
            if (here.number() != before.number() + 1 || !here.previous().equals(before.hash())) return false;
        }
        return true;
    }

    ErasureLog with(ErasurePending noted) {
        Map<String, Long> more = new LinkedHashMap<>(pending);
        more.put(noted.account(), noted.sequenceNr());
        return new ErasureLog(more, receipts);
    }

    ErasureLog without(long position) {
        Map<String, Long> rest = new LinkedHashMap<>(pending);
        rest.values().remove(position);
        return new ErasureLog(rest, receipts);
    }

    ErasureLog with(ReceiptLogged logged) {
        List<ReceiptLogged> more = new ArrayList<>(receipts);
        more.add(logged);
        if (more.size() > KEPT) more.remove(0);
        return new ErasureLog(pending, List.copyOf(more));
    }

    @Override
    public String toString() {
        return "ErasureLog[" + pending.size() + ", " + receipts.size() + "]";
    }
}
