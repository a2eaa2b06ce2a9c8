package de.pimux.actors.account;

import de.pimux.core.caps.Caps;
import de.pimux.core.caps.Interests;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients are interested in, by the hash that they tell and that an answer has proven: one client of a kind is
 * asked, and the others spare themselves the answer (XEP-0115 §5.4). Accounts of all threads share it.
 */
public final class CapsCache {
    /** Kinds of clients; the one that was not seen for longest is asked again. */
    private static final int MOST = 1_000;

    private record Key(String hash, String ver) {}

    private final Map<Key, Interests> proven = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Interests> eldest) {
            return size() > MOST;
        }
    };

    synchronized @Nullable Interests get(Caps caps) {
        return proven.get(new Key(caps.hash(), caps.ver()));
    }

    synchronized void put(Caps caps, Interests interests) {
        proven.put(new Key(caps.hash(), caps.ver()), interests);
    }
}
