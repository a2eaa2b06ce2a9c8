package de.pimux.actors.stream;

import akka.actor.typed.ActorRef;
import akka.stream.FlowShape;
import akka.stream.stage.AbstractInHandler;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;
import de.pimux.actors.config.ServerConfig.Limits;
import de.pimux.actors.guard.LoginGuard;
import de.pimux.actors.net.ConnectionInfo;
import de.pimux.actors.net.WireCommand;
import de.pimux.actors.session.ClientLink;
import de.pimux.actors.session.Session;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stream.StreamError;
import de.pimux.core.stream.StreamError.Condition;
import de.pimux.xml.Attribute;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import de.pimux.xml.XmlBuffer;
import de.pimux.xml.XmlStreamException;
import de.pimux.xml.XmlStreamParser;
import de.pimux.xml.XmlWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The state of one client's stream. Everything here runs on the stage's own thread; others reach it by {@link #link}. */
final class ClientStreamLogic extends TimerGraphStageLogic implements StreamControl, XmlStreamParser.Handler {
    /** Something that another thread wants done here. */
    interface Call {
        void on(ClientStreamLogic stream);
    }

    /** Of one message in a page of an archive. */
    private static final int USUAL_BYTES = 768;

    private final FlowShape<ByteString, WireCommand> shape;
    private final StreamServices services;
    private final ConnectionInfo connection;
    private final AsyncCallback<Call> calls;
    private final StreamLink link;
    private final StreamOutput output;
    private final Silence silence;

    /** Complete elements that wait because the phase is waiting for something itself. */
    private final Deque<Element> inbox = new ArrayDeque<>(1);

    private XmlStreamParser parser;
    private Phase phase;
    private Limits limits;
    private boolean opened;
    private boolean awaiting;
    private boolean startTls;
    private boolean clientClosed;
    private boolean ended;
    private @Nullable String lang;

    /** Where the client is again if a session refuses to be resumed. */
    private @Nullable Phase unbound;

    ClientStreamLogic(FlowShape<ByteString, WireCommand> shape, StreamServices services, ConnectionInfo connection) {
        super(shape);
        this.shape = shape;
        this.services = services;
        this.connection = connection;
        this.limits = services.config().limits();
        this.parser = new XmlStreamParser(StreamLimits.beforeLogin(limits));
        this.calls = createAsyncCallback(call -> call.on(this));
        this.link = new StreamLink(calls, limits.stanzasInFlight(), limits.stanzaBytes());
        this.output =
                new StreamOutput(limits.outboundBytes(), services.sessions().backlog());
        this.silence = new Silence();
        this.phase = connection.directTls() ? new SaslPhase(this, services) : new TlsPhase(this, services);
        setHandler(shape.in(), new Input());
        setHandler(shape.out(), new Output());
    }

    private final class Input extends AbstractInHandler {
        @Override
        public void onPush() {
            ByteString bytes = grab(shape.in());
            silence.broken();
            link.read(bytes.length());
            feed(bytes.toArrayUnsafe());
            proceed();
        }

        @Override
        public void onUpstreamFinish() {
            if (!clientClosed) finish(false); // else what waits is still to be handled
        }

        @Override
        public void onUpstreamFailure(Throwable broken) {
            finish(clientClosed);
        }
    }

    private final class Output extends AbstractOutHandler {
        @Override
        public void onPull() {
            flush();
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            finish(clientClosed);
        }
    }

    @Override
    public void preStart() {
        services.open().add(link);
        connection.onDeadline(() -> link.call(stream -> stream.fail(StreamError.of(Condition.CONNECTION_TIMEOUT))));
        pull(shape.in());
    }

    @Override
    public void postStop() {
        finish(clientClosed);
        output.clear();
    }

    private void feed(byte[] bytes) {
        try {
            int read = parser.feed(bytes, 0, bytes.length, this);
            if (read < bytes.length && !ended) fail(StreamError.of(Condition.POLICY_VIOLATION)); // STARTTLS injection
            else if (startTls && !ended) proceedWithTls();
        } catch (XmlStreamException broken) {
            if (!ended) fail(StreamError.of(StreamLimits.condition(broken.violation())));
        }
    }

    @Override
    public void opened(Element header) {
        if (ended) return;
        StreamError refusal = StreamHeaderCheck.refusal(header, parser.contentNamespace(), services.accounts());
        lang = header.attribute(Attribute.XML_NAMESPACE, "lang");
        writeHeader(header.attribute("from"));
        if (refusal != null) fail(refusal);
        else if (!phase.authenticated() && services.guard().blocks(connection.address())) fail(LoginGuard.BLOCKED);
        else output.add(Wire.features(phase.features()));
    }

    private void writeHeader(@Nullable String client) {
        opened = true;
        output.add(Wire.header(
                services.accounts().domain().text(),
                services.sessions().tokens().next(),
                client,
                lang));
    }

    @Override
    public void element(Element element) {
        if (ended) return;
        if (awaiting || !inbox.isEmpty() || !link.mayRead()) inbox.addLast(element);
        else phase.received(withLang(element));
    }

    /** A stanza without a language has that of its stream, also where it arrives (RFC 6120 §8.1.5). */
    private Element withLang(Element element) {
        if (lang == null || !Stanza.isStanza(element)) return element;
        if (element.attribute(Attribute.XML_NAMESPACE, "lang") != null) return element;
        return element.toBuilder()
                .attribute(Attribute.XML_NAMESPACE, "lang", lang)
                .build();
    }

    /** What the client sent before is handled first. */
    @Override
    public void closed() {
        clientClosed = true;
    }

    /** Takes the next step: elements that waited, then the end, then bytes to send, then more bytes to read. */
    private void proceed() {
        while (!awaiting && !ended && !inbox.isEmpty() && link.mayRead()) phase.received(withLang(inbox.removeFirst()));
        if (clientClosed && !awaiting && inbox.isEmpty()) end(null);
        flush();
        if (!ended
                && !awaiting
                && inbox.isEmpty()
                && link.mayRead()
                && !hasBeenPulled(shape.in())
                && !isClosed(shape.in())) pull(shape.in());
    }

    private void flush() {
        WireCommand next;
        while (isAvailable(shape.out()) && (next = output.next()) != null) push(shape.out(), next);
        if (ended && output.isEmpty()) completeStage();
    }

    /** The stream is over; what it still has to say is written first. */
    private void finish(boolean orderly) {
        if (ended) return;
        ended = true;
        inbox.clear();
        link.close();
        phase.ended(
                orderly); // first: a shutdown goes on when the last stream is gone, and the session has to hear of it
        services.open().remove(link);
        if (isClosed(shape.out())) completeStage();
        else flush();
    }

    @Override
    public ConnectionInfo connection() {
        return connection;
    }

    @Override
    public @Nullable String lang() {
        return lang;
    }

    @Override
    public ClientLink link() {
        return link;
    }

    @Override
    public void send(Element element) {
        send(element, null);
    }

    private void send(Markup element, @Nullable Runnable whenWritten) {
        send(XmlWriter.bytes(element, Stanza.CLIENT), whenWritten);
    }

    private void send(byte[] bytes, @Nullable Runnable whenWritten) {
        if (ended) return;
        output.add(bytes, whenWritten);
        if (output.isOverfull()) {
            output.drop();
            finish(false);
        }
    }

    @Override
    public void restart(Phase next) {
        phase = next;
        opened = false;
        parser.detach();
        parser = new XmlStreamParser(StreamLimits.beforeLogin(limits));
    }

    @Override
    public void attach(ActorRef<Session.Command> session) {
        link.attach(session);
        unbound = phase;
        phase = new SessionPhase(link, session);
        awaiting = true;
    }

    /** The session refuses to be resumed; the client may bind another. */
    void notResumed(Element failed) {
        send(failed);
        if (unbound != null) phase = unbound;
        awaiting = false;
        proceed();
    }

    @Override
    public void startTls(Phase next) {
        restart(next);
        startTls = true;
    }

    /** Only now is it known that nothing came in plain text behind the request. */
    private void proceedWithTls() {
        startTls = false;
        output.add(TlsPhase.PROCEED);
        output.add(new WireCommand.StartTls());
    }

    @Override
    public <T> void await(CompletionStage<T> answer, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        awaiting = true;
        AsyncCallback<Call> self = calls;
        answer.whenComplete((value, failure) -> self.invoke(stream -> stream.resume(value, failure, then)));
    }

    private <T> void resume(
            @Nullable T value, @Nullable Throwable failure, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        if (ended) return;
        awaiting = false;
        then.accept(value, failure);
        proceed();
    }

    @Override
    public void fail(StreamError error) {
        if (ended) return;
        if (!opened && !startTls) writeHeader(null); // RFC 6120 §4.9.1.2
        output.add(Wire.error(error));
        output.add(Wire.close());
        finish(error.condition() != Condition.CONNECTION_TIMEOUT);
    }

    /** The session ends the stream. */
    void end(@Nullable StreamError error) {
        if (ended) return;
        if (error != null) output.add(Wire.error(error));
        output.add(Wire.close());
        finish(true);
    }

    /** The session is there: larger stanzas are welcome, and the login deadline no longer runs. */
    void loggedIn() {
        unbound = null;
        parser.limits(StreamLimits.afterLogin(limits));
        connection.loggedIn();
        scheduleOnce(Silence.TIMER, limits.idleTimeout());
        awaiting = false;
        proceed();
    }

    /** Reads again, if reading was paused. */
    void settled() {
        proceed();
    }

    /** What a session sends leaves at once. */
    void deliver(Markup element, @Nullable Runnable whenWritten) {
        send(element, whenWritten);
        flush();
    }

    /** As one piece. */
    void deliverAll(List<? extends Markup> elements) {
        XmlBuffer all = new XmlBuffer(elements.size() * USUAL_BYTES);
        for (Markup element : elements) XmlWriter.write(element, Stanza.CLIENT, all);
        send(all.toBytes(), null);
        flush();
    }

    @Override
    public void onTimer(Object timer) {
        switch (silence.elapsed()) {
            case HEARD -> scheduleOnce(Silence.TIMER, limits.idleTimeout());
            case SILENT -> {
                phase.silent();
                scheduleOnce(Silence.TIMER, limits.pingTimeout());
            }
            case LOST -> fail(StreamError.of(Condition.CONNECTION_TIMEOUT));
        }
    }
}
