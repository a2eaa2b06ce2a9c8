package de.pimux.journal.embedded;

import de.pimux.journal.EntityKey;
import de.pimux.journal.EventRecord;
import de.pimux.journal.vault.Seal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import org.rocksdb.WriteBatch;

/**
 * Gathers one write in RocksDB's own batch format (write_batch.cc: eight bytes of zero, the count, then the records), so
 * that a batch of hundreds of rows crosses into native code once, not once per row.
 */
final class WriteBuffer {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle COUNT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int COUNT_OFFSET = 8;
    private static final int HEADER = 12;
    private static final int MAX_RECORD_OVERHEAD = 1 + 3 * 5 + 2 * RowKey.INDEX_BYTES;
    private static final int KEPT_CAPACITY = 2 * 1024 * 1024; // what a busy server writes at once

    private static final byte DELETION = 0x4;
    private static final byte VALUE = 0x5;
    private static final byte SINGLE_DELETION = 0x8;
    private static final byte RANGE_DELETION = 0xE;

    private byte[] bytes = new byte[16 * 1024];
    private int length = HEADER;
    private int count;
    private final ShelfChanges shelfChanges = new ShelfChanges();

    boolean isEmpty() {
        return count == 0;
    }

    int size() {
        return length;
    }

    /** Puts a row whose value is sealed straight into the batch. */
    void put(Table table, EntityKey entity, long sequence, Seal seal, Instant at, byte[] payload) {
        int size = seal.size(payload.length);
        begin(VALUE, table, size);
        key(entity, sequence);
        varint(size);
        seal.write(sequence, at, payload, bytes, length);
        length += size;
    }

    /** Puts what is no row of an entity. The key is not longer than that of a row. */
    void put(Table table, byte[] key, byte[] value) {
        begin(VALUE, table, value.length);
        varint(key.length);
        append(key);
        varint(value.length);
        append(value);
    }

    private void append(byte[] all) {
        System.arraycopy(all, 0, bytes, length, all.length);
        length += all.length;
    }

    /** Puts a row of a shelf, see {@link ShelfRow}. */
    void putShelved(Table shelf, EntityKey entity, EventRecord event, Seal seal) {
        int sealed = seal.size(event.payload().length);
        int size = ShelfRow.overhead(event.indexKeys().length) + sealed;
        begin(VALUE, shelf, size);
        key(entity, event.sequence());
        varint(size);
        length = ShelfRow.writeKeys(event.indexKeys(), bytes, length);
        seal.write(event.sequence(), event.recordedAt(), event.payload(), bytes, length);
        length += sealed;
    }

    /** The row by which events are found, see {@link Index}. */
    void putIndex(Table table, EntityKey entity, long indexKey, long first, byte[] distances) {
        begin(VALUE, table, distances.length);
        indexKey(entity, indexKey, first);
        varint(distances.length);
        append(distances);
    }

    void deleteIndex(Table table, EntityKey entity, long indexKey, long sequence) {
        begin(DELETION, table, 0);
        indexKey(entity, indexKey, sequence);
    }

    /** By what the batch lets events of shelves be found and counted. */
    ShelfChanges shelfChanges() {
        return shelfChanges;
    }

    /** Sets a counter of the shelf. */
    void putCounter(Table table, EntityKey entity, long indexKey, long value) {
        begin(VALUE, table, Long.BYTES);
        key(entity, RowKey.counter(indexKey));
        varint(Long.BYTES);
        number(value);
    }

    /** Sets the number that belongs to an entity. */
    void putNumber(Table table, EntityKey entity, long number) {
        begin(VALUE, table, Long.BYTES);
        varint(EntityKey.BYTES);
        name(entity);
        varint(Long.BYTES);
        number(number);
    }

    /** Deletes what is no row of an entity. */
    void delete(Table table, byte[] key) {
        begin(DELETION, table, 0);
        varint(key.length);
        append(key);
    }

    void delete(Table table, EntityKey entity, long sequence) {
        begin(DELETION, table, 0);
        key(entity, sequence);
    }

    /** Deletes a row that was put exactly once: both vanish together in the first flush that sees them. */
    void deletePutOnce(Table table, EntityKey entity, long sequence) {
        begin(SINGLE_DELETION, table, 0);
        key(entity, sequence);
    }

    /** Deletes the rows from a number (included) to another (excluded). */
    void deleteRange(Table table, EntityKey entity, long from, long end) {
        begin(RANGE_DELETION, table, 0);
        key(entity, from);
        key(entity, end);
    }

    WriteBatch toBatch() {
        COUNT.set(bytes, COUNT_OFFSET, count);
        return new WriteBatch(Arrays.copyOf(bytes, length));
    }

    void clear() {
        length = HEADER;
        count = 0;
        shelfChanges.forget();
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[KEPT_CAPACITY];
        }
    }

    private void begin(byte type, Table table, int valueLength) {
        int needed = Math.addExact(length, MAX_RECORD_OVERHEAD + valueLength);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        count++;
        bytes[length++] = type;
        varint(table.id());
    }

    private void key(EntityKey entity, long sequence) {
        varint(RowKey.BYTES);
        name(entity);
        number(sequence);
    }

    private void indexKey(EntityKey entity, long indexKey, long sequence) {
        varint(RowKey.INDEX_BYTES);
        name(entity);
        number(indexKey);
        number(sequence);
    }

    private void name(EntityKey entity) {
        number(entity.high());
        number(entity.low());
    }

    private void number(long value) {
        BIG.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }
}
