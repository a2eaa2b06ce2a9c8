package de.pimux.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.archive.ArchiveEvent.ArchiveTrimmed;
import de.pimux.core.archive.ArchiveEvent.ArchivedMessageDeleted;
import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Retained;
import de.pimux.core.retention.ShelfPosition;
import de.pimux.core.room.RoomEvent.AffiliationEnded;
import de.pimux.core.room.RoomEvent.RoomConfigured;
import de.pimux.core.room.RoomEvent.RoomErased;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomStorageTest {
    private static final RoomEvent ERASED = new RoomErased(RoomFixture.NOW);

    private static List<Retained> written(boolean stored, RoomFixture room) {
        return RoomStorage.written(stored, room.facts(), room.last().events(), RoomFixture.NOW);
    }

    @Test
    void nothing_of_a_room_that_nobody_asked_to_keep_is_written() {
        RoomFixture room = RoomFixture.open();
        assertThat(written(false, room)).isEmpty();
        assertThat(written(false, room.affiliates("hag66@shakespeare.lit", "member")))
                .isEmpty();
        assertThat(written(false, room.owner("crone1@shakespeare.lit/desktop", "<destroy/>")))
                .isEmpty();
    }

    @Test
    void all_of_a_room_is_written_when_it_becomes_persistent_and_then_what_changes() {
        RoomFixture room = RoomFixture.open().affiliates("hag66@shakespeare.lit", "member");
        room.configures("persistentroom", "1");
        assertThat(written(false, room)).isEqualTo(room.facts().history());
        room.configures("moderatedroom", "1");
        assertThat(written(true, room))
                .containsExactly(new RoomConfigured(room.facts().config()));
    }

    @Test
    void a_room_that_is_no_longer_kept_or_no_longer_there_is_erased() {
        RoomFixture room = RoomFixture.open().configures("persistentroom", "1").configures("persistentroom", "0");
        assertThat(written(true, room)).containsExactly(ERASED);
        room.configures("persistentroom", "1").owner("crone1@shakespeare.lit/desktop", "<destroy/>");
        assertThat(written(true, room)).containsExactly(ERASED);
    }

    @Test
    void the_archive_of_a_room_goes_when_its_owner_switches_it_off() {
        RoomFixture room = RoomFixture.open().configures("persistentroom", "1", "enablearchiving", "1");
        room.configures("enablearchiving", "0");
        assertThat(written(true, room)).contains(new ArchiveTrimmed(RoomFixture.NOW, ShelfPosition.LAST));
        room.configures("moderatedroom", "1");
        assertThat(written(true, room)).hasSize(1);
    }

    @Test
    void a_full_store_takes_deletions_and_what_is_only_told() {
        RoomFixture room = RoomFixture.open()
                .configures("persistentroom", "1", "enablearchiving", "1")
                .affiliates("hag66@shakespeare.lit", "member");
        assertThat(RoomStorage.writtenWhenFull(written(true, room))).isEmpty();
        room.says("crone1@shakespeare.lit/desktop", "Harpier cries");
        assertThat(RoomStorage.writtenWhenFull(written(true, room))).isEmpty();
        room.moderates("crone1@shakespeare.lit/desktop", "archived-1", ShelfPosition.FIRST);
        assertThat(written(true, room)).hasSize(2);
        assertThat(RoomStorage.writtenWhenFull(written(true, room)))
                .singleElement()
                .isInstanceOf(ArchivedMessageDeleted.class);
        room.departs("hag66@shakespeare.lit");
        assertThat(RoomStorage.writtenWhenFull(written(true, room)))
                .containsExactly(new AffiliationEnded(Jid.of("hag66@shakespeare.lit")));
        room.configures("moderatedroom", "1");
        assertThat(RoomStorage.writtenWhenFull(written(true, room))).isEmpty();
    }
}
