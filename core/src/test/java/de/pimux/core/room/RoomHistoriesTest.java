package de.pimux.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.Retained;
import de.pimux.core.room.RoomEvent.RoomErased;
import de.pimux.core.stanza.Stanza;
import de.pimux.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What holds of a room whatever happens in it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomHistoriesTest {
    private static final int HISTORIES = 200;
    private static final int STEPS = 60;
    private static final String OWNER = "crone1@shakespeare.lit";
    private static final List<String> ACCOUNTS =
            List.of(OWNER, "hag66@shakespeare.lit", "wiccarocks@shakespeare.lit", "thane@shakespeare.lit");
    private static final List<String> NICKS = List.of("first", "second", "third");
    private static final List<String> FLAGS = List.of(
            "persistentroom", "enablearchiving", "membersonly", "moderatedroom", "changesubject", "allowinvites");

    @Test
    void random_histories() {
        for (int seed = 1; seed <= HISTORIES; seed++) {
            History history = new History(seed);
            for (int step = 0; step < STEPS; step++) {
                history.somethingHappens();
                history.expectWhatAlwaysHolds("history " + seed + ", step " + step);
            }
        }
    }

    private static final class History {
        private final Random random;
        private final RoomFixture room = new RoomFixture();

        /** The room as the journal has it. */
        private RoomFacts stored = RoomFacts.ABSENT;

        private History(long seed) {
            this.random = new Random(seed);
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private String session() {
            return one(ACCOUNTS) + "/" + one(List.of("desktop", "phone"));
        }

        private void somethingHappens() {
            String session = session();
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> room.enters(session, one(NICKS));
                case 3 ->
                    room.presence("<presence type='unavailable' from='" + session + "' to='coven@chat.shakespeare.lit/"
                            + one(NICKS) + "'/>");
                case 4, 5 -> room.says(session, "Harpier cries");
                case 6 ->
                    room.message("<message type='groupchat' from='" + session
                            + "' to='coven@chat.shakespeare.lit'><subject>Fire Burn</subject></message>");
                case 7 -> room.configures(one(FLAGS), one(List.of("0", "1")));
                case 8 ->
                    room.admin(
                            session,
                            "<item jid='" + one(ACCOUNTS) + "' affiliation='"
                                    + one(List.of("outcast", "none", "member", "admin", "owner")) + "'/>");
                case 9 ->
                    room.admin(
                            session,
                            "<item nick='" + one(NICKS) + "' role='"
                                    + one(List.of("none", "visitor", "participant", "moderator")) + "'/>");
                case 10 ->
                    room.owner(
                            session,
                            random.nextInt(5) == 0 ? "<destroy/>" : "<x xmlns='jabber:x:data' type='submit'/>");
                default -> departs(one(ACCOUNTS));
            }
            isWritten();
        }

        private void departs(String account) {
            room.departs(account);
            assertThat(room.facts().affiliations()).doesNotContainKey(Jid.of(account));
            assertThat(room.occupants().ofUser(Jid.of(account))).isEmpty();
        }

        /** As the entity writes it, and reads it again after a start. */
        private void isWritten() {
            boolean wasStored = stored.exists();
            List<Retained> events =
                    RoomStorage.written(wasStored, room.facts(), room.last().events(), RoomFixture.NOW);
            for (Retained event : events) {
                if (event instanceof RoomErased) stored = RoomFacts.ABSENT;
                else if (event instanceof RoomEvent change) stored = stored.apply(change);
            }
        }

        private void expectWhatAlwaysHolds(String where) {
            RoomFacts facts = room.facts();
            assertThat(stored).as(where).isEqualTo(facts.isPersistent() ? facts : RoomFacts.ABSENT);
            if (facts.isPersistent()) {
                RoomFacts again = RoomFacts.ABSENT;
                for (RoomEvent event : facts.history()) again = again.apply(event);
                assertThat(again)
                        .as(where + ": a snapshot and a replay are the same")
                        .isEqualTo(facts);
            }
            if (facts.exists())
                assertThat(facts.with(Affiliation.OWNER)).as(where).isNotEmpty();
            else assertThat(room.occupants().all()).as(where).isEmpty();
            for (Occupant occupant : room.occupants().all()) {
                Affiliation affiliation = facts.affiliation(occupant.user());
                assertThat(affiliation).as(where).isNotEqualTo(Affiliation.OUTCAST);
                if (facts.config().membersOnly())
                    assertThat(affiliation).as(where).isNotEqualTo(Affiliation.NONE);
                assertThat(occupant.seats()).as(where).isNotEmpty();
            }
            for (Stanza stanza : room.last().stanzas()) expectNoStrangersAddress(stanza, where);
        }

        /** The room is semi-anonymous throughout. */
        private void expectNoStrangersAddress(Stanza stanza, String where) {
            if (stanza.to() == null) return;
            Occupant reader = room.occupants().of(stanza.to());
            if (reader == null || reader.role() == Role.MODERATOR) return;
            String xml = new String(XmlWriter.bytes(stanza.element(), ""), StandardCharsets.UTF_8);
            for (String account : ACCOUNTS)
                if (!reader.user().text().equals(account))
                    assertThat(xml).as(where).doesNotContain(account);
        }
    }
}
