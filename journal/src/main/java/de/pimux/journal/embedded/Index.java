package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.vault.Varint;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.rocksdb.RocksDBException;

/**
 * The rows by which events of shelves are found. What one write adds under a key is one row, a run: it lies under the
 * number of its first event, and holds how far each of the others is from the one before it.
 */
final class Index {
    /** How long a run gets: so many numbers a reader may have to look at to find the one that it wants. */
    private static final int LONGEST_RUN = 64;

    private Index() {}

    static void add(WriteBuffer batch, Table shelf, EntityKey entity, long indexKey, long[] sequences) {
        for (int from = 0; from < sequences.length; from += LONGEST_RUN) {
            long[] run = Arrays.copyOfRange(sequences, from, Math.min(from + LONGEST_RUN, sequences.length));
            batch.putIndex(shelf, entity, indexKey, run[0], distances(run));
        }
    }

    /** Writes the runs that these numbers are in anew, without them. */
    static void remove(
            WriteBuffer batch,
            Database database,
            Table shelf,
            EntityKey entity,
            long indexKey,
            SortedSet<Long> sequences)
            throws RocksDBException {
        TreeMap<Long, long[]> runs = new TreeMap<>();
        try (Rows rows = Rows.ofIndex(database, shelf, entity, indexKey)) {
            for (long sequence : sequences) {
                rows.toLastUpTo(RowKey.of(entity, indexKey, sequence));
                if (rows.isValid()) {
                    runs.computeIfAbsent(rows.sequence(), first -> run(first, rows.value()));
                }
            }
        }
        runs.forEach((first, run) -> {
            long[] left = LongStream.of(run)
                    .filter(sequence -> !sequences.contains(sequence))
                    .toArray();
            if (left.length == 0 || left[0] != first) {
                batch.deleteIndex(shelf, entity, indexKey, first);
            }
            if (left.length > 0 && left.length < run.length) {
                batch.putIndex(shelf, entity, indexKey, left[0], distances(left));
            }
        });
    }

    /** The numbers of a run. */
    static long[] run(long first, byte[] distances) {
        int length = 1;
        for (byte each : distances) {
            length += each >= 0 ? 1 : 0; // the last byte of a number
        }
        long[] run = new long[length];
        run[0] = first;
        int position = 0;
        for (int i = 1; i < length; i++) {
            run[i] = run[i - 1] + Varint.read(distances, position);
            position = Varint.end(distances, position);
        }
        return run;
    }

    private static byte[] distances(long[] run) {
        int size = 0;
        for (int i = 1; i < run.length; i++) {
            size += Varint.size(run[i] - run[i - 1]);
        }
        byte[] distances = new byte[size];
        int position = 0;
        for (int i = 1; i < run.length; i++) {
            position = Varint.write(run[i] - run[i - 1], distances, position);
        }
        return distances;
    }
}
