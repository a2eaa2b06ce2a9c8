package de.pimux.actors.room;

import akka.actor.typed.ActorRef;
import de.pimux.actors.router.Bounce;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.router.Router;
import de.pimux.core.jid.Jid;
import de.pimux.core.room.Entrance;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who waits for what a room makes of something. */
sealed interface RoomWaiter {
    /** It is durable where it must not be lost, and told to others. */
    void done();

    void refused(StanzaError error);

    /** Whoever sent a stanza. */
    record Sender(Jid room, Stanza stanza, @Nullable Receipt receipt, Router router) implements RoomWaiter {
        @Override
        public void done() {
            if (receipt != null) receipt.settle();
        }

        @Override
        public void refused(StanzaError error) {
            Bounce.refuse(stanza, Entrance.refusal(room, stanza, error), receipt, router);
        }
    }

    /**
     * Somebody in this process, who is told whether it is done.
     *
     * @param before what has to be done as well
     */
    record Asker(ActorRef<Boolean> replyTo, CompletionStage<?> before) implements RoomWaiter {
        Asker(ActorRef<Boolean> replyTo) {
            this(replyTo, CompletableFuture.completedFuture(null));
        }

        @Override
        public void done() {
            before.whenComplete((done, failure) -> replyTo.tell(failure == null));
        }

        @Override
        public void refused(StanzaError error) {
            replyTo.tell(false);
        }
    }
}
