package de.pimux.core.offline;

import static org.assertj.core.api.Assertions.assertThat;

import de.pimux.core.Decision;
import de.pimux.core.Xml;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import de.pimux.xml.WrittenElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OfflineQueueTest {
    private static final Instant THEN = Instant.parse("2026-11-23T09:00:00.123456Z");
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final Jid NURSE = Jid.of("nurse@example.com");
    private static final WrittenElement HELLO =
            WrittenElement.of(Xml.element("<message type='chat'><body>hello</body></message>"));

    private static OfflineQueue queue(Jid sender, int messages) {
        OfflineQueue queue = OfflineQueue.EMPTY;
        for (int i = 0; i < messages; i++) queue = queue.with(new MessageQueued(i, THEN, sender, HELLO));
        return queue;
    }

    @Test
    void an_accepted_message_names_its_own_place_and_its_sender_without_the_resource() {
        assertThat(OfflineQueue.EMPTY.accept(ROMEO.withResource("x"), HELLO, THEN, 17, OfflineLimits.DEFAULTS))
                .isEqualTo(Decision.accept(new MessageQueued(17, THEN, ROMEO, HELLO)));
    }

    @Test
    void a_full_queue_refuses_everybody_as_an_unknown_account_would() {
        OfflineLimits limits = new OfflineLimits(3, 3, 100_000);
        assertThat(queue(ROMEO, 3).accept(NURSE, HELLO, THEN, 4, limits))
                .isEqualTo(Decision.refuse(Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    void one_sender_cannot_fill_the_queue() {
        OfflineLimits limits = new OfflineLimits(10, 3, 100_000);
        assertThat(queue(ROMEO, 3).accept(ROMEO, HELLO, THEN, 4, limits))
                .isEqualTo(Decision.refuse(Condition.SERVICE_UNAVAILABLE));
        assertThat(queue(ROMEO, 3).accept(NURSE, HELLO, THEN, 4, limits)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void large_messages_fill_the_queue_too() {
        OfflineLimits limits = new OfflineLimits(10, 10, 200);
        OfflineQueue queue = queue(ROMEO, 1);
        assertThat(queue.accept(ROMEO, HELLO, THEN, 2, limits)).isInstanceOf(Decision.Accepted.class);
        assertThat(queue(ROMEO, 2).accept(ROMEO, HELLO, THEN, 3, limits))
                .isEqualTo(Decision.refuse(Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    void what_was_taken_makes_room_again() {
        OfflineLimits limits = new OfflineLimits(2, 2, 250);
        OfflineQueue queue = queue(ROMEO, 2).without(new long[] {0, 99});
        assertThat(queue.accept(ROMEO, HELLO, THEN, 3, limits)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void it_keeps_the_order_of_acceptance_whatever_is_taken_between() {
        Random random = new Random(6121);
        OfflineQueue queue = OfflineQueue.EMPTY;
        List<MessageQueued> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            MessageQueued message = new MessageQueued(i, THEN, ROMEO, HELLO);
            queue = queue.with(message);
            expected.add(message);
            if (random.nextInt(3) == 0) {
                long gone = expected.remove(random.nextInt(expected.size())).sequenceNr();
                queue = queue.without(new long[] {gone});
            }
        }
        assertThat(queue.messages()).isEqualTo(expected);
        assertThat(queue.size()).isEqualTo(expected.size());
        assertThat(queue.without(
                        expected.stream().mapToLong(MessageQueued::sequenceNr).toArray()))
                .isSameAs(OfflineQueue.EMPTY);
    }

    @Test
    void what_was_delayed_says_so_in_the_name_of_the_domain() { // XEP-0203, example 1
        assertThat(Delay.element("example.com", THEN)).isEqualTo(Xml.element("""
                                <delay xmlns='urn:xmpp:delay' from='example.com' stamp='2026-11-23T09:00:00.123Z'/>"""));
    }

    @Test
    void a_forged_stamp_of_this_server_is_removed_and_a_foreign_one_stays() {
        Element forged = Xml.element("""
                <message><delay xmlns='urn:xmpp:delay' from='Example.com' stamp='2002-09-10T23:08:25Z'/>\
                <body>hello</body><delay xmlns='urn:xmpp:delay' from='juliet@example.com' stamp='2002-09-10T23:08:25Z'/>\
                <x xmlns='jabber:x:delay' from='example.com' stamp='20020910T23:08:25'/>\
                <delay xmlns='urn:xmpp:delay' from='example.net' stamp='2002-09-10T23:08:25Z'/></message>""");
        assertThat(Delay.withoutForged(forged, "example.com")).isEqualTo(Xml.element("""
                                <message><body>hello</body>\
                                <delay xmlns='urn:xmpp:delay' from='example.net' stamp='2002-09-10T23:08:25Z'/></message>"""));
        Element genuine = HELLO.element();
        assertThat(Delay.withoutForged(genuine, "example.com")).isSameAs(genuine);
    }
}
