package de.pimux.actors.wire;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one client says of the nodes that it wants to hear of (XEP-0115), under a hash that no other client has. */
final class Interest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String features;
    private final String ver;

    private Interest(String features) {
        this.features = features;
        this.ver =
                CapsHash.of(Xml.parse("<query xmlns='http://jabber.org/protocol/disco#info'>" + features + "</query>"));
    }

    static Interest in(String... nodes) {
        Stream<String> vars = Stream.concat(
                Stream.of("urn:test:" + NUMBERS.incrementAndGet()),
                Arrays.stream(nodes).map(node -> node + "+notify"));
        return new Interest("<identity category='client' type='pc'/>"
                + vars.map(var -> "<feature var='" + var + "'/>").collect(Collectors.joining()));
    }

    String presence() {
        return "<presence><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='urn:client' ver='" + ver
                + "'/></presence>";
    }

    /** The client says so, is asked, and answers. What it hears of its own presence is read. */
    void isToldBy(TestClient client) {
        client.sends(presence());
        client.receives("<presence from='" + client.address() + "' type='-'><etc xmlns='test'/></presence>");
        answers(client, features);
    }

    /** The client is asked for the hash of this interest, and answers with that of another one. */
    void isAnsweredBy(TestClient client, Interest other) {
        answers(client, other.features);
    }

    private void answers(TestClient client, String content) {
        String id = client.receives("<iq type='get' from='" + bare(client)
                        + "'><query xmlns='http://jabber.org/protocol/disco#info' node='urn:client#" + ver + "'/></iq>")
                .attribute("id");
        client.sends("<iq type='result' id='" + id + "' to='" + bare(client)
                + "'><query xmlns='http://jabber.org/protocol/disco#info' node='urn:client#" + ver + "'>" + content
                + "</query></iq>");
        client.asks("<iq type='get' id='settled'><vCard xmlns='vcard-temp'/></iq>"); // its account knows it now
    }

    private static String bare(TestClient client) {
        return client.address().substring(0, client.address().indexOf('/'));
    }
}
