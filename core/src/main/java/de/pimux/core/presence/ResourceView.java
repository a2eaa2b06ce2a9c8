package de.pimux.core.presence;

import de.pimux.core.stanza.Presence;
import org.jspecify.annotations.Nullable;

/**
 * What an account knows of one of its bound resources; in memory only.
 *
 * @param presence the last available presence that it has broadcast, from its full address; null while it is not
 *     available
 * @param interested whether it has asked for the roster, and so gets the pushes (RFC 6121 §2.2)
 * @param blockListRequested whether it has asked for the block list, and so gets its pushes (XEP-0191 §3.2)
 */
public record ResourceView(
        String resource,
        @Nullable Presence presence,
        boolean interested,
        boolean blockListRequested,
        DirectedPresence directed) {

    /** A resource that was bound a moment ago. */
    public static ResourceView bound(String resource) {
        return new ResourceView(resource, null, false, false, DirectedPresence.NONE);
    }

    public boolean available() {
        return presence != null;
    }

    /** Of one that is not available: -128, the lowest. */
    public int priority() {
        return presence == null ? Byte.MIN_VALUE : presence.priority();
    }

    /** Whether messages to the bare address come to it: never with a negative priority (RFC 6121 §4.7.2.3). */
    public boolean takesMessages() {
        return presence != null && presence.priority() >= 0;
    }

    /** Whether it is told of subscription stanzas of this type (RFC 6121 §3.1.3 and §3.1.6). */
    public boolean takesSubscription(Presence.Type type) {
        return type == Presence.Type.SUBSCRIBE ? available() : interested;
    }

    public ResourceView with(@Nullable Presence broadcast) {
        return new ResourceView(resource, broadcast, interested, blockListRequested, directed);
    }

    public ResourceView with(DirectedPresence other) {
        return new ResourceView(resource, presence, interested, blockListRequested, other);
    }

    public ResourceView nowInterested() {
        return new ResourceView(resource, presence, true, blockListRequested, directed);
    }

    public ResourceView nowBlockListRequested() {
        return new ResourceView(resource, presence, interested, true, directed);
    }

    @Override
    public String toString() {
        return "ResourceView[" + (available() ? "available, " + priority() : "unavailable") + "]";
    }
}
