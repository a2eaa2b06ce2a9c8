package de.pimux.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.jid.Jid;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.room.Affiliation;
import de.pimux.core.room.ListedRoom;
import de.pimux.core.room.RoomConfig;
import de.pimux.core.room.RoomConfig.PrivateMessages;
import de.pimux.core.room.RoomEvent;
import de.pimux.core.room.RoomEvent.AffiliationChanged;
import de.pimux.core.room.RoomEvent.AffiliationEnded;
import de.pimux.core.room.RoomEvent.RoomConfigured;
import de.pimux.core.room.RoomEvent.RoomCreated;
import de.pimux.core.room.RoomEvent.RoomErased;
import de.pimux.core.room.RoomEvent.SubjectAuthorForgotten;
import de.pimux.core.room.RoomEvent.SubjectChanged;
import de.pimux.core.room.RoomFacts;
import de.pimux.core.room.RoomListEvent;
import de.pimux.core.room.RoomListEvent.RoomListed;
import de.pimux.core.room.RoomListEvent.RoomUnlisted;
import de.pimux.core.room.Subject;
import de.pimux.journal.codec.room.RoomCodecs;
import de.pimux.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever written of rooms stays readable; a new codec writes its sample with {@code -Dpimux.samples=write}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoomCodecsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final EventCodec CODEC = new EventCodec(List.of(new RoomCodecs()));
    private static final Jid ROOM = Jid.of("coven@chat.shakespeare.lit");
    private static final RoomConfig CONFIG = new RoomConfig(
            "A Dark Cave",
            "The place for all good witches!",
            true,
            false,
            true,
            false,
            "cauldronburn",
            true,
            false,
            true,
            PrivateMessages.PARTICIPANTS,
            true,
            200);

    static List<RoomEvent> events() {
        Element subject = Element.builder("jabber:client", "message")
                .attribute("from", ROOM.text() + "/thirdwitch")
                .textChild("jabber:client", "subject", "Fire Burn and Cauldron Bubble!")
                .build();
        return List.of(
                new RoomConfigured(CONFIG),
                new AffiliationChanged(Jid.of("crone1@shakespeare.lit"), Affiliation.OWNER),
                new AffiliationEnded(Jid.of("hag66@shakespeare.lit")),
                new SubjectAuthorForgotten(),
                new SubjectChanged(new Subject(AccountSamples.AT, subject)),
                new RoomErased(AccountSamples.AT));
    }

    private static RoomFacts room() {
        RoomFacts room = RoomFacts.ABSENT;
        for (RoomEvent event : events()) if (!(event instanceof RoomErased)) room = room.apply(event);
        return room;
    }

    static List<Object> values() {
        List<Object> values = new ArrayList<>(events());
        values.add(new RoomListed(new ListedRoom(ROOM, "A Dark Cave", "mark", true), 7));
        values.add(new RoomUnlisted(ROOM, 7));
        values.add(room());
        return values;
    }

    @Test
    void every_event_that_is_ever_stored_has_a_codec() {
        List<Class<?>> stored = Stream.of(RoomEvent.class, RoomListEvent.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(type -> type != RoomCreated.class)
                .toList();
        assertThat(CODEC.codecs().stream().<Class<?>>map(Codec::type)).containsAll(stored);
        assertThat(values()).hasSize(CODEC.codecs().size());
        assertThat(new RoomCreated(ROOM).retention()).isEqualTo(RetentionClass.VOLATILE);
    }

    @ParameterizedTest
    @MethodSource("values")
    void what_is_written_now_is_the_newest_sample_byte_for_byte(Object value) throws IOException {
        Codec<?> codec = CODEC.codecs().stream()
                .filter(one -> one.type().isInstance(value))
                .findFirst()
                .orElseThrow();
        Path sample = SAMPLES.resolve(codec.name() + ".v" + codec.version() + ".bin");
        if (!Files.exists(sample) && "write".equals(System.getProperty("pimux.samples"))) {
            Files.write(sample, CODEC.encode(value));
        }
        assertThat(sample).hasBinaryContent(CODEC.encode(value));
        assertThat(CODEC.decode(Files.readAllBytes(sample))).isEqualTo(value);
    }
}
