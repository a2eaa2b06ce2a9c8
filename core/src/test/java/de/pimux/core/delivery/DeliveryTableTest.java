package de.pimux.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Xml;
import de.pimux.core.delivery.Delivery.Bounce;
import de.pimux.core.delivery.Delivery.HandleAtServer;
import de.pimux.core.delivery.Delivery.Ignore;
import de.pimux.core.delivery.Delivery.Queue;
import de.pimux.core.delivery.Delivery.ToResources;
import de.pimux.core.jid.Jid;
import de.pimux.core.presence.ResourceView;
import de.pimux.core.presence.Resources;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RFC 6121 §8.5, row by row. Juliet's resources: {@code high} and {@code low} are available with priorities 5 and 0,
 * {@code minus} with -1, {@code bound} has sent no presence.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryTableTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Resources ONLINE = resources("high 5", "minus -1", "bound", "low 0");
    private static final Resources NEGATIVE = resources("minus -1", "bound");
    private static final Resources OFFLINE = resources("bound");

    private static Resources resources(String... views) {
        Resources resources = Resources.none(JULIET);
        for (String view : views) {
            String[] parts = view.split(" ");
            Presence presence = parts.length == 1
                    ? null
                    : Xml.presence("<presence><priority>" + parts[1] + "</priority></presence>");
            resources = resources.with(ResourceView.bound(parts[0]).with(presence));
        }
        return resources;
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
            message chat          | bare | high low, keep | queue  | queue  | bounce
            message normal        | bare | high low, keep | queue  | queue  | bounce
            message groupchat     | bare | bounce         | bounce | bounce | bounce
            message headline      | bare | high low       | ignore | ignore | bounce
            message error         | bare | ignore         | ignore | ignore | ignore
            presence              | bare | high minus low | minus  | ignore | ignore
            presence unavailable  | bare | high minus low | minus  | ignore | ignore
            presence subscribe    | bare | server         | server | server | ignore
            presence subscribed   | bare | server         | server | server | ignore
            presence unsubscribe  | bare | server         | server | server | ignore
            presence unsubscribed | bare | server         | server | server | ignore
            presence probe        | bare | server         | server | server | server
            presence error        | bare | ignore         | ignore | ignore | ignore
            iq get                | bare | server         | server | server | bounce
            iq set                | bare | server         | server | server | bounce
            iq result             | bare | server         | server | server | ignore
            iq error              | bare | server         | server | server | ignore
            message chat          | gone | high low, keep | queue  | queue  | bounce
            message normal        | gone | bounce         | bounce | bounce | bounce
            message groupchat     | gone | bounce         | bounce | bounce | bounce
            message headline      | gone | ignore         | ignore | ignore | bounce
            message error         | gone | ignore         | ignore | ignore | ignore
            presence              | gone | ignore         | ignore | ignore | ignore
            presence unavailable  | gone | ignore         | ignore | ignore | ignore
            presence subscribe    | gone | server         | server | server | ignore
            presence unsubscribed | gone | server         | server | server | ignore
            presence probe        | gone | server         | server | server | server
            presence error        | gone | ignore         | ignore | ignore | ignore
            iq get                | gone | bounce         | bounce | bounce | bounce
            iq set                | gone | bounce         | bounce | bounce | bounce
            iq result             | gone | ignore         | ignore | ignore | ignore
            iq error              | gone | ignore         | ignore | ignore | ignore
            """)
    void a_stanza_for_no_resource_in_particular_or_one_that_is_not_there(
            String stanza, String to, String online, String onlyNegative, String offline, String nobody) {
        Stanza sent = stanza(stanza, to.equals("bare") ? JULIET : JULIET.withResource("gone"));
        assertThat(DeliveryRules.of(ONLINE, sent)).isEqualTo(delivery(online));
        assertThat(DeliveryRules.of(NEGATIVE, sent)).isEqualTo(delivery(onlyNegative));
        assertThat(DeliveryRules.of(OFFLINE, sent)).isEqualTo(delivery(offline));
        assertThat(DeliveryRules.toNobody(sent)).isEqualTo(delivery(nobody));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', textBlock = """
            message chat          | low   | low, keep
            message chat          | minus | minus, keep
            message chat          | bound | bound, keep
            message normal        | low   | low, keep
            message groupchat     | low   | low
            message headline      | low   | low
            message error         | low   | low
            presence              | low   | low
            presence unavailable  | bound | bound
            presence subscribe    | low   | server
            presence subscribed   | low   | server
            presence unsubscribe  | low   | server
            presence unsubscribed | low   | server
            presence probe        | low   | server
            presence error        | low   | low
            iq get                | low   | low
            iq set                | minus | minus
            iq result             | bound | bound
            iq error              | low   | low
            """)
    void a_stanza_for_a_resource_that_is_there(String stanza, String resource, String expected) {
        assertThat(DeliveryRules.of(ONLINE, stanza(stanza, JULIET.withResource(resource))))
                .isEqualTo(delivery(expected));
    }

    @Test
    void a_message_not_worth_keeping_is_delivered_or_dropped_but_never_held() {
        Stanza typing = Xml.message("""
                <message type='chat' to='juliet@example.com'>\
                <composing xmlns='http://jabber.org/protocol/chatstates'/></message>""");
        assertThat(DeliveryRules.of(ONLINE, typing)).isEqualTo(new ToResources(List.of("high", "low"), false));
        assertThat(DeliveryRules.of(OFFLINE, typing)).isEqualTo(new Ignore());
    }

    @Test
    void a_stanza_without_an_address_is_for_the_bare_one() { // RFC 6120 §10.3
        assertThat(DeliveryRules.of(ONLINE, Xml.message("<message><body>to myself</body></message>")))
                .isEqualTo(delivery("high low, keep"));
    }

    private static Stanza stanza(String words, Jid to) {
        String[] parts = words.split(" ");
        String type = parts.length == 1 ? "" : " type='" + parts[1] + "'";
        String payload = parts[0].equals("message") ? "<body>hi</body>" : "<query xmlns='a:b'/>";
        try {
            return Stanza.of(Xml.element("<" + parts[0] + " id='1' from='romeo@example.net/x' to='" + to.text() + "'"
                    + type + ">" + payload + "</" + parts[0] + ">"));
        } catch (StanzaException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    private static Delivery delivery(String words) {
        return switch (words) {
            case "queue" -> new Queue();
            case "ignore" -> new Ignore();
            case "server" -> new HandleAtServer();
            case "bounce" -> new Bounce(StanzaError.of(Condition.SERVICE_UNAVAILABLE));
            default -> new ToResources(List.of(words.replace(", keep", "").split(" ")), words.endsWith(", keep"));
        };
    }
}
