package de.pimux.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An element as {@link XmlWriter} wrote it: one object with its bytes, where a tree has some thirty for a small message.
 * What is written often and looked into hardly ever, such as a message that waits or an archived one, is kept like this.
 * Its content never prints by accident.
 */
public final class WrittenElement implements Markup {
    private static final byte[] DECLARATION = " xmlns='".getBytes(StandardCharsets.US_ASCII);

    private static final int USUAL_CHILD = 128; // an id

    private final byte[] bytes;

    private WrittenElement(byte[] bytes) {
        this.bytes = bytes;
    }

    public static WrittenElement of(Element element) {
        return new WrittenElement(XmlWriter.bytes(element, ""));
    }

    /** What {@link XmlWriter#bytes} gave for no context. It is not looked at, and must not change any more. */
    public static WrittenElement ofBytes(byte[] bytes) {
        return new WrittenElement(bytes);
    }

    /** @throws IllegalStateException if the bytes were none of {@link XmlWriter} */
    @Override
    public Element element() {
        try {
            return XmlFragment.parse(bytes, XmlLimits.NONE);
        } catch (XmlStreamException notWritten) {
            throw new IllegalStateException("a written element is not well-formed", notWritten);
        }
    }

    /** In bytes. */
    public int size() {
        return bytes.length;
    }

    /** This element with one more child behind the others, mostly without a look at them. */
    public WrittenElement with(Element child) {
        int name = endOfName();
        String namespace = declared(name);
        if (bytes[bytes.length - 2] == '/' || namespace == null)
            return of(element().with(child));
        int endTag = bytes.length - name - 2; // it has "</" where the start tag has "<", and ">" in the end
        XmlBuffer out = new XmlBuffer(bytes.length + USUAL_CHILD);
        out.raw(bytes, 0, endTag);
        XmlWriter.write(child, namespace, out);
        out.raw(bytes, endTag, bytes.length);
        return new WrittenElement(out.toBytes());
    }

    /** As it stands where this namespace is the default: then it need not be declared again. */
    void writeTo(XmlBuffer out, String defaultNamespace) {
        int name = endOfName();
        out.raw(bytes, 0, name);
        int rest = name;
        if (declares(name, defaultNamespace)) rest += DECLARATION.length + defaultNamespace.length() + 1;
        else if (!startsAt(name, DECLARATION) && !defaultNamespace.isEmpty()) out.raw(" xmlns=''");
        out.raw(bytes, rest, bytes.length);
    }

    /** The place behind the name in the start tag. */
    private int endOfName() {
        int at = 1;
        while (bytes[at] != ' ' && bytes[at] != '>' && bytes[at] != '/') at++;
        return at;
    }

    private boolean startsAt(int at, byte[] what) {
        return bytes.length - at >= what.length && Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
    }

    /** Never for a namespace beyond ASCII or with an escape, which then is declared once more than needed. */
    private boolean declares(int at, String namespace) {
        int start = at + DECLARATION.length;
        int end = start + namespace.length();
        if (!startsAt(at, DECLARATION) || end >= bytes.length || bytes[end] != '\'') return false;
        for (int i = 0; i < namespace.length(); i++) if (bytes[start + i] != namespace.charAt(i)) return false;
        return true;
    }

    /** The element's namespace, as its tag declares it; null if it has characters that are escaped there. */
    private @Nullable String declared(int at) {
        if (!startsAt(at, DECLARATION)) return "";
        int start = at + DECLARATION.length;
        int end = start;
        while (bytes[end] != '\'') if (bytes[end++] == '&') return null;
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenElement written && Arrays.equals(bytes, written.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "WrittenElement[" + bytes.length + " bytes]";
    }
}
