package de.pimux.actors.rights;

import de.pimux.xml.Element;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlPieces;
import de.pimux.xml.XmlStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the users of a document of XEP-0227, one after the other, and tells them part by part, so that a file may be longer
 * than the memory. What it includes is read from its own folder and the folders below, and from nowhere else (XEP-0227
 * §5); nothing of XML that a stream would refuse is read.
 */
final class AccountFiles {
    /** Bytes of one part of a user, and of one archived message: its elements are all in memory together. */
    static final int MAX_PART_BYTES = 64 * 1024 * 1024;

    /** The main file, a host, a user, and parts of the user. */
    private static final int MAX_DEPTH = 4;

    private static final String PIE = "urn:xmpp:pie:0";
    private static final String ARCHIVE = PIE + "#mam";
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final XmlLimits LIMITS = new XmlLimits(MAX_PART_BYTES, 1024 * 1024, 256, 256, 1024);

    /** Gets each user. */
    interface Users {
        /** @param user with its attributes, without its children */
        void begin(String host, Element user) throws IOException;

        /** A child of the user, but the archive. */
        void part(Element part) throws IOException;

        /** A child of the user's archive. */
        void archived(Element result) throws IOException;

        void end() throws IOException;
    }

    /** Where in the document something stands; included files stand where they are included. */
    private enum Place {
        TOP,
        SERVER,
        HOST,
        USER,
        ARCHIVE,
        /** Where nothing is expected. */
        ELSEWHERE
    }

    private final Path folder;
    private final Users users;

    private AccountFiles(Path folder, Users users) {
        this.folder = folder;
        this.users = users;
    }

    static void read(Path file, Users users) throws IOException {
        Path real = file.toRealPath();
        AccountFiles files = new AccountFiles(parent(real), users);
        if (isZip(real)) files.zipped(real);
        else files.plain(real, Place.TOP, null, 1);
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private void zipped(Path file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals("account.xml")) {
                    parse(zip, new Visit(folder, Place.TOP, null, 1));
                    return;
                }
        }
        throw new IOException("there is no account.xml in it");
    }

    private void plain(Path file, Place place, @Nullable String host, int depth) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            parse(in, new Visit(parent(file), place, host, depth));
        }
    }

    private static void parse(InputStream in, Visit visit) throws IOException {
        try {
            XmlPieces.read(in, LIMITS, AccountFiles::isTakenApart, visit);
        } catch (XmlStreamException e) {
            throw new IOException("a file is no XML that is read here: " + e.violation(), e);
        }
    }

    private static boolean isTakenApart(Element element) {
        return element.is(PIE, "server-data")
                || element.is(PIE, "host")
                || element.is(PIE, "user")
                || element.is(ARCHIVE, "archive");
    }

    /** One file on its way through. */
    private final class Visit implements XmlPieces.Handler {
        private final Path at;
        private final int depth;
        private final Deque<Place> places = new ArrayDeque<>();
        private @Nullable String host;

        Visit(Path at, Place place, @Nullable String host, int depth) {
            this.at = at;
            this.depth = depth;
            this.host = host;
            places.push(place);
        }

        private Place here() {
            return places.element();
        }

        @Override
        public void opened(Element start) throws IOException {
            Place place = inside(start);
            if (place == Place.ELSEWHERE && places.size() == 1 && depth > 1)
                throw new IOException("an include of a file that doesn't belong there");
            places.push(place);
            if (place == Place.HOST) host = start.attribute("jid");
            if (place == Place.USER) users.begin(String.valueOf(host), start);
        }

        private Place inside(Element start) {
            return switch (here()) {
                case TOP -> start.is(PIE, "server-data") ? Place.SERVER : Place.ELSEWHERE;
                case SERVER -> start.is(PIE, "host") ? Place.HOST : Place.ELSEWHERE;
                case HOST -> start.is(PIE, "user") && host != null ? Place.USER : Place.ELSEWHERE;
                case USER -> start.is(ARCHIVE, "archive") ? Place.ARCHIVE : Place.ELSEWHERE;
                default -> Place.ELSEWHERE;
            };
        }

        /** What includes stand for deeper inside of a user is the user's (XEP-0227 §6). */
        @Override
        public void element(Element whole) throws IOException {
            if (here() == Place.ARCHIVE) users.archived(whole);
            else if (whole.is(XINCLUDE, "include") && here() != Place.ELSEWHERE)
                plain(target(whole, at, depth), here(), host, depth + 1);
            else if (here() == Place.USER) users.part(whole);
        }

        @Override
        public void closed() throws IOException {
            if (places.pop() == Place.USER) users.end();
        }
    }

    /** The file that is meant: below the folder of the main file, also when all links are followed. */
    private Path target(Element include, Path at, int depth) throws IOException {
        String href = include.attribute("href");
        if (href == null
                || include.attribute("parse") != null
                || include.attribute("xpointer") != null
                || depth >= MAX_DEPTH) throw new IOException("an include of a kind that is not read");
        Path file;
        try {
            URI uri = URI.create(href);
            if (uri.getScheme() != null || uri.getAuthority() != null || uri.getPath() == null)
                throw new IOException("an include that is no relative file");
            file = at.resolve(uri.getPath()).toRealPath();
        } catch (IllegalArgumentException e) {
            throw new IOException("an include that is no relative file", e);
        }
        if (!file.startsWith(folder)) throw new IOException("an include of a file outside of the folder");
        return file;
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) throw new IOException("not a file");
        return parent;
    }
}
