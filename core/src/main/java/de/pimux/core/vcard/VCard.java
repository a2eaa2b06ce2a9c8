package de.pimux.core.vcard;

import de.pimux.xml.Element;
import de.pimux.xml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile as its owner published it (XEP-0054). */
public final class VCard {
    public static final String NAMESPACE = "vcard-temp";

    private final Element element;
    private @Nullable String photoHash;

    public VCard(Element element) {
        this.element = element;
    }

    public Element element() {
        return element;
    }

    /** The hash of its photo, in hexadecimal digits (XEP-0153); {@code ""} if there is none. Computed once. */
    public String photoHash() {
        String hash = photoHash;
        if (hash == null) {
            Photo photo = photo();
            hash = photo == null ? "" : photo.hash();
            photoHash = hash;
        }
        return hash;
    }

    /** Null if there is none that can be read. */
    public @Nullable Photo photo() {
        Element photo = element.child(NAMESPACE, "PHOTO");
        String data = photo == null ? null : photo.childText(NAMESPACE, "BINVAL");
        return photo == null || data == null ? null : Photo.decoded(data, photo.childText(NAMESPACE, "TYPE"));
    }

    /** With this photo, in the place of the one before; or without one. */
    public VCard with(@Nullable Photo photo) {
        List<Node> children = new ArrayList<>();
        for (Node child : element.children())
            if (!(child instanceof Element other && other.is(NAMESPACE, "PHOTO"))) children.add(child);
        if (photo != null)
            children.add(Element.builder(NAMESPACE, "PHOTO")
                    .textChild(NAMESPACE, "TYPE", photo.type())
                    .textChild(NAMESPACE, "BINVAL", photo.base64())
                    .build());
        return new VCard(element.withChildren(children));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VCard vCard && element.equals(vCard.element);
    }

    @Override
    public int hashCode() {
        return element.hashCode();
    }

    @Override
    public String toString() {
        return "VCard";
    }
}
