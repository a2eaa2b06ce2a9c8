package de.pimux.core.jid;

import java.util.regex.Pattern;

/** How an IPv6 address is written (RFC 4291 §2.2), in lower case and without a zone. */
final class Ipv6 {
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    private Ipv6() {}

    static boolean isAddress(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) return groups(text, true) == GROUPS;
        boolean second = text.indexOf("::", gap + 1) >= 0;
        return !second && groups(text.substring(0, gap), false) + groups(text.substring(gap + 2), true) < GROUPS;
    }

    /** The groups of 16 bits in this text, the last two perhaps as an IPv4 address; too many if it is malformed. */
    private static int groups(String text, boolean last) {
        if (text.isEmpty()) return 0;
        String[] groups = text.split(":", -1);
        int hex = 0;
        while (hex < groups.length && GROUP.matcher(groups[hex]).matches()) hex++;
        if (hex == groups.length) return hex;
        boolean mixed =
                last && hex == groups.length - 1 && IPV4.matcher(groups[hex]).matches();
        return mixed ? hex + 2 : GROUPS + 1;
    }
}
