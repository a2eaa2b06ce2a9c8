package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.chat2.ChatManager;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smackx.blocking.BlockingCommandManager;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.httpfileupload.HttpFileUploadManager;
import org.jivesoftware.smackx.iqprivate.PrivateDataManager;
import org.jivesoftware.smackx.iqregister.AccountManager;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.ping.PingManager;
import org.jivesoftware.smackx.time.EntityTimeManager;
import org.jivesoftware.smackx.vcardtemp.VCardManager;
import org.jivesoftware.smackx.vcardtemp.packet.VCard;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** What another implementation makes of the server. */
@ConversationTest
class SmackConversationTest {
    @Test
    void two_people_chat(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        SmackClient bob = with.smack("bob");
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ChatManager.getInstanceFor(bob.connection())
                .addIncomingListener((from, message, chat) -> heard.add(message.getBody()));
        ChatManager.getInstanceFor(alice.connection())
                .chatWith(JidCreate.entityBareFrom(with.filled("{bob}")))
                .send("Wherefore art thou?");
        assertThat(heard.poll(15, TimeUnit.SECONDS)).isEqualTo("Wherefore art thou?");
    }

    @Test
    void stream_management_is_on_and_a_session_is_resumed(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        assertThat(alice.connection().isSmEnabled()).isTrue();
        alice.connection().instantShutdown();
        alice.connection().connect();
        alice.connection().login();
        assertThat(alice.connection().streamWasResumed()).isTrue();
    }

    @Test
    void a_file_is_shared(Conversation with) throws Exception {
        HttpFileUploadManager uploads =
                HttpFileUploadManager.getInstanceFor(with.smack("alice").connection());
        uploads.setTlsContext(TestTrust.context());
        assertThat(uploads.discoverUploadService()).isTrue();
        assertThat(uploads.getDefaultUploadService().getMaxFileSize()).isEqualTo(104_857_600);
        byte[] cat = "meow".getBytes(StandardCharsets.UTF_8);
        String link = uploads.uploadFile(new ByteArrayInputStream(cat), "cat.txt", cat.length)
                .toString();
        assertThat(UploadTalk.get(link).body()).isEqualTo(cat);
    }

    @Test
    void contacts_see_each_other(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        TestClient bob = with.online("bob");
        BlockingQueue<Presence> seen = new LinkedBlockingQueue<>();
        Roster roster = Roster.getInstanceFor(alice.connection());
        roster.addPresenceEventListener(new org.jivesoftware.smack.roster.AbstractPresenceEventListener() {
            @Override
            public void presenceAvailable(org.jxmpp.jid.FullJid address, Presence presence) {
                seen.add(presence);
            }
        });
        roster.createItemAndRequestSubscription(
                JidCreate.bareFrom(with.filled("{bob}")), "Bob", new String[] {"Friends"});
        bob.receivesAmong("<presence type='subscribe' from='{alice}'><etc xmlns='test'/></presence>");
        bob.sends("<presence type='subscribed' to='{alice}'/>");
        Presence presence = seen.poll(15, TimeUnit.SECONDS);
        assertThat(presence).isNotNull();
        assertThat(presence.getFrom().toString()).isEqualTo(bob.address());
        assertThat(roster.getEntry(JidCreate.bareFrom(with.filled("{bob}"))).getGroups())
                .hasSize(1);
    }

    @Test
    void it_finds_out_what_the_server_can_do(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        var domain = alice.connection().getXMPPServiceDomain();
        assertThat(ServiceDiscoveryManager.getInstanceFor(alice.connection()).serverSupportsFeature("urn:xmpp:ping"))
                .isTrue();
        assertThat(PingManager.getInstanceFor(alice.connection()).pingMyServer())
                .isTrue();
        assertThat(VersionManager.getInstanceFor(alice.connection())
                        .getVersion(domain)
                        .getName())
                .isEqualTo("pimux");
        assertThat(EntityTimeManager.getInstanceFor(alice.connection())
                        .getTime(domain)
                        .getTime())
                .isNotNull();
    }

    @Test
    void it_stores_a_vcard_and_private_data(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        VCard card = new VCard();
        card.setNickName("Ali");
        VCardManager.getInstanceFor(alice.connection()).saveVCard(card);
        assertThat(VCardManager.getInstanceFor(alice.connection()).loadVCard().getNickName())
                .isEqualTo("Ali");
        assertThat(PrivateDataManager.getInstanceFor(alice.connection()).isSupported())
                .isTrue();
    }

    @Test
    void it_blocks(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        BlockingCommandManager blocking = BlockingCommandManager.getInstanceFor(alice.connection());
        assertThat(blocking.isSupportedByServer()).isTrue();
        blocking.blockContacts(java.util.List.of(JidCreate.from("mallory@example.net")));
        assertThat(blocking.getBlockList()).containsExactly(JidCreate.from("mallory@example.net"));
        CountDownLatch pushed = new CountDownLatch(1);
        blocking.addAllJidsUnblockedListener(pushed::countDown);
        blocking.unblockAll();
        assertThat(pushed.await(15, TimeUnit.SECONDS)).isTrue();
        assertThat(blocking.getBlockList()).isEmpty();
    }

    @Test
    void it_changes_a_password_and_deletes_an_account(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        AccountManager account = AccountManager.getInstance(alice.connection());
        account.changePassword("another");
        account.deleteAccount();
    }
}
