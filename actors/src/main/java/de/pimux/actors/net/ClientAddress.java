package de.pimux.actors.net;

import de.pimux.actors.config.Network;
import de.pimux.core.guard.Origin;
import java.net.InetAddress;

/** Where a client connects from. It is a person's data: it never prints, and only a wrong password may store it. */
public record ClientAddress(InetAddress address) {
    private static final int IPV6_SITE = 64;

    /** What limits count: one IPv4 address, or the /64 that one IPv6 customer gets (RFC 6177 §2). */
    public Network network() {
        int bits = address.getAddress().length == 4 ? Integer.SIZE : IPV6_SITE;
        return Network.around(address, bits);
    }

    /** For a record of class {@code SECURITY}. */
    public Origin origin() {
        return new Origin(address.getHostAddress());
    }

    @Override
    public String toString() {
        return "ClientAddress";
    }
}
