package de.pimux.actors.account;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import de.pimux.actors.router.Receipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArrivalsTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");

    private final BlockingQueue<Receipt> underWay = new ArrayBlockingQueue<>(2);
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private @Nullable ActorSystem<Void> system;

    @AfterEach
    void end() {
        if (system != null) system.terminate();
    }

    @Test
    void what_is_sent_has_arrived_when_every_recipient_has_taken_care_of_it() throws Exception {
        send(Presence.Type.UNSUBSCRIBE, Presence.Type.UNSUBSCRIBED);
        Receipt first = next();
        Receipt second = next();
        assertThat(arrived).isNotDone();
        first.settle();
        second.refuse(StanzaError.of(Condition.ITEM_NOT_FOUND));
        assertThat(arrived).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void one_of_two_is_not_enough() throws Exception {
        send(Presence.Type.UNSUBSCRIBE, Presence.Type.UNSUBSCRIBED);
        next().settle();
        Receipt last = next();
        assertThat(arrived).isNotDone();
        last.settle();
        assertThat(arrived).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void nothing_has_arrived_at_once() {
        send();
        assertThat(arrived).succeedsWithin(Duration.ofSeconds(5));
    }

    private void send(Presence.Type... types) {
        List<Presence> presences = Arrays.stream(types)
                .map(type -> Presence.of(type, ROMEO, JULIET))
                .toList();
        Behavior<Void> account = Behaviors.setup(context -> {
            Arrivals.of(context, (stanza, receipt) -> underWay.add(receipt), presences)
                    .thenAccept(arrived::complete);
            return Behaviors.empty();
        });
        system = ActorSystem.create(account, "arrivals");
    }

    private Receipt next() throws InterruptedException {
        Receipt receipt = underWay.poll(5, TimeUnit.SECONDS);
        if (receipt == null) throw new AssertionError("nothing was sent");
        return receipt;
    }
}
