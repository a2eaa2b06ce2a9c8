package de.pimux.actors.room;

import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests from one occupant to another that wait for their answers (XEP-0045 §13.7); the oldest are given up. */
final class RelayedRequests {
    private static final int MOST = 500;

    /** Of one client, so that nobody's requests push out those of others. */
    private static final int MOST_OF_ONE = 20;

    /**
     * @param id that the asking client gave it
     * @param asked the real address that it went to
     * @param shown the address that it was sent to
     */
    private record Request(Jid asking, String id, Jid asked, Jid shown) {
        @Override
        public String toString() {
            return "Request[]";
        }
    }

    private final Map<String, Request> waiting = new LinkedHashMap<>();

    /**
     * The request as the other one gets it.
     *
     * @param from the occupant that asks
     * @param to the real address
     * @param token under which the answer is known again
     */
    Iq relay(Iq request, Jid from, Jid to, String token) {
        Jid asking = request.from();
        Jid shown = request.to();
        if (asking == null || shown == null) throw new IllegalArgumentException("a request has addresses");
        List<String> own = waiting.entrySet().stream()
                .filter(entry -> entry.getValue().asking().equals(asking))
                .map(Map.Entry::getKey)
                .toList();
        if (own.size() >= MOST_OF_ONE) waiting.remove(own.get(0));
        else if (waiting.size() >= MOST)
            waiting.remove(waiting.keySet().iterator().next());
        waiting.put(token, new Request(asking, String.valueOf(request.id()), to, shown));
        Iq named = request.withElement(request.element().with("id", token));
        return named.withFrom(from).withTo(to);
    }

    /** The answer for the client that asked; null if nobody waits for it, or somebody else was asked. */
    @Nullable
    Iq answer(Iq answer) {
        String token = answer.id();
        Request request = token == null ? null : waiting.get(token);
        if (request == null || !request.asked().equals(answer.from())) return null;
        waiting.remove(token);
        Iq named = answer.withElement(answer.element().with("id", request.id()));
        return named.withFrom(request.shown()).withTo(request.asking());
    }
}
