package de.pimux.core.jid;

/** Reads the ASCII form of an international label, without its {@code xn--} (RFC 3492 §6.2). */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private final String encoded;
    private int at;

    private Punycode(String encoded) {
        this.encoded = encoded;
    }

    /** @throws JidException if it is none */
    static String decode(String encoded) {
        return new Punycode(encoded).decode();
    }

    private String decode() {
        int hyphen = encoded.lastIndexOf('-');
        StringBuilder label = new StringBuilder(encoded.substring(0, Math.max(hyphen, 0)));
        at = hyphen + 1;
        long n = INITIAL_N;
        int bias = INITIAL_BIAS;
        long position = 0;
        boolean first = true;
        for (int length = hyphen < 0 ? 1 : hyphen + 1; at < encoded.length(); length++) {
            long delta = delta(bias);
            bias = bias(delta, length, first);
            first = false;
            position += delta;
            n += position / length;
            position %= length;
            if (n > Character.MAX_CODE_POINT || (n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE))
                throw malformed();
            label.insert(label.offsetByCodePoints(0, (int) position), Character.toString((int) n));
            position++;
        }
        return label.toString();
    }

    private long delta(int bias) {
        long delta = 0;
        long weight = 1;
        for (int k = BASE; ; k += BASE) {
            int digit = digit();
            delta += digit * weight;
            if (delta > Integer.MAX_VALUE) throw malformed();
            int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
            if (digit < threshold) return delta;
            weight *= BASE - threshold;
        }
    }

    private int digit() {
        if (at == encoded.length()) throw malformed();
        char c = encoded.charAt(at++);
        if (c >= 'a' && c <= 'z') return c - 'a';
        if (c >= '0' && c <= '9') return c - '0' + 26;
        throw malformed();
    }

    private static int bias(long delta, int length, boolean first) {
        long rest = first ? delta / DAMP : delta / 2;
        rest += rest / length;
        int k = 0;
        for (; rest > (BASE - T_MIN) * T_MAX / 2; k += BASE) rest /= BASE - T_MIN;
        return (int) (k + (BASE - T_MIN + 1) * rest / (rest + SKEW));
    }

    private static JidException malformed() {
        return new JidException("domainpart: RFC 3492");
    }
}
