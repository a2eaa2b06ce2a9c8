package de.pimux.actors.stream;

import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AskPattern;
import de.pimux.actors.account.SessionCommands;
import de.pimux.actors.account.SessionCommands.ResumableSession;
import de.pimux.actors.session.Session;
import de.pimux.actors.session.SessionState;
import de.pimux.actors.session.StreamManagement;
import de.pimux.core.jid.Jid;
import de.pimux.core.jid.JidException;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.stream.StreamError;
import de.pimux.core.stream.StreamError.Condition;
import de.pimux.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** After authentication a client binds a resource (RFC 6120 §7) or takes up an earlier session (XEP-0198 §5). */
final class BindPhase implements Phase {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-bind";
    private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(10);
    private static final AtomicLong SESSIONS = new AtomicLong();

    private final StreamControl stream;
    private final StreamServices services;
    private final Jid account;

    BindPhase(StreamControl stream, StreamServices services, Jid account) {
        this.stream = stream;
        this.services = services;
        this.account = account;
    }

    @Override
    public List<Element> features() {
        List<Element> features = new ArrayList<>();
        features.add(Element.of(NAMESPACE, "bind"));
        features.add(Element.of("urn:ietf:params:xml:ns:xmpp-session", "session")
                .with(Element.of("urn:ietf:params:xml:ns:xmpp-session", "optional")));
        features.addAll(services.extensions().streamFeatures());
        features.add(StreamLimits.feature(
                services.config().limits().stanzaBytes(), services.config().limits()));
        return features;
    }

    @Override
    public boolean authenticated() {
        return true;
    }

    @Override
    public void received(Element element) {
        if (element.is(StreamManagement.NAMESPACE, "resume")) resume(element);
        else if (element.namespace().equals(StreamManagement.NAMESPACE))
            stream.send(StreamManagement.failed(StanzaError.Condition.UNEXPECTED_REQUEST)); // XEP-0198 §3
        else if (Stanza.isStanza(element) && element.has(NAMESPACE, "bind")) bind(element);
        else stream.fail(StreamError.of(Condition.NOT_AUTHORIZED)); // RFC 6120 §7.1
    }

    private void bind(Element element) {
        try {
            Iq iq = Iq.of(element);
            if (!iq.isSet()) throw new StanzaException(StanzaError.Condition.BAD_REQUEST);
            String resource = iq.requested().childText(NAMESPACE, "resource");
            start(resource == null || resource.isEmpty() ? account : account.withResource(resource), iq);
        } catch (StanzaException malformed) {
            refuse(element, malformed.error());
        } catch (JidException malformed) {
            refuse(element, StanzaError.of(StanzaError.Condition.BAD_REQUEST)); // RFC 6120 §7.7.2.1
        }
    }

    private void refuse(Element element, StanzaError error) {
        stream.send(Element.builder(Stanza.CLIENT, "iq")
                .attribute("type", "error")
                .attribute("id", element.attribute("id"))
                .add(error.element())
                .build());
    }

    private void start(Jid requested, Iq bind) {
        String id = bind.element().attribute("id");
        SessionState state = new SessionState(services.sessions(), requested, id == null ? "" : id, stream.link());
        ActorRef<Session.Command> session = services.system()
                .systemActorOf(
                        Session.create(state),
                        "session-" + SESSIONS.incrementAndGet(),
                        DispatcherSelector.fromConfig(stream.connection().dispatcher()));
        stream.attach(session);
    }

    private void resume(Element resume) {
        String id = resume.attribute("previd");
        Long h = StreamManagement.number(resume.attribute("h"));
        if (id == null || h == null) stream.send(StreamManagement.failed(StanzaError.Condition.BAD_REQUEST));
        else stream.await(find(id), (found, failure) -> resumed(found, id, h));
    }

    private CompletionStage<ResumableSession> find(String id) {
        return AskPattern.ask(
                services.accounts().entity(account),
                replyTo -> new SessionCommands.FindResumable(account, id, replyTo),
                LOOKUP_TIMEOUT,
                services.system().scheduler());
    }

    private void resumed(@Nullable ResumableSession found, String id, long h) {
        ActorRef<Session.Command> session = found == null ? null : found.session();
        if (session == null) {
            Element failed = StreamManagement.failed(StanzaError.Condition.ITEM_NOT_FOUND);
            long handled = found == null ? -1 : found.handled();
            stream.send(handled < 0 ? failed : failed.with("h", Long.toString(handled)));
        } else {
            stream.attach(session);
            session.tell(new Session.Resume(stream.link(), id, h));
        }
    }
}
