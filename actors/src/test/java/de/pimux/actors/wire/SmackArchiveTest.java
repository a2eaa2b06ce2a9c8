package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.mam.MamManager;
import org.jivesoftware.smackx.mam.MamManager.MamQuery;
import org.jivesoftware.smackx.mam.MamManager.MamQueryArgs;
import org.jivesoftware.smackx.mam.element.MamPrefsIQ;
import org.jivesoftware.smackx.mam.element.MamPrefsIQ.DefaultBehavior;
import org.jivesoftware.smackx.mam.element.MamVersion;
import org.junit.jupiter.api.Test;
import org.jxmpp.jid.impl.JidCreate;

/** What another implementation makes of archives. */
@ConversationTest
class SmackArchiveTest {
    @Test
    void it_turns_the_archive_on_and_pages_through_it(Conversation with) throws Exception {
        SmackClient alice = with.smack("alice");
        TestClient bob = with.online("bob");
        MamManager mam = MamManager.getInstanceFor(alice.connection());
        assertThat(mam.isSupported()).isTrue();
        assertThat(mam.retrieveArchivingPreferences().mamPrefs.getDefault()).isEqualTo(DefaultBehavior.never);
        // not by its MamManager, which of this version can't read the namespace of the answer that it has got itself
        MamPrefsIQ always = new MamPrefsIQ(MamVersion.MAM2, List.of(), List.of(), DefaultBehavior.always);
        alice.connection().sendIqRequestAndWaitForResponse(always);
        assertThat(mam.retrieveArchivingPreferences().mamPrefs.getDefault()).isEqualTo(DefaultBehavior.always);
        for (int i = 0; i < 5; i++) {
            bob.sends("<message to='{alice}' type='chat' id='m" + i + "'><body>" + i + "</body></message>");
            bob.receivesNothing();
        }
        MamQueryArgs args = MamQueryArgs.builder()
                .limitResultsToJid(JidCreate.from(with.filled("{bob}")))
                .setResultPageSize(2)
                .queryLastPage()
                .build();
        MamQuery query = mam.queryArchive(args);
        assertThat(bodies(query.getMessages())).containsExactly("3", "4");
        assertThat(query.isComplete()).isFalse();
        assertThat(bodies(query.pagePrevious(10))).containsExactly("0", "1", "2");
        assertThat(query.isComplete()).isTrue();
        assertThat(mam.getMessageUidOfLatestMessage()).isNotEmpty();
        assertThat(mam.retrieveFormFields())
                .extracting(field -> field.getFieldName())
                .contains("with", "start", "end", "before-id", "after-id", "ids");
    }

    private static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::getBody).toList();
    }
}
