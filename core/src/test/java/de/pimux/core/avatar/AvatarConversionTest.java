package de.pimux.core.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountState;
import de.pimux.core.jid.Jid;
import de.pimux.core.pubsub.AccessModel;
import de.pimux.core.pubsub.Change;
import de.pimux.core.pubsub.Item;
import de.pimux.core.pubsub.LeafNode;
import de.pimux.core.pubsub.NodeConfig;
import de.pimux.core.pubsub.NodeLimits;
import de.pimux.core.pubsub.NodeOption;
import de.pimux.core.pubsub.PubsubEvent;
import de.pimux.core.pubsub.PubsubEvent.ItemPublished;
import de.pimux.core.pubsub.PubsubEvent.NodeConfigured;
import de.pimux.core.pubsub.PubsubEvent.NodeCreated;
import de.pimux.core.pubsub.PubsubEvent.NodeDeleted;
import de.pimux.core.pubsub.PubsubEvent.Subscribed;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.core.vcard.VCard;
import de.pimux.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** XEP-0398 §3. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AvatarConversionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final NodeLimits LIMITS = new NodeLimits(10, 10, 1_000, 10_000, 10_000);
    private static final NodeConfig OPEN = new NodeConfig(Map.of(NodeOption.ACCESS_MODEL, List.of("open")));
    private static final String HASH = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"; // of "hello"
    private static final PubsubEvent DATA =
            published("urn:xmpp:avatar:data", HASH, "<data xmlns='urn:xmpp:avatar:data'>aGVsbG8=</data>");
    private static final PubsubEvent METADATA = published(
            "urn:xmpp:avatar:metadata",
            HASH,
            "<metadata xmlns='urn:xmpp:avatar:metadata'><info id='x' url='http://example.net/x' type='image/gif'"
                    + " bytes='9'/><info id='" + HASH + "' type='image/webp' bytes='5'/></metadata>");
    private static final VCard PROFILE = vCard("<FN>Juliet</FN>");
    private static final VCard WITH_PHOTO =
            vCard("<FN>Juliet</FN><PHOTO><TYPE>image/webp</TYPE><BINVAL>aGVsbG8=</BINVAL></PHOTO>");

    private AccountState state = AccountState.ABSENT;

    private static VCard vCard(String content) {
        return new VCard(Xml.element("<vCard xmlns='vcard-temp'>" + content + "</vCard>"));
    }

    private static PubsubEvent published(String node, String id, String payload) {
        return new ItemPublished(node, id, Xml.element(payload), NOW, 1);
    }

    private AvatarConversionTest with(AccountEvent... events) {
        for (AccountEvent event : events) state = state.apply(event);
        return this;
    }

    private AvatarConversionTest withNodes(NodeConfig config) {
        return with(
                new NodeCreated("urn:xmpp:avatar:data", config), new NodeCreated("urn:xmpp:avatar:metadata", config));
    }

    private @Nullable VCard after(PubsubEvent event) {
        with(event);
        VCard vCard = AvatarConversion.vCard(state, List.of(event));
        if (vCard != null) with(new VCardPublished(vCard.element()));
        return vCard;
    }

    @Test
    void an_avatar_that_everybody_may_read_comes_into_the_profile() {
        withNodes(OPEN).with(new VCardPublished(PROFILE.element()), DATA);
        assertThat(after(METADATA)).isEqualTo(WITH_PHOTO);
    }

    @Test
    void an_avatar_makes_a_profile_where_there_is_none() {
        withNodes(OPEN).with(DATA);
        assertThat(after(METADATA)).isEqualTo(vCard("<PHOTO><TYPE>image/webp</TYPE><BINVAL>aGVsbG8=</BINVAL></PHOTO>"));
    }

    @Test
    void an_avatar_for_contacts_only_stays_out_of_the_profile_and_takes_the_place_of_the_one_before() {
        withNodes(NodeConfig.DEFAULT).with(new VCardPublished(PROFILE.element()), DATA);
        assertThat(after(METADATA)).isNull();
        with(new VCardPublished(
                vCard("<FN>Juliet</FN><PHOTO><BINVAL>b2xk</BINVAL></PHOTO>").element()));
        assertThat(after(METADATA)).isEqualTo(PROFILE);
    }

    @Test
    void an_avatar_that_is_restricted_leaves_the_profile() {
        withNodes(OPEN).with(new VCardPublished(WITH_PHOTO.element()), DATA, METADATA);
        assertThat(after(new NodeConfigured("urn:xmpp:avatar:metadata", NodeConfig.DEFAULT)))
                .isEqualTo(PROFILE);
    }

    @Test
    void an_avatar_that_is_given_up_leaves_the_profile() {
        withNodes(OPEN).with(new VCardPublished(WITH_PHOTO.element()), DATA, METADATA);
        assertThat(after(published("urn:xmpp:avatar:metadata", "none", "<metadata xmlns='urn:xmpp:avatar:metadata'/>")))
                .isEqualTo(PROFILE);
        with(METADATA, new VCardPublished(WITH_PHOTO.element()));
        assertThat(after(new NodeDeleted("urn:xmpp:avatar:metadata"))).isEqualTo(PROFILE);
    }

    @Test
    void metadata_before_the_picture_changes_nothing_until_it_comes() {
        withNodes(OPEN).with(new VCardPublished(PROFILE.element()));
        assertThat(after(METADATA)).isNull();
        assertThat(after(DATA)).isEqualTo(WITH_PHOTO);
    }

    @Test
    void a_picture_that_is_not_shown_yet_changes_nothing() {
        withNodes(OPEN).with(new VCardPublished(WITH_PHOTO.element()));
        assertThat(after(
                        published("urn:xmpp:avatar:data", "new", "<data xmlns='urn:xmpp:avatar:data'>b3RoZXI=</data>")))
                .isNull();
    }

    @Test
    void a_node_without_an_avatar_says_nothing_about_it() {
        with(new VCardPublished(WITH_PHOTO.element()));
        assertThat(after(new NodeCreated("urn:xmpp:avatar:metadata", OPEN))).isNull();
        assertThat(after(new NodeConfigured("urn:xmpp:avatar:metadata", NodeConfig.DEFAULT)))
                .isNull();
        assertThat(after(new Subscribed("urn:xmpp:avatar:metadata", Jid.of("romeo@montague.lit"))))
                .isNull();
    }

    @Test
    void a_picture_that_is_not_what_its_id_says_is_not_shown() {
        withNodes(OPEN)
                .with(published("urn:xmpp:avatar:data", HASH, "<data xmlns='urn:xmpp:avatar:data'>b3RoZXI=</data>"));
        assertThat(after(METADATA)).isNull();
    }

    @Test
    void other_nodes_concern_no_profile() {
        with(new NodeCreated("tune", OPEN));
        assertThat(after(published("tune", "now", "<tune xmlns='tune'/>"))).isNull();
    }

    private LeafNode node(String name) {
        LeafNode node = state.nodes().get(name);
        if (node == null) throw new AssertionError("no node " + name);
        return node;
    }

    private Element last(String name) {
        Item last = node(name).last();
        Element payload = last == null ? null : last.payload();
        if (payload == null) throw new AssertionError("nothing at " + name);
        return payload;
    }

    private Change afterProfile(VCard vCard) {
        return AvatarConversion.published(state, vCard, LIMITS, NOW);
    }

    @Test
    void the_photo_of_a_profile_is_published() {
        Change change = afterProfile(WITH_PHOTO);
        assertThat(change.notices()).hasSize(2);
        with(change.events().toArray(AccountEvent[]::new));
        assertThat(node("urn:xmpp:avatar:data").config().access()).isEqualTo(AccessModel.OPEN);
        assertThat(last("urn:xmpp:avatar:data"))
                .isEqualTo(Xml.element("<data xmlns='urn:xmpp:avatar:data'>aGVsbG8=</data>"));
        assertThat(last("urn:xmpp:avatar:metadata"))
                .isEqualTo(Xml.element("<metadata xmlns='urn:xmpp:avatar:metadata'><info bytes='5' id='" + HASH
                        + "' type='image/webp'/></metadata>"));
    }

    @Test
    void a_photo_that_is_the_avatar_already_is_not_published_again() {
        withNodes(OPEN).with(DATA, METADATA);
        assertThat(afterProfile(WITH_PHOTO)).isEqualTo(Change.NONE);
    }

    @Test
    void nodes_that_are_there_keep_their_access() {
        withNodes(NodeConfig.DEFAULT).with(afterProfile(WITH_PHOTO).events().toArray(AccountEvent[]::new));
        assertThat(node("urn:xmpp:avatar:data").config().access()).isEqualTo(AccessModel.PRESENCE);
    }

    @Test
    void a_photo_that_leaves_the_profile_is_no_avatar_any_more() {
        withNodes(OPEN).with(new VCardPublished(WITH_PHOTO.element()), DATA, METADATA);
        with(afterProfile(PROFILE).events().toArray(AccountEvent[]::new));
        assertThat(last("urn:xmpp:avatar:metadata"))
                .isEqualTo(Xml.element("<metadata xmlns='urn:xmpp:avatar:metadata'/>"));
    }

    @Test
    void an_avatar_that_never_was_in_the_profile_outlives_a_change_of_it() {
        withNodes(NodeConfig.DEFAULT).with(new VCardPublished(PROFILE.element()), DATA, METADATA);
        assertThat(afterProfile(vCard("<FN>Jule</FN>"))).isEqualTo(Change.NONE);
    }

    @Test
    void a_photo_that_there_is_no_room_for_is_not_published() {
        NodeLimits small = new NodeLimits(10, 10, 20, 10_000, 10_000);
        assertThat(AvatarConversion.published(state, WITH_PHOTO, small, NOW)).isEqualTo(Change.NONE);
    }
}
