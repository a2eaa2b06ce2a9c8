package de.pimux.core.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.pimux.core.Decision;
import de.pimux.core.Xml;
import de.pimux.core.blocking.BlockCommand.Block;
import de.pimux.core.blocking.BlockCommand.Unblock;
import de.pimux.core.blocking.BlockingEvent.JidsBlocked;
import de.pimux.core.blocking.BlockingEvent.JidsUnblocked;
import de.pimux.core.jid.Jid;
import de.pimux.core.roster.Roster;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BlockingTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final Jid PARIS = Jid.of("paris@example.org");

    private static BlockList blocking(String... jids) {
        return new BlockList(Set.copyOf(Stream.of(jids).map(Jid::of).toList()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a@d/r | a@d/r | true
            a@d/r | a@d/s | false
            a@d/r | a@d   | false
            a@d   | a@d   | true
            a@d   | a@d/r | true
            a@d   | b@d   | false
            a@d   | d     | false
            d/r   | d/r   | true
            d/r   | d     | false
            d/r   | a@d/r | false
            d     | d     | true
            d     | d/r   | true
            d     | a@d   | true
            d     | a@d/r | true
            d     | x.d   | false
            """)
    void matching(String blocked, String other, boolean matches) { // XEP-0191 §5
        assertThat(blocking(blocked).blocks(Jid.of(other))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <message type='chat'/>         | BOUNCE | BOUNCE
            <message/>                     | BOUNCE | BOUNCE
            <message type='headline'/>     | BOUNCE | BOUNCE
            <message type='groupchat'/>    | DROP   | BOUNCE
            <message type='error'/>        | DROP   | DROP
            <presence/>                    | DROP   | BOUNCE
            <presence type='unavailable'/> | DROP   | BOUNCE
            <presence type='subscribe'/>   | DROP   | BOUNCE
            <presence type='probe'/>       | DROP   | BOUNCE
            <presence type='error'/>       | DROP   | DROP
            <iq type='get' id='1'><q xmlns='a:b'/></iq> | BOUNCE | BOUNCE
            <iq type='set' id='1'><q xmlns='a:b'/></iq> | BOUNCE | BOUNCE
            <iq type='result' id='1'/>     | DROP   | DROP
            <iq type='error' id='1'/>      | DROP   | DROP
            """)
    void verdicts(String stanza, BlockVerdict inbound, BlockVerdict outbound) throws StanzaException {
        Stanza sent = Stanza.of(Xml.element(stanza));
        BlockList list = blocking("romeo@example.net");
        assertThat(Blocking.inbound(list, JULIET, sent.withFrom(ROMEO.withResource("x"))))
                .isEqualTo(inbound);
        assertThat(Blocking.outbound(list, JULIET, sent.withTo(ROMEO))).isEqualTo(outbound);
        assertThat(Blocking.inbound(list, JULIET, sent.withFrom(PARIS))).isEqualTo(BlockVerdict.PASS);
        assertThat(Blocking.inbound(BlockList.EMPTY, JULIET, sent.withFrom(ROMEO)))
                .isEqualTo(BlockVerdict.PASS);
    }

    @Test
    void ones_own_resources_and_server_pass_even_where_their_domain_is_blocked() {
        BlockList list = blocking("example.com", "juliet@example.com");
        Stanza message = Xml.message("<message/>");
        assertThat(Blocking.inbound(list, JULIET, message.withFrom(JULIET.withResource("x"))))
                .isEqualTo(BlockVerdict.PASS);
        assertThat(Blocking.inbound(list, JULIET, message.withFrom(Jid.of("example.com"))))
                .isEqualTo(BlockVerdict.PASS);
        assertThat(Blocking.outbound(list, JULIET, message)).isEqualTo(BlockVerdict.PASS);
        assertThat(Blocking.inbound(list, JULIET, message.withFrom(Jid.of("nurse@example.com"))))
                .isEqualTo(BlockVerdict.BOUNCE);
    }

    @Test
    void who_writes_to_a_blocked_address_learns_why() { // XEP-0191, example 9
        assertThat(Blocking.OUTBOUND_ERROR.element()).isEqualTo(Xml.element("""
                                <error type='cancel'><not-acceptable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>\
                                <blocked xmlns='urn:xmpp:blocking:errors'/></error>"""));
    }

    @Test
    void the_list_is_shown_and_pushes_repeat_the_command() throws StanzaException {
        assertThat(BlockXml.blockList(BlockList.EMPTY))
                .isEqualTo(Xml.element("<blocklist xmlns='urn:xmpp:blocking'/>"));
        assertThat(BlockXml.blockList(blocking("romeo@example.net", "iago@example.com")))
                .isEqualTo(Xml.element("""
                                <blocklist xmlns='urn:xmpp:blocking'><item jid='iago@example.com'/>\
                                <item jid='romeo@example.net'/></blocklist>"""));
        for (String command : List.of(
                "<block xmlns='urn:xmpp:blocking'><item jid='romeo@example.net'/></block>",
                "<unblock xmlns='urn:xmpp:blocking'><item jid='romeo@example.net'/></unblock>",
                "<unblock xmlns='urn:xmpp:blocking'/>"))
            assertThat(BlockCommand.read(Xml.element(command)).push()).isEqualTo(Xml.element(command));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <block xmlns='urn:xmpp:blocking'/>                         | BAD_REQUEST
            <block xmlns='urn:xmpp:blocking'><item/></block>           | BAD_REQUEST
            <block xmlns='urn:xmpp:blocking'><x jid='a@b'/></block>    | BAD_REQUEST
            <other xmlns='urn:xmpp:blocking'><item jid='a@b'/></other> | BAD_REQUEST
            <block xmlns='urn:xmpp:blocking'><item jid='@b'/></block>  | JID_MALFORMED
            """)
    void a_malformed_command_is_refused(String command, Condition condition) {
        assertThatThrownBy(() -> BlockCommand.read(Xml.element(command)))
                .isInstanceOfSatisfying(
                        StanzaException.class,
                        refused -> assertThat(refused.error()).isEqualTo(StanzaError.of(condition)));
    }

    @Test
    void only_what_changes_is_an_event() {
        BlockList list = blocking("romeo@example.net");
        assertThat(new Block(List.of(ROMEO, PARIS)).decide(list, BlockLimits.DEFAULTS))
                .isEqualTo(Decision.accept(new JidsBlocked(List.of(PARIS))));
        assertThat(new Block(List.of(ROMEO)).decide(list, BlockLimits.DEFAULTS)).isEqualTo(Decision.accept());
        assertThat(new Unblock(List.of(PARIS, ROMEO)).decide(list, BlockLimits.DEFAULTS))
                .isEqualTo(Decision.accept(new JidsUnblocked(List.of(ROMEO))));
        assertThat(new Unblock(List.of()).decide(list, BlockLimits.DEFAULTS))
                .isEqualTo(Decision.accept(new JidsUnblocked(List.of(ROMEO))));
        assertThat(new Unblock(List.of()).decide(BlockList.EMPTY, BlockLimits.DEFAULTS))
                .isEqualTo(Decision.accept());
    }

    @Test
    void a_list_beyond_the_limit_is_refused_whole() {
        assertThat(new Block(List.of(ROMEO, PARIS)).decide(BlockList.EMPTY, new BlockLimits(1)))
                .isEqualTo(Decision.refuse(Condition.RESOURCE_CONSTRAINT));
    }

    @Test
    void blocking_hides_the_owner_from_those_who_saw_her_and_unblocking_shows_her_again() {
        Roster roster = roster(ROMEO, Subscription.BOTH, PARIS, Subscription.TO);
        BlockList both = blocking("romeo@example.net", "example.org");
        assertThat(BlockPresence.of(roster, BlockList.EMPTY, both))
                .isEqualTo(new BlockPresence(List.of(ROMEO), List.of(), List.of()));
        assertThat(BlockPresence.of(roster, both, BlockList.EMPTY))
                .isEqualTo(new BlockPresence(List.of(), List.of(ROMEO), List.of(PARIS, ROMEO)));
        assertThat(BlockPresence.of(roster, both, blocking("example.net", "example.org")))
                .isEqualTo(new BlockPresence(List.of(), List.of(), List.of()));
    }

    @Test
    void blocking_one_resource_hides_the_owner_from_that_one() {
        Roster roster = roster(ROMEO, Subscription.FROM, PARIS, Subscription.TO);
        BlockList list = blocking("romeo@example.net/orchard", "paris@example.org/x");
        assertThat(BlockPresence.of(roster, BlockList.EMPTY, list).hiddenFrom())
                .containsExactly(ROMEO.withResource("orchard"));
        assertThat(BlockPresence.of(roster, list, BlockList.EMPTY).shownTo())
                .containsExactly(ROMEO.withResource("orchard"));
    }

    private static Roster roster(Jid first, Subscription one, Jid second, Subscription two) {
        Roster roster = new ItemSet(RosterItem.of(first).with(one), 1).applyTo(Roster.EMPTY);
        return new ItemSet(RosterItem.of(second).with(two), 2).applyTo(roster);
    }
}
