package de.pimux.journal.vault;

import de.pimux.journal.EntityKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What one slot of the vault's file holds. Every slot is whole or, after a torn write of a new key, counts as free. */
sealed interface Slot {
    int KEY = 32;
    int CRC = 4;
    int BODY = 8;

    /** Which vault this is, and how far it has come. Written alternately to two slots, the higher {@code turn} counts. */
    record Header(long turn, UUID vault, long lastId, long lastErasure) implements Slot {
        @Override
        public byte[] toBytes() {
            return sealed(
                    HEADER,
                    (byte) FORMAT,
                    bytes -> bytes.putLong(turn)
                            .putLong(vault.getMostSignificantBits())
                            .putLong(vault.getLeastSignificantBits())
                            .putLong(lastId)
                            .putLong(lastErasure));
        }
    }

    /** The key of an entity. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfEntity(long id, EntityKey entity, byte[] key) implements Slot {
        @Override
        public byte[] toBytes() {
            return sealed(
                    ENTITY,
                    (byte) 0,
                    bytes -> bytes.putLong(id)
                            .putLong(entity.high())
                            .putLong(entity.low())
                            .put(key));
        }
    }

    /** The key of a shelf slot: an hour since the epoch of a finite class, or a generation of a lasting one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfShelf(long id, Kind kind, long period, byte[] key) implements Slot {
        @Override
        public byte[] toBytes() {
            return sealed(
                    SHELF,
                    kind.code(),
                    bytes -> bytes.putLong(id).putLong(period).put(key));
        }
    }

    /** What is left of an entity's key. */
    record OfErased(Erased erased) implements Slot {
        @Override
        public byte[] toBytes() {
            byte[] event = erased.event();
            return sealed(
                    ERASED,
                    (byte) event.length,
                    bytes -> bytes.putLong(erased.id())
                            .putLong(erased.entity().high())
                            .putLong(erased.entity().low())
                            .putLong(erased.number())
                            .putLong(erased.atMillis())
                            .putLong(erased.sequence())
                            .put(event));
        }
    }

    /** Nothing: what was there is gone. */
    record Free() implements Slot {
        @Override
        public byte[] toBytes() {
            return new byte[SlotFile.SLOT];
        }
    }

    int FORMAT = 1;
    byte HEADER = 'V';
    byte ENTITY = 'E';
    byte SHELF = 'S';
    byte ERASED = 'X';

    byte[] toBytes();

    /** Writes the fields that follow the slot's first eight bytes. */
    @FunctionalInterface
    interface Body {
        ByteBuffer writeTo(ByteBuffer bytes);
    }

    private static byte[] sealed(byte type, byte detail, Body body) {
        byte[] slot = new byte[SlotFile.SLOT];
        slot[0] = type;
        slot[1] = detail;
        body.writeTo(ByteBuffer.wrap(slot).position(BODY));
        ByteBuffer.wrap(slot).putInt(CRC, checksum(slot));
        return slot;
    }

    private static int checksum(byte[] slot) {
        CRC32 crc = new CRC32();
        crc.update(slot, 0, CRC);
        crc.update(slot, BODY, SlotFile.SLOT - BODY);
        return (int) crc.getValue();
    }

    /** @throws VaultException if a later version wrote this slot */
    static Slot parse(byte[] slot) {
        ByteBuffer bytes = ByteBuffer.wrap(slot);
        if (slot[0] == 0 || bytes.getInt(CRC) != checksum(slot)) {
            return new Free();
        }
        bytes.position(BODY);
        return switch (slot[0]) {
            case HEADER -> header(slot[1], bytes);
            case ENTITY -> new OfEntity(bytes.getLong(), entity(bytes), take(bytes, KEY));
            case SHELF -> new OfShelf(bytes.getLong(), Kind.ofCode(slot[1]), bytes.getLong(), take(bytes, KEY));
            case ERASED -> new OfErased(erased(bytes, slot[1]));
            default -> throw new VaultException("the vault was written by a later version");
        };
    }

    private static Slot header(int format, ByteBuffer bytes) {
        if (format != FORMAT) {
            throw new VaultException("the vault has format " + format + ", this version knows " + FORMAT);
        }
        return new Header(
                bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong(), bytes.getLong());
    }

    private static Erased erased(ByteBuffer bytes, int length) {
        return new Erased(
                bytes.getLong(), entity(bytes), bytes.getLong(), bytes.getLong(), bytes.getLong(), take(bytes, length));
    }

    private static EntityKey entity(ByteBuffer bytes) {
        return new EntityKey(bytes.getLong(), bytes.getLong());
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    /** The newer of the two headers; null if there is none. */
    static @Nullable Header header(byte[] firstSlots) {
        Slot first = parse(Arrays.copyOf(firstSlots, SlotFile.SLOT));
        Slot second = parse(Arrays.copyOfRange(firstSlots, SlotFile.SLOT, 2 * SlotFile.SLOT));
        if (first instanceof Header one && second instanceof Header two) {
            return one.turn() > two.turn() ? one : two;
        }
        return first instanceof Header one ? one : second instanceof Header two ? two : null;
    }
}
