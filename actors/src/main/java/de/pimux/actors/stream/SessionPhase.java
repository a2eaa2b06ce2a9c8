package de.pimux.actors.stream;

import akka.actor.typed.ActorRef;
import de.pimux.actors.session.Session;
import de.pimux.xml.Element;
import java.util.List;

/** From binding on, everything goes to the session. */
final class SessionPhase implements Phase {
    private final StreamLink link;
    private final ActorRef<Session.Command> session;

    SessionPhase(StreamLink link, ActorRef<Session.Command> session) {
        this.link = link;
        this.session = session;
    }

    @Override
    public List<Element> features() {
        return List.of();
    }

    @Override
    public boolean authenticated() {
        return true;
    }

    @Override
    public void received(Element element) {
        link.forward(element);
    }

    @Override
    public void silent() {
        session.tell(new Session.Silent());
    }

    @Override
    public void ended(boolean orderly) {
        session.tell(new Session.StreamLost(link, orderly));
    }
}
