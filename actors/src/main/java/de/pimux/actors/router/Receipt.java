package de.pimux.actors.router;

import akka.actor.typed.ActorRef;
import de.pimux.actors.session.Session;
import de.pimux.core.stanza.StanzaError;

/**
 * How the session that received a stanza learns that it is taken care of: durable where it must not be lost, and done
 * with where it need not be kept. Until then no acknowledgement covers it (XEP-0198 §4).
 *
 * @param number the stanza's number in its session
 */
public record Receipt(ActorRef<Session.Command> session, long number) {
    public void settle() {
        session.tell(new Session.Settled(number, null));
    }

    /** The stanza was refused; its sender is told. */
    public void refuse(StanzaError error) {
        session.tell(new Session.Settled(number, error));
    }
}
