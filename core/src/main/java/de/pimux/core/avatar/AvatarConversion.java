package de.pimux.core.avatar;

import de.pimux.core.account.AccountState;
import de.pimux.core.pubsub.AccessModel;
import de.pimux.core.pubsub.Change;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.NodeLimits;
import de.pimux.core.pubsub.Nodes;
import de.pimux.core.pubsub.PubsubEvent;
import de.pimux.core.pubsub.PubsubEvent.ItemPublished;
import de.pimux.core.pubsub.PubsubEvent.ItemRetracted;
import de.pimux.core.pubsub.PubsubEvent.NodeConfigured;
import de.pimux.core.pubsub.PubsubEvent.NodeDeleted;
import de.pimux.core.pubsub.PubsubEvent.NodePurged;
import de.pimux.core.pubsub.ServerPublication;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.vcard.Photo;
import de.pimux.core.vcard.VCard;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies an avatar from where its owner published it to where other clients look for it (XEP-0398). */
public final class AvatarConversion {
    private AvatarConversion() {}

    /**
     * The profile after something has happened to nodes; null if it stays as it is. Everybody may read a profile, so
     * that only an avatar that everybody may read gets there; one that was restricted takes the place of the one before
     * as well, so that none is shown that the owner has given up.
     */
    public static @Nullable VCard vCard(AccountState after, List<PubsubEvent> happened) {
        List<PubsubEvent> concerned =
                happened.stream().filter(AvatarConversion::concernsAvatar).toList();
        Nodes nodes = after.nodes();
        String shown = AvatarXml.shown(nodes);
        if (concerned.isEmpty() || (shown.isEmpty() && !isGivenUp(concerned))) return null;
        Photo photo = shown.isEmpty() ? null : AvatarXml.picture(nodes, shown, type(nodes));
        boolean isOpen = isOpen(nodes.get(AvatarXml.METADATA)) && isOpen(nodes.get(AvatarXml.DATA));
        if (photo == null && !shown.isEmpty() && isOpen) return null; // the picture is still to come
        return changed(after.vCard(), isOpen ? photo : null);
    }

    private static boolean concernsAvatar(PubsubEvent event) {
        boolean changesContent = event instanceof ItemPublished
                || event instanceof ItemRetracted
                || event instanceof NodePurged
                || event instanceof NodeDeleted;
        return (changesContent || event instanceof NodeConfigured)
                && (event.node().equals(AvatarXml.METADATA) || event.node().equals(AvatarXml.DATA));
    }

    /** Nothing is shown: because the owner says so, and not only because nothing has been published yet. */
    private static boolean isGivenUp(List<PubsubEvent> concerned) {
        return concerned.stream()
                .anyMatch(event -> event.node().equals(AvatarXml.METADATA) && !(event instanceof NodeConfigured));
    }

    private static @Nullable String type(Nodes nodes) {
        Element metadata = AvatarXml.metadata(nodes);
        Element info = metadata == null ? null : AvatarXml.info(metadata);
        return info == null ? null : info.attribute("type");
    }

    private static boolean isOpen(@Nullable LeafNode node) {
        return node != null && node.config().access() == AccessModel.OPEN;
    }

    private static @Nullable VCard changed(@Nullable VCard old, @Nullable Photo photo) {
        String before = old == null ? "" : old.photoHash();
        if (before.equals(photo == null ? "" : photo.hash())) return null;
        return (old == null ? new VCard(Element.of(VCard.NAMESPACE, "vCard")) : old).with(photo);
    }

    /**
     * What is published for an owner who has set this profile: the photo in it, if it is another one; and that there is
     * none any more, if it was the avatar. Nothing where the account has no room for it.
     */
    public static Change published(AccountState before, VCard vCard, NodeLimits limits, Instant now) {
        ServerPublication publication = new ServerPublication(before.nodes(), limits, now);
        String shown = AvatarXml.shown(before.nodes());
        Photo photo = vCard.photo();
        try {
            if (photo != null && !vCard.photoHash().equals(shown)) publish(photo, publication);
            if (photo == null && isPhotoOf(before.vCard(), shown))
                publication.publish(AvatarXml.METADATA, shown, AvatarXml.noMetadata());
            return publication.change();
        } catch (StanzaException noRoom) {
            return Change.NONE;
        }
    }

    private static void publish(Photo photo, ServerPublication publication) throws StanzaException {
        String id = photo.hash();
        publication.publish(AvatarXml.DATA, id, AvatarXml.dataOf(photo));
        publication.publish(AvatarXml.METADATA, id, AvatarXml.metadataOf(photo, id));
    }

    private static boolean isPhotoOf(@Nullable VCard vCard, String shown) {
        return vCard != null && !shown.isEmpty() && shown.equals(vCard.photoHash());
    }
}
