package de.pimux.core.sasl;

import java.text.Normalizer;

/**
 * SASLprep (RFC 4013), which RFC 5802 prescribes for the password: what a client hashes must be what the server has
 * hashed. RFC 8265 has a newer profile, but clients still use this one, and for letters and digits they agree.
 */
final class SaslPrep {
    private SaslPrep() {}

    /** @throws PasswordException if nothing remains, or a character is prohibited (RFC 4013 §2.3) */
    static String prepare(String password) {
        StringBuilder mapped = new StringBuilder(password.length());
        password.codePoints()
                .filter(c -> !isMappedToNothing(c))
                .map(SaslPrep::space)
                .forEach(mapped::appendCodePoint);
        String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        if (prepared.isEmpty()) throw new PasswordException("empty");
        if (prepared.codePoints().anyMatch(SaslPrep::isProhibited)) throw new PasswordException("RFC 4013 §2.3");
        return prepared;
    }

    /** RFC 3454 table C.1.2. */
    private static int space(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR || c == 0x200B ? ' ' : c;
    }

    /** RFC 3454 table B.1, without U+200B, which is a space here. */
    private static boolean isMappedToNothing(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x1806
                || (c >= 0x180B && c <= 0x180D)
                || c == 0x200C
                || c == 0x200D
                || c == 0x2060
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF;
    }

    /** The tables of RFC 4013 §2.3 by the categories of Unicode that they were made from. */
    private static boolean isProhibited(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        };
    }
}
