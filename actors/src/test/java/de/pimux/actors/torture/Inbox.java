package de.pimux.actors.torture;

import de.pimux.actors.wire.TestClient;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recipient's session with stream management. Its acknowledgements are followed by a request to its account, which
 * answers after it has written down what came before.
 */
final class Inbox implements AutoCloseable {
    private static final String SM = "xmlns='urn:xmpp:sm:3'";

    private final Life life;
    private final String name;
    private final Books books;
    private final String resumption;
    private final List<String> taken = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, List<String>> underWay = new HashMap<>();
    private TestClient client;
    private long handled;
    private int requests;

    /** Logs in and becomes available. */
    Inbox(Life life, String name, Books books) {
        this.life = life;
        this.name = name;
        this.books = books;
        client = life.bound(name);
        client.sends("<enable " + SM + " resume='true'/>");
        resumption = String.valueOf(client.receives("<enabled " + SM + " resume='true' id='*' max='*'/>")
                .attribute("id"));
        client.sends("<presence/>");
    }

    /** Takes and acknowledges what comes, so many elements at most; false if the stream has ended. */
    boolean takes(int count) {
        for (int i = 0; i < count; i++) {
            Element next = client.next();
            if (next == null) return false;
            life.counts();
            if (next.is("urn:xmpp:sm:3", "r")) acknowledges();
            else if (!next.namespace().equals("urn:xmpp:sm:3")) stanza(next);
        }
        return true;
    }

    private void stanza(Element stanza) {
        handled++;
        String id = String.valueOf(stanza.attribute("id"));
        if (stanza.name().equals("message")) message(id);
        List<String> covered = underWay.remove(id);
        if (covered != null) books.settled(covered);
    }

    private void message(String id) {
        if (acknowledged.contains(id)) books.complain("again on a session that has acknowledged it: " + id);
        books.received(id);
        taken.add(id);
    }

    /** Tells what it has, and asks for a sign that the account knows. */
    String acknowledges() {
        String id = "settled-" + ++requests;
        acknowledged.addAll(taken);
        underWay.put(id, List.copyOf(taken));
        taken.clear();
        client.sends("<a " + SM + " h='" + handled + "'/>");
        client.sends("<iq type='get' id='" + id + "'><query xmlns='jabber:iq:roster'/></iq>");
        return id;
    }

    /** Takes everything that waits: whatever was queued comes before the answers to what the client asks now. */
    void takesAll() {
        settles(acknowledges());
        settles(acknowledges());
    }

    private void settles(String request) {
        while (underWay.containsKey(request)) if (!takes(1)) throw new AssertionError("the stream has ended");
    }

    /** Loses the connection, lets traffic go by, and takes the session up again. */
    void hibernates(Runnable meanwhile) {
        client.close();
        meanwhile.run();
        TestClient back = life.authenticated(name);
        back.sends("<resume " + SM + " previd='" + resumption + "' h='" + handled + "'/>");
        back.receives("<resumed " + SM + " previd='" + resumption + "'/>");
        acknowledged.addAll(taken);
        client = back;
    }

    @Override
    public void close() {
        client.close();
    }
}
