package de.pimux.actors.wire;

/** Requests and notifications of XEP-0060 as the tests about personal eventing write them. */
final class Pep {
    static final String NAMESPACE = "http://jabber.org/protocol/pubsub";

    private Pep() {}

    static String iq(String type, String to, String content) {
        return iq(type, to, NAMESPACE, content);
    }

    static String iq(String type, String to, String namespace, String content) {
        String address = to.isEmpty() ? "" : " to='" + to + "'";
        return "<iq type='" + type + "' id='pep'" + address + "><pubsub xmlns='" + namespace + "'>" + content
                + "</pubsub></iq>";
    }

    /** @param options such as {@code access_model=open} */
    static String publish(String node, String item, String... options) {
        StringBuilder form = new StringBuilder();
        for (String option : options) {
            String[] parts = option.split("=", 2);
            form.append("<field var='pubsub#")
                    .append(parts[0])
                    .append("'><value>")
                    .append(parts[1]);
            form.append("</value></field>");
        }
        String preconditions = options.length == 0
                ? ""
                : "<publish-options><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>"
                        + NAMESPACE + "#publish-options</value></field>" + form + "</x></publish-options>";
        return iq("set", "", "<publish node='" + node + "'>" + item + "</publish>" + preconditions);
    }

    static void publishes(TestClient client, String node, String item, String... options) {
        client.asks(publish(node, item, options), "<iq type='result' id='pep'><etc xmlns='test'/></iq>");
    }

    static String tune(String id, String title) {
        return "<item id='" + id + "'><tune xmlns='urn:tune'>" + title + "</tune></item>";
    }

    /** A notification with these items; {@code more} stands beside the event. */
    static String event(String node, String items, String more) {
        return "<message type='headline' from='{alice}'><event xmlns='" + NAMESPACE + "#event'><items node='" + node
                + "'>" + items + "</items></event>" + more + "</message>";
    }

    static String event(String node, String items) {
        return event(node, items, "");
    }

    /** A notification of what was published before. */
    static String late(String node, String items) {
        return event(node, items, "<delay xmlns='urn:xmpp:delay' stamp='*'/>");
    }

    static String items(String to, String node) {
        return iq("get", to, "<items node='" + node + "'/>");
    }

    static String answer(String node, String items) {
        return "<iq type='result' id='pep'><pubsub xmlns='" + NAMESPACE + "'><items node='" + node + "'>" + items
                + "</items></pubsub></iq>";
    }
}
