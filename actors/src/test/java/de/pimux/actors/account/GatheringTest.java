package de.pimux.actors.account;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.Behaviors;
import de.pimux.actors.account.AccountEntity.Command;
import de.pimux.actors.account.AccountEntity.Inbound;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.session.Session;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatheringTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private static final Receipt UNWATCHED =
            new Receipt(TestInbox.<Session.Command>create().getRef(), 1);

    private final Gathering.Waiting waiting = new Gathering.Waiting();
    private final List<Command> reached = new ArrayList<>();
    private final List<Stanza> bounced = new ArrayList<>();

    private final BehaviorTestKit<Object> account =
            BehaviorTestKit.create(Gathering.inFrontOf(open(), waiting, (stanza, receipt) -> bounced.add(stanza)));

    private boolean closed;

    /** As the account does around a write, it changes its behaviour with each command. */
    private Behavior<Command> open() {
        return Behaviors.receive(Command.class)
                .onMessage(AccountEntity.Stop.class, stop -> Behaviors.stopped())
                .onAnyMessage(command -> {
                    reached.add(command);
                    return open();
                })
                .onSignal(PostStop.class, signal -> {
                    closed = true;
                    return Behaviors.same();
                })
                .build();
    }

    @Test
    void what_is_no_message_passes_at_once_while_nothing_is_written() {
        send(presence(), presence());
        assertThat(reached).containsExactly(presence(), presence());
    }

    @Test
    void a_message_waits_for_those_that_have_come_with_it_and_nothing_overtakes_it() {
        send(message(1), message(2), presence());
        settle();
        assertThat(reached).containsExactly(together(1, 2), presence());
        send(message(3));
        settle();
        assertThat(reached).endsWith(message(3));
    }

    @Test
    void messages_that_wait_for_a_write_are_handed_on_together_and_nothing_overtakes_them() {
        waiting.writes();
        send(message(1), message(2), presence(), message(3), message(4));
        assertThat(reached).isEmpty();
        assertThat(waiting.written()).isTrue();
        send(message(5), new AccountEntity.Next());
        settle();
        assertThat(reached).containsExactly(together(1, 2), presence(), together(3, 4, 5));
    }

    @Test
    void messages_of_own_clients_wait_in_line_with_those_of_others() {
        waiting.writes();
        send(sent(1), sent(2), message(3), sent(4));
        waiting.written();
        send(new AccountEntity.Next());
        settle();
        assertThat(reached).containsExactly(new AccountEntity.Together(List.of(sent(1), sent(2), message(3), sent(4))));
    }

    @Test
    void what_waits_goes_on_waiting_while_the_next_write_is_under_way() {
        waiting.writes();
        send(presence(), message(1));
        waiting.written();
        waiting.writes();
        send(new AccountEntity.Next());
        settle();
        assertThat(reached).isEmpty();
    }

    @Test
    void a_flood_is_written_in_parts() {
        waiting.writes();
        for (int i = 0; i < 100; i++) send(message(i));
        waiting.written();
        send(new AccountEntity.Next());
        settle();
        assertThat(reached)
                .containsExactly(
                        together(IntStream.range(0, 64).toArray()),
                        together(IntStream.range(64, 100).toArray()));
    }

    @Test
    void who_sends_more_than_may_wait_is_told() {
        waiting.writes();
        for (int i = 0; i < 10_000; i++) send(message(0));
        assertThat(bounced).isEmpty();
        send(message(1));
        assertThat(bounced).hasSize(1);
        assertThat(bounced.get(0).to()).isEqualTo(ROMEO);
        assertThat(bounced.get(0).isError()).isTrue();
    }

    @Test
    void signals_reach_the_account_and_it_can_stop() {
        send(presence());
        account.signal(PostStop.instance());
        assertThat(closed).isTrue();
        send(new AccountEntity.Stop());
        assertThat(account.isAlive()).isFalse();
    }

    private void send(Command... commands) {
        for (Command command : commands) account.run(command);
    }

    /** Gives the account what it has sent to itself, until there is nothing more. */
    private void settle() {
        while (account.selfInbox().hasMessages())
            account.run(account.selfInbox().receiveMessage());
    }

    private static AccountEntity.Together together(int... numbers) {
        List<Command> messages = new ArrayList<>();
        for (int number : numbers) messages.add(message(number));
        return new AccountEntity.Together(messages);
    }

    private static AccountEntity.FromClient sent(int number) {
        return new AccountEntity.FromClient(message(number).stanza(), UNWATCHED);
    }

    private static Inbound presence() {
        return new Inbound(JULIET, Presence.of(Presence.Type.SUBSCRIBE, ROMEO, JULIET), null);
    }

    private static Inbound message(int number) {
        try {
            Element element = Element.builder(Stanza.CLIENT, "message")
                    .attribute("from", ROMEO.text())
                    .attribute("to", JULIET.text())
                    .attribute("id", "m" + number)
                    .build();
            return new Inbound(JULIET, Message.of(element), null);
        } catch (StanzaException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
