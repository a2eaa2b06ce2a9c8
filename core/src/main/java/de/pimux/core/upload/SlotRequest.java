package de.pimux.core.upload;

import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A client asks where it may put a file (XEP-0363 §5).
 *
 * @param linkName how the file is called, as the last segment of its link
 * @param size in bytes, 1 at least
 * @param type null if the client names it with the upload only
 */
public record SlotRequest(
        String linkName, long size, @Nullable MediaType type) {
    /** Bytes of UTF-8 that file systems allow for a name. A longer one: {@code not-acceptable}. */
    public static final int MAX_NAME_BYTES = 255;

    /**
     * @throws StanzaException {@code bad-request} for what the schema doesn't allow; {@code feature-not-implemented} for
     *     a purpose that wants another life of the file than the policy gives it (§6)
     */
    public static SlotRequest of(Element request) throws StanzaException {
        String name = request.attribute("filename");
        if (name == null || name.isBlank()) throw new StanzaException(Condition.BAD_REQUEST);
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES)
            throw new StanzaException(
                    StanzaError.of(Condition.NOT_ACCEPTABLE).withText("The name of the file is too long"));
        for (Element purpose : request.elements())
            if (purpose.namespace().equals(UploadXml.PURPOSE) && !purpose.name().equals("message"))
                throw new StanzaException(Condition.FEATURE_NOT_IMPLEMENTED);
        return new SlotRequest(LinkName.of(name), size(request.attribute("size")), type(request));
    }

    private static long size(@Nullable String written) throws StanzaException {
        if (written == null || !written.matches("\\+?[0-9]{1,18}")) throw new StanzaException(Condition.BAD_REQUEST);
        long size = Long.parseLong(written);
        if (size == 0) throw new StanzaException(Condition.BAD_REQUEST);
        return size;
    }

    private static @Nullable MediaType type(Element request) throws StanzaException {
        String written = request.attribute("content-type");
        if (written == null || written.isEmpty()) return null;
        MediaType type = MediaType.parse(written);
        if (type == null) throw new StanzaException(Condition.BAD_REQUEST);
        return type;
    }

    @Override
    public String toString() {
        return "SlotRequest[" + size + "]";
    }
}
