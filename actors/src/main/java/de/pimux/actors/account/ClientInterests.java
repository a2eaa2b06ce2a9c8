package de.pimux.actors.account;

import de.pimux.core.caps.Caps;
import de.pimux.core.caps.Interests;
import org.jspecify.annotations.Nullable;

/**
 * What one session's client has told of its interests.
 *
 * @param caps what its presence said last
 * @param asked the id of the request for what that means, as long as nobody knows; null once it is known
 * @param known what it is known to be interested in
 */
record ClientInterests(Caps caps, @Nullable String asked, Interests known) {
    @Override
    public String toString() {
        return "ClientInterests[" + known.nodes().size() + "]";
    }
}
