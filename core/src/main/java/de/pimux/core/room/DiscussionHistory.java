package de.pimux.core.room;

import de.pimux.core.archive.Archived;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.stanza.Message;
import de.pimux.xml.Element;
import de.pimux.xml.WrittenElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The last messages of a room, for those who enter (XEP-0045 §7.2.13), the oldest first. It is in memory only. */
public record DiscussionHistory(List<Said> messages) {
    public static final DiscussionHistory EMPTY = new DiscussionHistory(List.of());

    /** All of them together, in bytes; the oldest go first. */
    private static final int MAX_BYTES = 64 * 1024;

    /** A message as the room sent it, without {@code to}. */
    public record Said(Instant at, WrittenElement message) {
        @Override
        public String toString() {
            return "Said[" + at + "]";
        }
    }

    public DiscussionHistory {
        messages = List.copyOf(messages);
    }

    /**
     * What the archive of the room holds, but for subjects: a client takes one for the end of what it gets on entering.
     *
     * @param archived the last messages, oldest first
     * @param id of each of them in the archive
     */
    public static DiscussionHistory of(List<Archived> archived, Function<Archived, String> id, Jid room) {
        return new DiscussionHistory(archived.stream()
                .filter(message ->
                        !GroupChat.isSubject(message.message().stanza().element()))
                .map(message -> new Said(
                        message.message().at(),
                        message.message().stanza().with(StanzaIds.element(room, id.apply(message)))))
                .toList());
    }

    /** With one message more, and then no more than so many. */
    public DiscussionHistory with(Said said, int most) {
        List<Said> all = new ArrayList<>(messages);
        all.add(said);
        int bytes = 0;
        int first = all.size();
        while (first > 0 && all.size() - first < most) {
            bytes += all.get(first - 1).message().size();
            if (bytes > MAX_BYTES) break;
            first--;
        }
        return new DiscussionHistory(all.subList(first, all.size()));
    }

    /** Without the message to which the room gave this id (XEP-0359). */
    DiscussionHistory without(String id, Jid room) {
        Element given = StanzaIds.element(room, id);
        List<Said> left = messages.stream()
                .filter(said -> !said.message().element().children().contains(given))
                .toList();
        return left.size() == messages.size() ? this : new DiscussionHistory(left);
    }

    /** Without what nobody may be shown any more. */
    public DiscussionHistory since(Instant notBefore) {
        boolean all = messages.isEmpty() || !messages.get(0).at().isBefore(notBefore);
        if (all) return this;
        return new DiscussionHistory(
                messages.stream().filter(said -> !said.at().isBefore(notBefore)).toList());
    }

    /** Those that somebody asks for who enters with this session, with the times at which they were said. */
    List<Message> messages(HistoryRequest request, Jid room, Jid session) {
        List<Message> sent = new ArrayList<>();
        for (Said said : request.select(messages)) {
            WrittenElement late = said.message().with(Delay.element(room.text(), said.at()));
            sent.add(RoomMessages.read(late.element()).withTo(session));
        }
        return sent;
    }

    @Override
    public String toString() {
        return "DiscussionHistory[" + messages.size() + "]";
    }
}
