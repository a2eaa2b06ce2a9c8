package de.pimux.actors.session;

import akka.actor.typed.javadsl.TimerScheduler;
import de.pimux.actors.account.SessionCommands;
import de.pimux.actors.session.Session.Command;
import de.pimux.actors.session.SessionState.Management;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stream.StreamError;
import de.pimux.core.streammanagement.Counter;
import de.pimux.core.streammanagement.UnackedStanzas.Ack;
import de.pimux.xml.Element;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The side of a session that speaks XEP-0198. */
public final class StreamManagement {
    public static final String NAMESPACE = "urn:xmpp:sm:3";

    /** So many stanzas go out before the client is asked; fewer are asked for once {@link #ACK_DELAY} has passed. */
    private static final int STANZAS_PER_REQUEST = 8;

    private static final Duration ACK_DELAY = Duration.ofMillis(100);

    private final SessionState state;
    private final SessionProtocol protocol;
    private final TimerScheduler<Command> timers;

    StreamManagement(SessionState state, SessionProtocol protocol, TimerScheduler<Command> timers) {
        this.state = state;
        this.protocol = protocol;
        this.timers = timers;
    }

    /** Whether the element belongs to this protocol. */
    boolean received(Element element) {
        if (!element.namespace().equals(NAMESPACE)) return false;
        Management management = state.management;
        switch (element.name()) {
            case "enable" -> enable(element);
            case "r" -> {
                if (management != null) requested(management);
            }
            case "a" -> {
                if (management != null) acknowledged(management, element);
            }
            case "resume" -> protocol.sendNow(failed(Condition.UNEXPECTED_REQUEST)); // only before binding
            default -> {
                return false;
            }
        }
        return true;
    }

    private void enable(Element enable) {
        if (state.management != null) {
            protocol.sendNow(failed(Condition.UNEXPECTED_REQUEST)); // XEP-0198 §3
            return;
        }
        String resume = enable.attribute("resume");
        boolean resumable = "true".equals(resume) || "1".equals(resume);
        Management management =
                new Management(resumable ? state.services.tokens().next() : null, state.handled.received());
        state.management = management;
        if (management.id != null)
            state.account().tell(new SessionCommands.Resumable(state.self().resource(), management.id));
        protocol.sendNow(Element.of(NAMESPACE, "enabled")
                .with("id", management.id)
                .with("resume", resumable ? "true" : null)
                .with(
                        "max",
                        resumable ? Long.toString(state.limits().resumption().toSeconds()) : null));
    }

    private void requested(Management management) {
        management.acksAskedFor.addLast(state.handled.received());
        answerDueRequests();
    }

    /** Answers the client's requests as soon as everything before them is settled. */
    void answerDueRequests() {
        Management management = state.management;
        while (management != null
                && !management.acksAskedFor.isEmpty()
                && management.acksAskedFor.getFirst() <= state.handled.handled()) {
            management.acksAskedFor.removeFirst();
            protocol.sendNow(Element.of(NAMESPACE, "a").with("h", handled(management)));
        }
    }

    private String handled(Management management) {
        return Long.toString(Counter.onWire(state.handledSince(management)));
    }

    private void acknowledged(Management management, Element a) {
        Long h = number(a.attribute("h"));
        if (h == null) protocol.end(StreamError.of(StreamError.Condition.BAD_FORMAT));
        else covered(management, h);
    }

    /** Takes over what the client has; false if it claimed too much and the stream has ended. */
    private boolean covered(Management management, long h) {
        Ack<Outgoing> ack = management.unacked.ack(h);
        if (ack instanceof Ack.TooHigh<Outgoing> tooHigh) {
            protocol.end(StreamError.of(StreamError.Condition.UNDEFINED_CONDITION)
                    .withApplication(Element.of(NAMESPACE, "handled-count-too-high")
                            .with("h", Long.toString(tooHigh.claimed()))
                            .with("send-count", Long.toString(tooHigh.sent()))));
            return false;
        }
        if (ack instanceof Ack.Covered<Outgoing> covered) {
            covered.stanzas().forEach(stanza -> grow(management, -stanza.size()));
            protocol.delivered(covered.stanzas(), true);
        }
        return true;
    }

    void send(Outgoing outgoing) {
        Management management = state.management();
        Outgoing weighed = outgoing.weighed();
        long bytes = management.unackedBytes + weighed.size();
        if (management.unacked.size() >= state.limits().unacknowledgedStanzas()
                || bytes > state.limits().unacknowledgedBytes()
                || state.services.backlog().isTooMuch(bytes)) {
            protocol.end(
                    StreamError.of(StreamError.Condition.POLICY_VIOLATION).withText("too many unacknowledged stanzas"));
            return;
        }
        grow(management, weighed.size());
        management.unacked.sent(weighed);
        if (state.link == null) return;
        state.link.send(outgoing.stanza().content(), 0);
        if (++management.sinceRequest >= STANZAS_PER_REQUEST) requestAck();
        else if (management.sinceRequest == 1) timers.startSingleTimer(AckTimer.KEY, new Session.AckDue(), ACK_DELAY);
    }

    private void grow(Management management, long bytes) {
        management.unackedBytes += bytes;
        state.services.backlog().grow(bytes);
    }

    /** Nothing waits for an acknowledgement any more. */
    void forget() {
        Management management = state.management;
        if (management != null) grow(management, -management.unackedBytes);
    }

    void requestAck() {
        Management management = state.management;
        if (management == null || state.link == null || management.unacked.isEmpty()) return;
        management.sinceRequest = 0;
        timers.cancel(AckTimer.KEY);
        protocol.sendNow(Element.of(NAMESPACE, "r"));
    }

    /** Waits for the client to come back, if it may. */
    boolean hibernate() {
        if (state.management == null || state.management.id == null) return false;
        timers.startSingleTimer(
                ResumptionTimer.KEY,
                new Session.ResumptionOver(),
                state.limits().resumption());
        return true;
    }

    /** XEP-0198 §5: a second connection takes the session over from a first one that nobody has missed yet. */
    void resume(ClientLink link, String id, long h) {
        Management management = state.management;
        if (management == null || !id.equals(management.id)) {
            link.notResumed(failed(Condition.ITEM_NOT_FOUND));
            return;
        }
        if (state.link != null) state.link.end(StreamError.of(StreamError.Condition.CONFLICT));
        else state.services.open().connected();
        state.link = link;
        timers.cancel(ResumptionTimer.KEY);
        if (!covered(management, h)) return;
        protocol.sendNow(Element.of(NAMESPACE, "resumed").with("previd", id).with("h", handled(management)));
        management
                .unacked
                .stanzas()
                .forEach(again -> protocol.sendNow(again.stanza().content()));
        requestAck();
        link.ready();
    }

    /** A stanza that can't be read was received all the same, so both sides count it. */
    void countMalformed() {
        state.handled.settle(state.handled.receive(SessionState.UNREADABLE));
    }

    /** The refusal of an element of this protocol (XEP-0198 §3). */
    public static Element failed(Condition condition) {
        return Element.of(NAMESPACE, "failed").with(Element.of(StanzaError.NAMESPACE, condition.elementName()));
    }

    /** A count of stanzas; null for what is none. */
    public static @Nullable Long number(@Nullable String text) {
        if (text == null) return null;
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private enum AckTimer {
        KEY
    }

    private enum ResumptionTimer {
        KEY
    }
}
