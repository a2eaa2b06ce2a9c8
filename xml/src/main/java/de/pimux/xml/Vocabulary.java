package de.pimux.xml;

import com.fasterxml.aalto.AsyncByteArrayFeeder;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Makes Aalto readers that know the names of everyday stanzas, so that a new one costs 0.4 µs and those names exist once
 * in memory. Namespaces that peers invent stay in a table which all readers of a factory share, and its hash is weak:
 * after {@value #MOST_FOREIGN} of them comes a new factory.
 */
final class Vocabulary {
    private static final int MOST_FOREIGN = 256;

    private static final String SAMPLE = """
            <stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" xml:lang="" id="" \
            to="" from="" version="" type="" node="" ver="" hash="" name="" jid="" subscription="" ask="" var="" \
            category="" label="" stamp="" by="" h="" resume="" previd="" max="" mechanism="" code="" sid="" \
            queryid="" action="" complete="" max_items="">
            <stream:features/><stream:error/>
            <message/><presence/><iq/><body/><subject/><thread/><show/><status/><priority/><error/><text/>
            <starttls xmlns="urn:ietf:params:xml:ns:xmpp-tls"/>
            <auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/><response/><abort/><mechanism/>
            <bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid/><resource/></bind>
            <session xmlns="urn:ietf:params:xml:ns:xmpp-session"/>
            <item-not-found xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/><service-unavailable/><feature-not-implemented/>
            <query xmlns="jabber:iq:roster"><item/><group/></query>
            <query xmlns="http://jabber.org/protocol/disco#info"><identity/><feature/></query>
            <query xmlns="http://jabber.org/protocol/disco#items"/>
            <c xmlns="http://jabber.org/protocol/caps"/><x xmlns="vcard-temp:x:update"><photo/></x>
            <a xmlns="urn:xmpp:sm:3"/><r/><enable/><enabled/><resumed/><ping xmlns="urn:xmpp:ping"/>
            <active xmlns="http://jabber.org/protocol/chatstates"/><composing/><paused/><inactive/><gone/>
            <request xmlns="urn:xmpp:receipts"/><received/><markable xmlns="urn:xmpp:chat-markers:0"/><displayed/>
            <origin-id xmlns="urn:xmpp:sid:0"/><stanza-id/><delay xmlns="urn:xmpp:delay"/><store xmlns="urn:xmpp:hints"/>
            <sent xmlns="urn:xmpp:carbons:2"/><enable/><private/><forwarded xmlns="urn:xmpp:forward:0"/>
            <query xmlns="urn:xmpp:mam:2"/><fin/><result/><set xmlns="http://jabber.org/protocol/rsm"><max/><before/>\
            <after/><first/><last/><count/></set><x xmlns="jabber:x:data"><field/><value/><option/></x>
            <pubsub xmlns="http://jabber.org/protocol/pubsub"><publish/><items/><item/></pubsub>
            <event xmlns="http://jabber.org/protocol/pubsub#event"><items/><item/></event>
            <encrypted xmlns="eu.siacs.conversations.axolotl"><header/><key/><iv/><payload/></encrypted>
            <x xmlns="http://jabber.org/protocol/muc"/><x xmlns="http://jabber.org/protocol/muc#user"/>
            </stream:stream>""";

    private static final Set<String> NAMESPACES = namespaces();
    private static final AtomicInteger FOREIGN = new AtomicInteger();
    private static volatile InputFactoryImpl factory = newFactory();

    private Vocabulary() {}

    static AsyncXMLStreamReader<AsyncByteArrayFeeder> newReader() {
        return factory.createAsyncForByteArray();
    }

    /** Counts a declared namespace. */
    static void note(String namespace) {
        if (NAMESPACES.contains(namespace) || FOREIGN.incrementAndGet() < MOST_FOREIGN) return;
        FOREIGN.set(0);
        factory = newFactory();
    }

    private static InputFactoryImpl newFactory() {
        InputFactoryImpl fresh = new InputFactoryImpl();
        fresh.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        fresh.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            teach(fresh);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return fresh;
    }

    /** Closing merges the names into the factory: wanted here and only here, where no peer has chosen them. */
    private static void teach(InputFactoryImpl fresh) throws XMLStreamException {
        AsyncXMLStreamReader<AsyncByteArrayFeeder> reader = fresh.createAsyncForByteArray();
        byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
        reader.getInputFeeder().feedInput(sample, 0, sample.length);
        while (reader.next() != AsyncXMLStreamReader.EVENT_INCOMPLETE) {}
        reader.closeCompletely();
    }

    private static Set<String> namespaces() {
        return Arrays.stream(SAMPLE.split("xmlns", -1))
                .skip(1)
                .map(rest -> rest.substring(rest.indexOf('"') + 1))
                .map(rest -> rest.substring(0, rest.indexOf('"')))
                .collect(Collectors.toUnmodifiableSet());
    }
}
