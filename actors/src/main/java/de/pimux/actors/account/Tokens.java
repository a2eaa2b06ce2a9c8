package de.pimux.actors.account;

import java.security.SecureRandom;
import java.util.Base64;

/** Names nobody can guess: 128 random bits, printable in a JID and in an attribute. */
public final class Tokens {
    private static final int BYTES = 16;
    private final SecureRandom random = new SecureRandom();

    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
