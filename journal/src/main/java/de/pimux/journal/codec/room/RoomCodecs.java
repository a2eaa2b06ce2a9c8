package de.pimux.journal.codec.room;

import de.pimux.core.room.Affiliation;
import de.pimux.core.room.ListedRoom;
import de.pimux.core.room.RoomConfig;
import de.pimux.core.room.RoomConfig.PrivateMessages;
import de.pimux.core.room.RoomEvent;
import de.pimux.core.room.RoomEvent.AffiliationChanged;
import de.pimux.core.room.RoomEvent.AffiliationEnded;
import de.pimux.core.room.RoomEvent.RoomConfigured;
import de.pimux.core.room.RoomEvent.RoomErased;
import de.pimux.core.room.RoomEvent.SubjectAuthorForgotten;
import de.pimux.core.room.RoomEvent.SubjectChanged;
import de.pimux.core.room.RoomFacts;
import de.pimux.core.room.RoomListEvent.RoomListed;
import de.pimux.core.room.RoomListEvent.RoomUnlisted;
import de.pimux.core.room.Subject;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecException;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.EventCodec;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import de.pimux.journal.codec.account.Values;
import java.util.ArrayList;
import java.util.List;

/** Persistent rooms and the list of them. The snapshot of a room is its shortest history, in the codecs of the events. */
public final class RoomCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        EventCodec events = new EventCodec(List.of(RoomCodecs::events));
        List<Codec<?>> all = new ArrayList<>(events());
        all.addAll(ofList());
        all.add(new Codec<>(
                "room",
                1,
                RoomFacts.class,
                (room, out) -> out.each(room.history(), (event, to) -> to.bytes(events.encode(event))),
                (in, version) -> fold(in.each(each -> events.decode(each.bytes())))));
        return all;
    }

    private static List<Codec<?>> events() {
        return List.of(
                new Codec<>(
                        "room-configured",
                        1,
                        RoomConfigured.class,
                        (event, out) -> config(event.config(), out),
                        (in, version) -> new RoomConfigured(config(in))),
                new Codec<>(
                        "room-affiliation-changed",
                        1,
                        AffiliationChanged.class,
                        (event, out) -> {
                            Values.jid(event.user(), out);
                            out.text(event.affiliation().wire());
                        },
                        (in, version) -> new AffiliationChanged(Values.jid(in), affiliation(in.text()))),
                new Codec<>(
                        "room-affiliation-ended",
                        1,
                        AffiliationEnded.class,
                        (event, out) -> Values.jid(event.user(), out),
                        (in, version) -> new AffiliationEnded(Values.jid(in))),
                new Codec<>(
                        "room-subject-author-forgotten",
                        1,
                        SubjectAuthorForgotten.class,
                        (event, out) -> {},
                        (in, version) -> new SubjectAuthorForgotten()),
                new Codec<>(
                        "room-subject-changed",
                        1,
                        SubjectChanged.class,
                        (event, out) -> Values.element(
                                event.subject().message(),
                                out.instant(event.subject().at())),
                        (in, version) -> new SubjectChanged(new Subject(in.instant(), Values.element(in)))),
                new Codec<>(
                        "room-erased",
                        1,
                        RoomErased.class,
                        (event, out) -> out.instant(event.at()),
                        (in, version) -> new RoomErased(in.instant())));
    }

    private static List<Codec<?>> ofList() {
        return List.of(
                new Codec<>(
                        "room-listed",
                        1,
                        RoomListed.class,
                        (event, out) -> {
                            ListedRoom room = event.room();
                            Values.jid(room.jid(), out);
                            out.text(room.name()).text(room.creator()).flag(room.isPublic());
                            out.number(event.sequenceNr());
                        },
                        (in, version) -> new RoomListed(
                                new ListedRoom(Values.jid(in), in.text(), in.text(), in.flag()), in.number())),
                new Codec<>(
                        "room-unlisted",
                        1,
                        RoomUnlisted.class,
                        (event, out) -> {
                            Values.jid(event.room(), out);
                            out.number(event.listed());
                        },
                        (in, version) -> new RoomUnlisted(Values.jid(in), in.number())));
    }

    private static RoomFacts fold(List<Object> history) {
        RoomFacts room = RoomFacts.ABSENT;
        for (Object event : history) {
            room = room.apply((RoomEvent) event);
        }
        return room;
    }

    private static void config(RoomConfig config, Output out) {
        out.text(config.name()).text(config.description()).flag(config.persistent());
        out.flag(config.listed()).flag(config.membersOnly()).flag(config.moderated());
        out.text(config.password()).flag(config.realJids()).flag(config.openSubject());
        out.flag(config.openInvites()).text(config.privateMessages().name());
        out.flag(config.archived()).number(config.maxOccupants());
    }

    private static RoomConfig config(Input in) {
        return new RoomConfig(
                in.text(),
                in.text(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.flag(),
                in.text(),
                in.flag(),
                in.flag(),
                in.flag(),
                privateMessages(in.text()),
                in.flag(),
                in.smallNumber());
    }

    private static PrivateMessages privateMessages(String name) {
        for (PrivateMessages each : PrivateMessages.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new CodecException("no such choice of private messages");
    }

    private static Affiliation affiliation(String wire) {
        Affiliation affiliation = Affiliation.of(wire);
        if (affiliation == null) {
            throw new CodecException("no such affiliation");
        }
        return affiliation;
    }
}
