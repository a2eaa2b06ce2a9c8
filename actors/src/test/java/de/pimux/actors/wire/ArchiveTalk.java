package de.pimux.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** What clients say to archives (XEP-0313), and what they read in them. */
final class ArchiveTalk {
    static final String MAM = "urn:xmpp:mam:2";

    private ArchiveTalk() {}

    /** Turns the archive of a client's account on, or off. */
    static void prefers(TestClient client, String otherwise) {
        client.asks(
                "<iq type='set' id='prefs'><prefs xmlns='urn:xmpp:mam:2' default='" + otherwise + "'/></iq>",
                "<iq type='result' id='prefs'><prefs xmlns='urn:xmpp:mam:2' default='" + otherwise
                        + "'><always/><never/></prefs></iq>");
    }

    static String form(String... namesAndValues) {
        StringBuilder form = new StringBuilder("<x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>");
        for (int i = 0; i < namesAndValues.length; i += 2)
            form.append("<field var='")
                    .append(namesAndValues[i])
                    .append("'><value>")
                    .append(namesAndValues[i + 1])
                    .append("</value></field>");
        return form + "</x>";
    }

    static String rsm(String content) {
        return "<set xmlns='http://jabber.org/protocol/rsm'>" + content + "</set>";
    }

    /** The results of a query, oldest first; what else comes is an error of the test. */
    static List<Element> results(TestClient client, String content) {
        client.sends(
                "<iq type='set' id='juliet1'><query xmlns='urn:xmpp:mam:2' queryid='f27'>" + content + "</query></iq>");
        List<Element> results = new ArrayList<>();
        while (true) {
            Element next = client.next();
            assertThat(next).as("the end of the page").isNotNull();
            if (next.name().equals("iq")) {
                assertThat(next.attribute("type")).as(Xml.print(next)).isEqualTo("result");
                return results;
            }
            Element result = next.child(MAM, "result");
            assertThat(result).as(Xml.print(next)).isNotNull();
            results.add(result);
        }
    }

    static List<String> bodies(List<Element> results) {
        return results.stream()
                .map(result -> String.valueOf(result.child("urn:xmpp:forward:0", "forwarded")
                        .child("jabber:client", "message")
                        .childText("jabber:client", "body")))
                .toList();
    }

    static List<String> bodies(TestClient client, String content) {
        return bodies(results(client, content));
    }

    static List<String> ids(List<Element> results) {
        return results.stream()
                .map(result -> String.valueOf(result.attribute("id")))
                .toList();
    }

    static void says(TestClient from, TestClient to, String toAddress, String... bodies) {
        for (String body : bodies) {
            from.sends("<message to='" + toAddress + "' type='chat' id='m'><body>" + body + "</body></message>");
            to.receives("<message id='m'><body>" + body + "</body><etc xmlns='test'/></message>");
        }
    }
}
