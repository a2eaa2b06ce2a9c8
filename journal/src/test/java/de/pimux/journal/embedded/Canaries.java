package de.pimux.journal.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Searches the raw bytes of every file of a folder. */
public final class Canaries {
    private Canaries() {}

    /** The files that hold the text. */
    public static List<Path> filesWith(Path folder, String canary) {
        return filesWith(folder, canary.getBytes(UTF_8));
    }

    /** The files that hold these bytes. */
    public static List<Path> filesWith(Path folder, byte[] wanted) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(bytes(file), wanted))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException deletedMeanwhile) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that hold any of these texts, which are bytes as Latin-1 reads them. Quick also for many. */
    public static List<Path> holdingAny(Path folder, Collection<String> canaries) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String text = new String(bytes(file), ISO_8859_1);
                        return canaries.stream().anyMatch(text::contains);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any file holds any of these. */
    public static boolean anyOf(Path folder, List<byte[]> canaries) {
        return canaries.stream().anyMatch(canary -> !filesWith(folder, canary).isEmpty());
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int start = 0; start <= bytes.length - wanted.length; start++) {
            if (matches(bytes, start, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int start, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[start + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
