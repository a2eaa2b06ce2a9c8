package de.pimux.core.avatar;

import de.pimux.core.pubsub.Item;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.Nodes;
import de.pimux.core.vcard.Photo;
import de.pimux.xml.Element;
import org.jspecify.annotations.Nullable;

/** Avatars as they are published to nodes (XEP-0084). */
final class AvatarXml {
    static final String DATA = "urn:xmpp:avatar:data";
    static final String METADATA = "urn:xmpp:avatar:metadata";

    private AvatarXml() {}

    /** What the owner published last about the avatar; null if nothing. */
    static @Nullable Element metadata(Nodes nodes) {
        LeafNode node = nodes.get(METADATA);
        Item last = node == null ? null : node.last();
        Element payload = last == null ? null : last.payload();
        return payload != null && payload.is(METADATA, "metadata") ? payload : null;
    }

    /** What it says about the picture that lies here; the others lie elsewhere (XEP-0398 §3.1). */
    static @Nullable Element info(Element metadata) {
        for (Element info : metadata.elements())
            if (info.is(METADATA, "info") && info.attribute("url") == null) return info;
        return null;
    }

    /** The hash of the avatar that the owner shows; {@code ""} if none. */
    static String shown(Nodes nodes) {
        Element metadata = metadata(nodes);
        Element info = metadata == null ? null : info(metadata);
        String id = info == null ? null : info.attribute("id");
        return id == null ? "" : id;
    }

    /** Null if it isn't there, or isn't what its id says. */
    static @Nullable Photo picture(Nodes nodes, String id, @Nullable String type) {
        LeafNode node = nodes.get(DATA);
        Item item = node == null ? null : node.item(id);
        Element payload = item == null ? null : item.payload();
        Photo photo = payload != null && payload.is(DATA, "data") ? Photo.decoded(payload.text(), type) : null;
        return photo != null && photo.hash().equals(id) ? photo : null;
    }

    static Element dataOf(Photo photo) {
        return Element.of(DATA, "data").withText(photo.base64());
    }

    static Element metadataOf(Photo photo, String id) {
        return Element.of(METADATA, "metadata")
                .with(Element.of(METADATA, "info")
                        .with("bytes", Integer.toString(photo.size()))
                        .with("id", id)
                        .with("type", photo.type()));
    }

    /** Says that there is none (XEP-0084 §4.2). */
    static Element noMetadata() {
        return Element.of(METADATA, "metadata");
    }
}
