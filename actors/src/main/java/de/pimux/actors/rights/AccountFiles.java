package de.pimux.actors.rights;

import de.pimux.xml.Element;
import de.pimux.xml.Node;
import de.pimux.xml.XmlDocument;
import de.pimux.xml.XmlLimits;
import de.pimux.xml.XmlStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the users of a document of XEP-0227, one after the other. What it includes is read from its own folder and the
 * folders below, and from nowhere else (XEP-0227 §5); nothing of XML that a stream would refuse is read.
 */
final class AccountFiles {
    /** Bytes of one file: its elements are all in memory together. */
    static final int MAX_FILE_BYTES = 64 * 1024 * 1024;

    /** The main file, a host, a user, and parts of the user. */
    private static final int MAX_DEPTH = 4;

    private static final String PIE = "urn:xmpp:pie:0";
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final XmlLimits LIMITS = new XmlLimits(MAX_FILE_BYTES, 1024 * 1024, 256, 256, 1024);

    /** Gets each user, with the domain around it. */
    @FunctionalInterface
    interface Users {
        void user(String host, Element user) throws IOException;
    }

    private final Path folder;
    private final Users users;

    private AccountFiles(Path folder, Users users) {
        this.folder = folder;
        this.users = users;
    }

    static void read(Path file, Users users) throws IOException {
        Path real = file.toRealPath();
        Path folder = real.getParent();
        if (folder == null) throw new IOException("not a file");
        AccountFiles files = new AccountFiles(folder, users);
        Element root = isZip(real) ? zipped(real) : files.parsed(real);
        files.visit(root, folder, null, 1);
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private static Element zipped(Path file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals("account.xml")) return parsed(zip);
        }
        throw new IOException("there is no account.xml in it");
    }

    private Element parsed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parsed(in);
        }
    }

    private static Element parsed(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        if (bytes.length > MAX_FILE_BYTES) throw new IOException("a file is larger than " + MAX_FILE_BYTES + " bytes");
        try {
            return XmlDocument.parse(bytes, LIMITS);
        } catch (XmlStreamException e) {
            throw new IOException("a file is no XML that is read here: " + e.violation(), e);
        }
    }

    private void visit(Element element, Path at, @Nullable String host, int depth) throws IOException {
        if (element.is(XINCLUDE, "include")) include(element, at, host, depth);
        else if (element.is(PIE, "server-data")) for (Element child : element.elements()) visit(child, at, null, depth);
        else if (element.is(PIE, "host"))
            for (Element child : element.elements()) visit(child, at, element.attribute("jid"), depth);
        else if (element.is(PIE, "user") && host != null) users.user(host, whole(element, at, depth));
    }

    private void include(Element include, Path at, @Nullable String host, int depth) throws IOException {
        Path file = target(include, at, depth);
        visit(parsed(file), parent(file), host, depth + 1);
    }

    /** A user with its children that stand in files of their own; what is deeper is the user's (XEP-0227 §6). */
    private Element whole(Element user, Path at, int depth) throws IOException {
        if (!user.has(XINCLUDE, "include")) return user;
        List<Node> children = new ArrayList<>();
        for (Node child : user.children())
            children.add(
                    child instanceof Element part && part.is(XINCLUDE, "include")
                            ? parsed(target(part, at, depth))
                            : child);
        return user.withChildren(children);
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
