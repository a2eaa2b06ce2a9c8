package de.pimux.actors.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An IP address and a port to listen on, written {@code 0.0.0.0:5222} or {@code [::]:5222}; port 0 is any free one. */
final class ListenAddress {
    private ListenAddress() {}

    static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("no port");
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.indexOf(':') >= 0 != bracketed) throw new IllegalArgumentException("brackets");
        String plain = bracketed ? host.substring(1, host.length() - 1) : host;
        InetAddress address = plain.equals("localhost") ? Network.literal("127.0.0.1") : Network.literal(plain);
        return new InetSocketAddress(address, Integer.parseInt(text.substring(colon + 1)));
    }
}
