package de.pimux.core.offline;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorthKeepingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message type='chat'><body>hi</body></message>",
                "<message><body>hi</body></message>",
                "<message><subject>hi</subject></message>",
                "<message type='chat'><body/><composing xmlns='http://jabber.org/protocol/chatstates'/></message>",
                "<message type='chat'><received xmlns='urn:xmpp:receipts' id='1'/></message>",
                "<message type='chat'><displayed xmlns='urn:xmpp:chat-markers:0' id='1'/></message>",
                "<message type='chat'><reactions xmlns='urn:xmpp:reactions:0' id='1'/></message>",
                "<message type='chat'><retract xmlns='urn:xmpp:message-retract:1' id='1'/></message>",
                "<message type='chat'><encrypted xmlns='eu.siacs.conversations.axolotl'/></message>",
                "<message type='chat'><encrypted xmlns='urn:xmpp:omemo:2'/></message>",
                "<message><x xmlns='jabber:x:conference' jid='room@example.org'/></message>",
                "<message type='chat'><thread>t</thread><store xmlns='urn:xmpp:hints'/></message>"
            })
    void kept(String message) {
        assertThat(WorthKeeping.test(Xml.message(message))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message type='chat'/>",
                "<message type='headline'><body>hi</body></message>",
                "<message type='groupchat'><body>hi</body></message>",
                "<message type='error'><body>hi</body></message>",
                "<message type='headline'><body>hi</body><store xmlns='urn:xmpp:hints'/></message>",
                "<message type='chat'><active xmlns='http://jabber.org/protocol/chatstates'/></message>",
                "<message type='chat'><thread>t</thread><paused xmlns='http://jabber.org/protocol/chatstates'/></message>",
                "<message type='chat'><body>hi</body><no-store xmlns='urn:xmpp:hints'/></message>",
                "<message type='chat'><body>hi</body><no-permanent-store xmlns='urn:xmpp:hints'/></message>",
                "<message type='chat'><no-copy xmlns='urn:xmpp:hints'/></message>",
                "<message><data xmlns='http://jabber.org/protocol/ibb' seq='0' sid='1'>aGk=</data></message>",
                "<message><event xmlns='http://jabber.org/protocol/pubsub#event'/></message>"
            })
    void not_kept(String message) {
        assertThat(WorthKeeping.test(Xml.message(message))).isFalse();
    }
}
