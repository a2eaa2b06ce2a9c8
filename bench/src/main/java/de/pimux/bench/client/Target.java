package de.pimux.bench.client;

import java.net.InetSocketAddress;

/** Where a server listens: STARTTLS on its port, or TLS from the first byte. */
public record Target(InetSocketAddress address, String domain, boolean directTls) {}
