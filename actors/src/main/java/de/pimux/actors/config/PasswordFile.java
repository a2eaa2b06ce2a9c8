package de.pimux.actors.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Who may use the console from other machines: a file with a line {@code name password} for each. */
public final class PasswordFile {
    /** Shorter ones can be guessed, in spite of the console's limit of wrong ones. */
    private static final int MIN_PASSWORD_CHARS = 12;

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Map<String, String> passwords;

    private PasswordFile(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Fails with a message that names the file and what would be right. */
    public static PasswordFile read(Path file) throws IOException {
        if (!Files.isReadable(file)) throw new IOException("there is no file " + file + " that this user may read");
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file)))
            throw new IOException(file + " may be read by others: chmod 600 " + file);
        Map<String, String> passwords = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] words = line.strip().split("\\s+", 2);
            if (words.length < 2 || words[1].length() < MIN_PASSWORD_CHARS)
                throw new IOException(file + " must hold lines \"name password\", with passwords of at least "
                        + MIN_PASSWORD_CHARS + " characters");
            passwords.put(words[0], words[1]);
        }
        if (passwords.isEmpty()) throw new IOException(file + " holds no line \"name password\"");
        return new PasswordFile(Map.copyOf(passwords));
    }

    /** Takes as long for a wrong password as for a right one, and for a name that isn't there. */
    public boolean accepts(String name, String password) {
        byte[] right = passwords.getOrDefault(name, "").getBytes(UTF_8);
        return MessageDigest.isEqual(password.getBytes(UTF_8), right) && passwords.containsKey(name);
    }

    @Override
    public String toString() {
        return "PasswordFile";
    }
}
