package de.pimux.journal.vault;

import static de.pimux.journal.StoreFixture.ALICE;
import static de.pimux.journal.StoreFixture.BOB;
import static de.pimux.journal.StoreFixture.MONDAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.pimux.journal.EntityKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VaultTest {
    private static final byte[] SECRET = "secret".getBytes(UTF_8);
    private static final byte[] TOLD = "erased".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void open() {
        vault = Vault.open(folder.resolve("vault"), null);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private void reopen() {
        VaultMark mark = vault.mark();
        close();
        vault = Vault.open(folder.resolve("vault"), mark);
    }

    private byte[] sealed(EntityKey entity, Kind kind, Instant at) {
        Seal seal = vault.seal(entity, kind, at);
        vault.sync();
        byte[] row = new byte[seal.size(SECRET.length)];
        seal.write(1, at, SECRET, row, 0);
        return row;
    }

    private byte[] sealed(EntityKey entity) {
        return sealed(entity, Kind.ACCOUNT, MONDAY);
    }

    private @Nullable String opened(EntityKey entity, Kind kind, byte[] row) {
        Seal.Opened opened = vault.open(entity, kind, 1, row);
        return opened == null ? null : new String(opened.payload(), UTF_8);
    }

    private @Nullable String opened(byte[] row) {
        return opened(ALICE, Kind.ACCOUNT, row);
    }

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(folder.resolve("vault/keys"));
    }

    /** Every key in the file, by the type of its slot. */
    private List<byte[]> keys(byte type) throws IOException {
        byte[] all = bytes();
        List<byte[]> found = new ArrayList<>();
        for (int slot = 0; slot < all.length; slot += SlotFile.SLOT) {
            int key = slot + Slot.BODY + (type == Slot.ENTITY ? 24 : 16);
            if (all[slot] == type) {
                found.add(Arrays.copyOfRange(all, key, key + Slot.KEY));
            }
        }
        return found;
    }

    private boolean holds(byte[] key) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes());
        for (int at = 0; at + key.length <= all.capacity(); at++) {
            if (all.slice(at, key.length).equals(ByteBuffer.wrap(key))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void what_was_sealed_is_opened_also_after_a_restart() {
        byte[] row = sealed(ALICE);
        assertThat(new String(row, UTF_8)).doesNotContain("secret");
        assertThat(opened(row)).isEqualTo("secret");
        reopen();
        assertThat(opened(row)).isEqualTo("secret");
    }

    @Test
    void equal_payloads_are_sealed_differently() {
        assertThat(sealed(ALICE)).isNotEqualTo(sealed(ALICE));
    }

    @Test
    void a_row_is_worth_nothing_in_another_place() {
        byte[] row = sealed(ALICE);
        sealed(BOB);
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(ALICE, Kind.ACCOUNT, 2, row));
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(ALICE, Kind.SNAPSHOT, 1, row));
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.open(BOB, Kind.ACCOUNT, 1, row));
        for (int i = 0; i < row.length; i++) {
            byte[] damaged = row.clone();
            damaged[i] ^= 1;
            assertThatExceptionOfType(VaultException.class)
                    .as("byte %s", i)
                    .isThrownBy(() -> vault.open(ALICE, Kind.ACCOUNT, 1, damaged));
        }
    }

    @Test
    void a_destroyed_key_has_left_every_byte_of_the_file_and_what_it_sealed_is_as_good_as_deleted() throws IOException {
        byte[] alices = sealed(ALICE);
        byte[] bobs = sealed(BOB);
        List<byte[]> keys = keys(Slot.ENTITY);
        assertThat(keys).hasSize(2).allMatch(this::isHeld);
        vault.erase(ALICE, MONDAY, 7, TOLD);
        vault.sync();
        assertThat(holds(keys.get(0))).isFalse();
        assertThat(opened(alices)).isNull();
        reopen();
        assertThat(opened(alices)).isNull();
        assertThat(opened(BOB, Kind.ACCOUNT, bobs)).isEqualTo("secret");
        byte[] again = sealed(ALICE);
        assertThat(opened(again)).isEqualTo("secret");
        assertThat(opened(alices)).isNull();
    }

    private boolean isHeld(byte[] key) {
        try {
            return holds(key);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_erasure_is_on_record_until_the_data_has_gone_through_it() {
        sealed(ALICE);
        sealed(BOB);
        vault.erase(ALICE, MONDAY, 7, TOLD);
        vault.sync();
        vault.erase(BOB, MONDAY, 0, new byte[0]);
        vault.sync();
        reopen();
        List<Erased> all = vault.erasedAfter(0);
        assertThat(all).extracting(Erased::entity).containsExactly(ALICE, BOB);
        assertThat(all).extracting(Erased::number).containsExactly(1L, 2L);
        assertThat(all.get(0).event()).isEqualTo(TOLD);
        assertThat(all.get(0).sequence()).isEqualTo(7);
        assertThat(all.get(1).hasEvent()).isFalse();
        assertThat(vault.erasedAfter(1)).hasSize(1);
        assertThat(vault.erasedAfter(2)).isEmpty();
    }

    @Test
    void the_key_of_an_hour_ends_that_hour_for_everybody() throws IOException {
        Instant next = MONDAY.plus(Duration.ofHours(1));
        byte[] alices = sealed(ALICE, Kind.ARCHIVE, MONDAY);
        byte[] bobs = sealed(BOB, Kind.ARCHIVE, MONDAY.plusSeconds(3599));
        byte[] later = sealed(ALICE, Kind.ARCHIVE, next);
        List<byte[]> keys = keys(Slot.SHELF);
        assertThat(keys).hasSize(2);
        vault.endHours(Kind.ARCHIVE, Instant.MIN, next.minusMillis(1));
        assertThat(vault.isChanged()).as("the hour is not over").isFalse();
        vault.endHours(Kind.SECURITY, Instant.MIN, next);
        vault.endHours(Kind.ARCHIVE, Instant.MIN, next);
        vault.sync();
        assertThat(opened(ALICE, Kind.ARCHIVE, alices)).isNull();
        assertThat(opened(BOB, Kind.ARCHIVE, bobs)).isNull();
        assertThat(opened(ALICE, Kind.ARCHIVE, later)).isEqualTo("secret");
        assertThat(keys).filteredOn(this::isHeld).hasSize(1);
        reopen();
        assertThat(opened(ALICE, Kind.ARCHIVE, alices)).isNull();
        assertThat(vault.oldestHour(Kind.ARCHIVE)).contains(next);
    }

    @Test
    void a_generation_ends_when_everything_is_sealed_again() throws IOException {
        byte[] old = sealed(ALICE);
        List<byte[]> keys = keys(Slot.SHELF);
        vault.beginGeneration();
        vault.sync();
        byte[] renewed = sealed(ALICE);
        assertThat(vault.isOutdated(old)).isTrue();
        assertThat(vault.isOutdated(renewed)).isFalse();
        reopen();
        assertThat(vault.isRenewing()).isTrue();
        vault.endGenerations();
        vault.sync();
        assertThat(opened(old)).as("for those who are reading").isEqualTo("secret");
        vault.forgetRetired();
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> opened(old));
        assertThat(opened(renewed)).isEqualTo("secret");
        assertThat(keys).hasSize(2).noneMatch(this::isHeld);
        assertThat(vault.isRenewing()).isFalse();
    }

    @Test
    void what_was_not_synced_is_forgotten() {
        byte[] row = sealed(ALICE);
        vault.erase(ALICE, MONDAY, 1, TOLD);
        vault.seal(BOB, Kind.ACCOUNT, MONDAY);
        vault.rollback();
        vault.sync();
        assertThat(opened(row)).isEqualTo("secret");
        assertThat(vault.knows(BOB)).isFalse();
    }

    @Test
    void freed_slots_are_used_again_and_thousands_of_entities_are_found() throws IOException {
        for (int i = 0; i < 5000; i++) {
            vault.seal(new EntityKey(i, 7L * i), Kind.ARCHIVE, MONDAY.plus(Duration.ofHours(i)));
        }
        vault.sync();
        long size = bytes().length;
        vault.endHours(Kind.ARCHIVE, Instant.MIN, Instant.MAX);
        vault.sync();
        for (int i = 5000; i < 9000; i++) {
            vault.seal(new EntityKey(i, 7L * i), Kind.ACCOUNT, MONDAY);
        }
        vault.sync();
        assertThat(bytes()).hasSize((int) size);
        reopen();
        for (int i = 0; i < 9000; i++) {
            assertThat(vault.knows(new EntityKey(i, 7L * i))).isTrue();
        }
        assertThat(vault.knows(ALICE)).isFalse();
    }

    @Test
    void a_key_that_a_crash_has_half_written_counts_as_not_made() throws IOException {
        byte[] row = sealed(ALICE);
        long before = vault.mark().lastId();
        sealed(BOB);
        byte[] torn = bytes();
        close();
        for (int slot = 0; slot < torn.length; slot += SlotFile.SLOT) {
            if (torn[slot] == Slot.ENTITY && ByteBuffer.wrap(torn).getLong(slot + Slot.BODY) > before) {
                Arrays.fill(torn, slot + 64, slot + SlotFile.SLOT, (byte) 1);
            }
        }
        Files.write(folder.resolve("vault/keys"), torn);
        vault = Vault.open(folder.resolve("vault"), markUpTo(before));
        assertThat(vault.knows(BOB)).isFalse();
        assertThat(opened(row)).isEqualTo("secret");
    }

    @Test
    void a_crash_that_left_new_slots_beside_an_old_header_is_noticed() throws IOException {
        sealed(ALICE);
        byte[] headers = Arrays.copyOf(bytes(), 2 * SlotFile.SLOT);
        VaultMark before = vault.mark();
        sealed(BOB);
        vault.erase(ALICE, MONDAY, 7, TOLD);
        vault.sync();
        VaultMark after = vault.mark();
        byte[] torn = bytes();
        close();
        System.arraycopy(headers, 0, torn, 0, headers.length);
        Files.write(folder.resolve("vault/keys"), torn);
        vault = Vault.open(folder.resolve("vault"), before);
        assertThat(vault.mark()).isEqualTo(after);
        assertThat(vault.erasedAfter(before.lastErasure())).hasSize(1);
    }

    private VaultMark markUpTo(long lastId) throws IOException {
        Slot.Header header = Slot.header(Arrays.copyOf(bytes(), 2 * SlotFile.SLOT));
        assertThat(header).isNotNull();
        return new VaultMark(header.vault(), lastId, 0, 1);
    }

    @Test
    void only_the_owner_can_look_into_it_and_only_one_process_at_a_time() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("vault"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("vault/keys"))))
                .isEqualTo("rw-------");
        expectRefusal(vault.mark(), "in use");
    }

    @Test
    void a_vault_that_does_not_fit_is_refused_with_advice() {
        sealed(ALICE);
        VaultMark mark = vault.mark();
        close();
        expectRefusal(new VaultMark(new java.util.UUID(1, 2), 1, 0, 1), "belongs to other data");
        expectRefusal(new VaultMark(mark.vault(), mark.lastId() + 1, 0, 1), "older than the data");
        expectRefusal(new VaultMark(mark.vault(), 1, 1, 1), "older than the data");
        expectRefusal(new VaultMark(mark.vault(), 1, 0, 9), "was given new keys");
        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> Vault.open(folder.resolve("elsewhere"), mark))
                .withMessageContaining("is missing")
                .withMessageContaining("put the vault's folder back");
        vault = Vault.open(folder.resolve("vault"), mark);
    }

    @Test
    void new_data_gets_a_new_vault_and_the_earlier_one_is_kept() throws IOException {
        sealed(ALICE);
        VaultMark earlier = vault.mark();
        close();
        vault = Vault.open(folder.resolve("vault"), null);
        assertThat(vault.mark().vault()).isNotEqualTo(earlier.vault());
        close();
        Files.move(
                folder.resolve("vault/keys-of-earlier-data"),
                folder.resolve("vault/keys"),
                StandardCopyOption.REPLACE_EXISTING);
        vault = Vault.open(folder.resolve("vault"), earlier);
    }

    @Test
    void new_data_leaves_a_vault_alone_that_other_data_uses() {
        sealed(ALICE);
        expectRefusal(null, "in use");
    }

    private void expectRefusal(@Nullable VaultMark mark, String advice) {
        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> Vault.open(folder.resolve("vault"), mark))
                .withMessageContaining(advice);
    }
}
