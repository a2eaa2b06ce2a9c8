package de.pimux.core.upload;

import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a link that finds a file: the day on which its slot was given, and 168 random bits that nobody guesses.
 * Who has it can read the file, so it never prints.
 *
 * @param text 32 characters that need no escape in a URL
 */
public record FileLocator(LocalDate day, String text) {
    /** How many random bytes a locator is made of. */
    public static final int RANDOM_BYTES = 21;

    private static final int DAY_BYTES = 3;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

    public static FileLocator of(LocalDate day, byte[] random) {
        if (random.length != RANDOM_BYTES) throw new IllegalArgumentException("so many bytes are no secret");
        byte[] bytes = new byte[DAY_BYTES + RANDOM_BYTES];
        int epochDay = Math.toIntExact(day.toEpochDay());
        for (int i = 0; i < DAY_BYTES; i++) bytes[i] = (byte) (epochDay >>> (8 * (DAY_BYTES - 1 - i)));
        System.arraycopy(random, 0, bytes, DAY_BYTES, RANDOM_BYTES);
        return new FileLocator(day, Base64.getUrlEncoder().encodeToString(bytes));
    }

    /** Null for what is none. */
    public static @Nullable FileLocator parse(String text) {
        if (!FORM.matcher(text).matches()) return null;
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        int epochDay = 0;
        for (int i = 0; i < DAY_BYTES; i++) epochDay = (epochDay << 8) | (bytes[i] & 0xff);
        return new FileLocator(LocalDate.ofEpochDay(epochDay), text);
    }

    @Override
    public String toString() {
        return "FileLocator[" + day + "]";
    }
}
