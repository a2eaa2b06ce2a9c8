package de.pimux.actors.account;

import akka.actor.typed.ActorRef;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.session.Session;
import de.pimux.core.erasure.SignedReceipt;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.xml.Element;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who gets the receipt. */
sealed interface ErasureWaiter {
    /** @param receipt null if there is no such account */
    Outcome answer(Outcome outcome, @Nullable SignedReceipt receipt);

    /** Whether this session waits, and must live until it has the answer. */
    boolean isAt(Jid session);

    record Operator(ActorRef<ErasureCommands.Erased> replyTo) implements ErasureWaiter {
        @Override
        public Outcome answer(Outcome outcome, @Nullable SignedReceipt receipt) {
            return outcome.then(new AccountEffect.Tell<>(replyTo, new ErasureCommands.Erased(receipt)));
        }

        @Override
        public boolean isAt(Jid session) {
            return false;
        }
    }

    /** The client's request is done with when it is answered, not before (XEP-0198 §4). */
    record Owner(Iq request, UnaryOperator<Element> payload, Receipt settlement) implements ErasureWaiter {
        @Override
        public Outcome answer(Outcome outcome, @Nullable SignedReceipt receipt) {
            StanzaError error = receipt == null ? StanzaError.of(Condition.NOT_AUTHORIZED) : null;
            Outcome answered = receipt == null
                    ? outcome
                    : outcome.then(new AccountEffect.Reply(request.result(payload.apply(receipt.element()))));
            return answered.then(
                    new AccountEffect.Tell<>(settlement.session(), new Session.Settled(settlement.number(), error)));
        }

        @Override
        public boolean isAt(Jid session) {
            return session.equals(request.from());
        }
    }
}
