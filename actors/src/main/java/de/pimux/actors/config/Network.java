package de.pimux.actors.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of IP addresses, written {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 4632 §3.1, RFC 4291 §2.3). */
public final class Network {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** Fails with IllegalArgumentException if the text is no range; a single address is a range of one. */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = literal(slash < 0 ? text : text.substring(0, slash)).getAddress();
        int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("prefix length out of range");
        }
        return new Network(masked(address, bits), bits);
    }

    /** The network of this many leading bits that the address lies in. */
    public static Network around(InetAddress address, int bits) {
        return new Network(masked(address.getAddress(), bits), bits);
    }

    /** Parses without ever asking DNS. */
    public static InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches() || (text.indexOf(':') < 0 && text.split("\\.", -1).length != 4)) {
            throw new IllegalArgumentException("no IP address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException("no IP address", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == prefix.length && Arrays.equals(masked(bytes, bits), prefix);
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = new byte[address.length];
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - i * 8));
            masked[i] = (byte) (address[i] & (0xff00 >> kept));
        }
        return masked;
    }

    /** The range as {@link #of} reads it, for where it may be seen; see {@link #toString}. */
    public String text() {
        try {
            return InetAddress.getByAddress(prefix).getHostAddress() + "/" + bits;
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("a prefix is as long as an address", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && bits == network.bits && Arrays.equals(prefix, network.prefix);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(prefix) * 31 + bits;
    }

    /** Only the size: it may stand for one person's address. */
    @Override
    public String toString() {
        return "Network[/" + bits + "]";
    }
}
