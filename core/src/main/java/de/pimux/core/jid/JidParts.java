package de.pimux.core.jid;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/** The rules for each part of an address (RFC 7622 §3.2 to §3.4). */
final class JidParts {
    /** Octets of UTF-8 that a part may have at most (RFC 7622 §3.1). */
    private static final int MAX_OCTETS = 1023;

    /** Forbidden in a localpart beyond what PRECIS forbids (RFC 7622 §3.3.1). */
    private static final String FORBIDDEN_IN_LOCAL = "\"&'/:<>@";

    private JidParts() {}

    static String local(String part) {
        String local = enforce(PrecisProfiles.USERNAME_CASE_MAPPED, part);
        for (int i = 0; i < local.length(); i++)
            if (FORBIDDEN_IN_LOCAL.indexOf(local.charAt(i)) >= 0) throw new JidException("localpart: RFC 7622 §3.3.1");
        return local;
    }

    static String resource(String part) {
        return enforce(PrecisProfiles.OPAQUE_STRING, part);
    }

    static String domain(String part) {
        String domain = part.endsWith(".") ? part.substring(0, part.length() - 1) : part;
        if (domain.isEmpty() || domain.indexOf(' ') >= 0) throw new JidException("domainpart: RFC 7622 §3.2");
        return bounded(domain.toLowerCase(Locale.ROOT));
    }

    private static String enforce(PrecisProfile profile, String part) {
        try {
            return bounded(profile.enforce(part));
        } catch (IllegalArgumentException refused) {
            throw new JidException("PRECIS: RFC 8265");
        }
    }

    private static String bounded(String part) {
        if (part.isEmpty()) throw new JidException("a part is empty: RFC 7622 §3.1");
        if (part.length() > MAX_OCTETS || part.getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS)
            throw new JidException("a part is longer than 1023 octets: RFC 7622 §3.1");
        return part;
    }
}
