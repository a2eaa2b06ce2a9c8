package de.pimux.core.sasl;

import org.jspecify.annotations.Nullable;

/**
 * The client-first-message (RFC 5802 §7).
 *
 * @param flag {@code n}, {@code y}, or the name of a channel binding
 * @param bound whether the flag is such a name
 * @param gs2Header with both of its commas
 * @param authzid {@code ""} for none
 * @param bare client-first-message-bare
 */
record ScramClientFirst(
        String flag, boolean bound, String gs2Header, String authzid, String bare, String username, String nonce) {

    static @Nullable ScramClientFirst parse(byte[] data) {
        String text = SaslText.utf8(data);
        if (text == null) return null;
        int first = text.indexOf(',');
        int second = text.indexOf(',', first + 1);
        if (first < 0 || second < 0) return null;
        String flag = text.substring(0, first);
        String authzid = authzid(text.substring(first + 1, second));
        if (authzid == null || !isFlag(flag)) return null;
        return bare(flag, text.substring(0, second + 1), authzid, text.substring(second + 1));
    }

    private static @Nullable ScramClientFirst bare(String flag, String header, String authzid, String bare) {
        String[] parts = bare.split(",", -1);
        // A mandatory extension m= would stand first; none is known, so it fails here (RFC 5802 §5.1).
        if (parts.length < 2 || !parts[0].startsWith("n=") || !parts[1].startsWith("r=")) return null;
        String username = saslName(parts[0].substring(2));
        String nonce = parts[1].substring(2);
        if (username == null || !isNonce(nonce) || !ScramExtensions.areOptional(parts, 2, parts.length)) return null;
        boolean bound = flag.startsWith("p=");
        return new ScramClientFirst(bound ? flag.substring(2) : flag, bound, header, authzid, bare, username, nonce);
    }

    private static boolean isFlag(String flag) {
        return flag.equals("n") || flag.equals("y") || (flag.startsWith("p=") && flag.length() > 2);
    }

    private static @Nullable String authzid(String part) {
        if (part.isEmpty()) return "";
        return part.startsWith("a=") ? saslName(part.substring(2)) : null;
    }

    /** Null if empty, or if {@code =} begins anything but {@code =2C} and {@code =3D} (RFC 5802 §5.1). */
    private static @Nullable String saslName(String escaped) {
        StringBuilder name = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '=') {
                name.append(c);
            } else {
                if (escaped.startsWith("2C", i + 1)) name.append(',');
                else if (escaped.startsWith("3D", i + 1)) name.append('=');
                else return null;
                i += 2;
            }
        }
        return name.isEmpty() ? null : name.toString();
    }

    private static boolean isNonce(String nonce) {
        return !nonce.isEmpty() && nonce.chars().allMatch(c -> c >= 0x21 && c <= 0x7E);
    }

    @Override
    public String toString() {
        return "ScramClientFirst[]";
    }
}
