package de.pimux.bench.move;

import de.pimux.bench.client.Account;
import de.pimux.bench.client.Driver;
import de.pimux.bench.client.Talk;
import de.pimux.bench.client.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody owns on a server: put there by clients, and looked for by clients where the account has moved. */
public final class Belongings {
    private static final String MAM = "urn:xmpp:mam:2";
    private static final String BLOCKING = "urn:xmpp:blocking";
    private static final String FRIEND =
            "<query xmlns='jabber:iq:roster'><item jid='bob@localhost' name='Bob &amp; co'><group>Friends</group></item>"
                    + "</query>";

    private static final Account ALICE = account("alice");
    private static final Account BOB = account("bob");
    private static final Account CAROL = account("carol");
    private static final Account PARIS = account("paris");

    private final Driver driver;
    private final Target target;

    public Belongings(Driver driver, Target target) {
        this.driver = driver;
        this.target = target;
    }

    private static Account account(String name) {
        return new Account(name, "a password of " + name);
    }

    /** The names of those that move. */
    public static List<String> movers() {
        return List.of(ALICE.name(), BOB.name());
    }

    private Talk login(Account account) {
        return Talk.login(driver, target, account);
    }

    /** Makes the accounts, and gives the first of them something of everything. */
    public void give() {
        driver.register(target, List.of(ALICE, BOB, CAROL, PARIS), 1);
        try (Talk bob = login(BOB)) {
            bob.say("<presence/>");
            try (Talk alice = login(ALICE)) {
                befriend(alice, bob);
                store(alice);
                keep(alice, bob);
            }
            bob.hear(xml -> xml.startsWith("<presence") && xml.contains("type='unavailable'"));
            bob.say("<message to='alice@localhost' type='chat' id='w'><body>while you were away</body></message>");
            bob.ask("get", "<query xmlns='jabber:iq:roster'/>");
        }
        try (Talk paris = login(PARIS)) {
            paris.say("<presence type='subscribe' to='alice@localhost'/>");
            paris.ask("get", "<query xmlns='jabber:iq:roster'/>");
        }
    }

    private static void befriend(Talk alice, Talk bob) {
        alice.say("<presence/>");
        alice.say("<presence type='subscribe' to='bob@localhost'/>");
        bob.hear(xml -> xml.contains("type='subscribe'"));
        bob.say("<presence type='subscribed' to='alice@localhost'/><presence type='subscribe' to='alice@localhost'/>");
        alice.hear(xml -> xml.contains("type='subscribe'"));
        alice.say("<presence type='subscribed' to='bob@localhost'/>");
        alice.ask("set", FRIEND);
        alice.say("<presence type='subscribe' to='carol@localhost'/>");
    }

    private static void store(Talk alice) {
        alice.ask("set", "<vCard xmlns='vcard-temp'><FN>Alice who moves</FN></vCard>");
        alice.ask(
                "set",
                "<query xmlns='jabber:iq:private'><exodus xmlns='exodus:prefs'><defaultnick>Al</defaultnick></exodus>"
                        + "</query>");
        alice.ask("set", "<block xmlns='" + BLOCKING + "'><item jid='mallory@example.net'/></block>");
        alice.ask("set", "<prefs xmlns='" + MAM + "' default='always'><always/><never/></prefs>");
    }

    private static void keep(Talk alice, Talk bob) {
        for (int i = 1; i <= 3; i++) {
            bob.say("<message to='alice@localhost' type='chat' id='k" + i + "'><body>kept " + i + "</body></message>");
        }
        alice.hear(xml -> xml.contains("kept 3"));
        alice.say("<message to='bob@localhost' type='chat' id='k4'><body>kept 4</body></message>");
        bob.hear(xml -> xml.contains("kept 4"));
    }

    /** By kind, whether all of it is there. */
    public Map<String, Boolean> found() {
        Map<String, Boolean> found = new LinkedHashMap<>();
        Talk alice;
        try {
            alice = login(ALICE);
        } catch (RuntimeException refused) {
            found.put("password", false);
            return found;
        }
        try (alice) {
            found.put("password", true);
            roster(alice.ask("get", "<query xmlns='jabber:iq:roster'/>"), found);
            found.put("vCard", alice.ask("get", "<vCard xmlns='vcard-temp'/>").contains("Alice who moves"));
            found.put(
                    "private XML",
                    alice.ask("get", "<query xmlns='jabber:iq:private'><exodus xmlns='exodus:prefs'/></query>")
                            .contains("<defaultnick>Al</defaultnick>"));
            found.put(
                    "block list",
                    alice.ask("get", "<blocklist xmlns='" + BLOCKING + "'/>").contains("mallory@example.net"));
            String archive = alice.ask("set", "<query xmlns='" + MAM + "'/>");
            found.put(
                    "archive",
                    List.of("kept 1", "kept 2", "kept 3", "kept 4").stream().allMatch(archive::contains));
            waiting(alice, found);
        }
        return found;
    }

    private static void roster(String roster, Map<String, Boolean> found) {
        String bob = item(roster, "bob@localhost");
        String carol = item(roster, "carol@localhost");
        found.put(
                "contacts",
                bob.contains("subscription='both'")
                        && bob.contains("name='Bob &amp; co'")
                        && roster.contains("<group>Friends</group>"));
        found.put("request made", carol.contains("ask='subscribe'"));
    }

    private static String item(String roster, String jid) {
        return Pattern.compile("<item [^>]*>")
                .matcher(roster)
                .results()
                .map(match -> match.group())
                .filter(item -> item.contains("jid='" + jid + "'"))
                .findFirst()
                .orElse("");
    }

    private static void waiting(Talk alice, Map<String, Boolean> found) {
        alice.say("<presence/>");
        StringBuilder heard = new StringBuilder();
        heard.append(alice.hear(xml -> {
            heard.append(xml);
            return contains(heard, "while you were away") && contains(heard, "type='subscribe'");
        }));
        found.put("request received", contains(heard, "paris@localhost"));
        found.put("offline message", contains(heard, "while you were away"));
    }

    private static boolean contains(StringBuilder heard, String text) {
        return heard.indexOf(text) >= 0;
    }
}
