package de.pimux.actors.torture;

import de.pimux.actors.wire.TestClient;
import de.pimux.xml.Element;
import java.util.Set;
import java.util.TreeSet;

/** Changes its roster, and remembers what the server confirmed. */
final class Keeper {
    private static final int CONTACTS = 50;

    private final String name;
    private final Books books;
    private final Set<String> present = new TreeSet<>();
    private final Set<String> absent = new TreeSet<>();
    private int number;
    private int kept;

    Keeper(String name, Books books) {
        this.name = name;
        this.books = books;
    }

    /** Roster sets whose result came. */
    int kept() {
        return kept;
    }

    void run(Life life) {
        try (TestClient client = life.bound(name)) {
            comparesRoster(client);
            while (!life.isOver()) {
                changesRoster(client, ++number % CONTACTS);
                life.counts();
            }
        }
    }

    /** A contact that is there goes, one that is not comes. In between it may be either. */
    private void changesRoster(TestClient client, int contact) {
        String jid = "contact-" + contact + "@example.net";
        boolean removes = present.remove(jid);
        absent.remove(jid);
        String subscription = removes ? " subscription='remove'" : "";
        client.asks(
                "<iq type='set' id='set-" + contact + "'><query xmlns='jabber:iq:roster'><item jid='" + jid + "'"
                        + subscription + "/></query></iq>",
                "<iq type='result' id='set-" + contact + "'/>");
        (removes ? absent : present).add(jid);
        kept++;
    }

    private void comparesRoster(TestClient client) {
        Element result = client.asks("<iq type='get' id='roster'><query xmlns='jabber:iq:roster'/></iq>");
        Set<String> actual = new TreeSet<>();
        for (Element query : result.elements())
            for (Element item : query.elements()) actual.add(String.valueOf(item.attribute("jid")));
        for (String jid : present) if (!actual.contains(jid)) books.complain("contact lost: " + jid);
        for (String jid : absent) if (actual.contains(jid)) books.complain("removed contact is back: " + jid);
        present.clear();
        present.addAll(actual);
    }

    /** Everything confirmed is there. */
    void checks(Life life) {
        try (TestClient client = life.bound(name)) {
            comparesRoster(client);
        }
    }
}
