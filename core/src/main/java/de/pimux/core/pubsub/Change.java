package de.pimux.core.pubsub;

import de.pimux.xml.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a request about nodes.
 *
 * @param answer the payload of the result, or null
 */
public record Change(
        List<PubsubEvent> events,
        List<Notice> notices,
        @Nullable Element answer) {
    public static final Change NONE = new Change(List.of(), List.of(), null);

    public Change {
        events = List.copyOf(events);
        notices = List.copyOf(notices);
    }

    static Change answer(Element answer) {
        return new Change(List.of(), List.of(), answer);
    }

    static Change of(PubsubEvent... events) {
        return new Change(List.of(events), List.of(), null);
    }

    /** With this notice, if the node notifies at all. */
    Change telling(Notice notice) {
        boolean tells = notice.node().config().flag(NodeOption.DELIVER_NOTIFICATIONS);
        return tells ? new Change(events, List.of(notice), answer) : this;
    }

    Change answering(Element other) {
        return new Change(events, notices, other);
    }
}
