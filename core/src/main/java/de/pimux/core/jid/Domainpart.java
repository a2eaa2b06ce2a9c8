package de.pimux.core.jid;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules for the domainpart (RFC 7622 §3.2): a domain name with its labels in Unicode, lower case and without the
 * final dot, or an IP address.
 */
final class Domainpart {
    private static final int LONGEST_LABEL = 63; // RFC 1035 §2.3.4
    private static final String ACE_PREFIX = "xn--";
    private static final Pattern DOTS = Pattern.compile("[.\u3002\uFF0E\uFF61]"); // RFC 5895 §2

    private Domainpart() {}

    static String of(String part) {
        JidParts.bounded(part);
        if (isCommon(part)) return part;
        if (part.charAt(0) == '[') return address(part.toLowerCase(Locale.ROOT));
        String[] labels = DOTS.split(part, -1);
        int count = labels.length > 1 && labels[labels.length - 1].isEmpty() ? labels.length - 1 : labels.length;
        StringBuilder domain = new StringBuilder(part.length());
        for (int i = 0; i < count; i++) domain.append(i == 0 ? "" : ".").append(label(labels[i]));
        return JidParts.bounded(domain.toString());
    }

    /** Names such as {@code example.org} need no second look. */
    private static boolean isCommon(String part) {
        char before = '.';
        int label = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean inLabel = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!inLabel && (c != '.' || before == '.')) return false;
            label = inLabel ? label + 1 : 0;
            if (label > LONGEST_LABEL) return false;
            before = c;
        }
        return before != '.';
    }

    private static String address(String part) {
        if (!part.endsWith("]") || !Ipv6.isAddress(part.substring(1, part.length() - 1))) throw malformed();
        return part;
    }

    private static String label(String part) {
        if (part.isEmpty()) throw malformed();
        String label = JidParts.label(part);
        if (label.codePointCount(0, label.length()) > LONGEST_LABEL) throw malformed();
        if (label.startsWith(ACE_PREFIX)) label = unicode(label.substring(ACE_PREFIX.length()));
        boolean hyphens = label.startsWith("-") || label.endsWith("-") || label.startsWith("--", 2);
        if (hyphens || !label.codePoints().allMatch(Domainpart::isPermitted)) throw malformed();
        return label;
    }

    /** An A-label stands for its U-label, so that one domain has one address (RFC 7622 §3.2.1, RFC 5891 §5.3). */
    private static String unicode(String encoded) {
        String label = Punycode.decode(encoded);
        boolean genuine = label.codePoints().anyMatch(c -> c >= 0x80) && label.equals(JidParts.label(label));
        if (!genuine) throw malformed();
        return label;
    }

    /** Of ASCII letters, digits and hyphens only (RFC 5890 §2.3.1). */
    private static boolean isPermitted(int c) {
        return c >= 0x80 || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }

    private static JidException malformed() {
        return new JidException("domainpart: RFC 7622 §3.2");
    }
}
