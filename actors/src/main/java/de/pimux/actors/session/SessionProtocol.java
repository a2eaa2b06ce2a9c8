package de.pimux.actors.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.TimerScheduler;
import de.pimux.actors.account.AccountEntity;
import de.pimux.actors.account.Outbound;
import de.pimux.actors.account.SessionCommands;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.session.Session.Command;
import de.pimux.core.jid.Jid;
import de.pimux.core.ping.PingRequest;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.stream.StreamError;
import de.pimux.xml.Element;
import de.pimux.xml.Markup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session does with each command: binding, the stanzas of its client, and the end of its stream. */
final class SessionProtocol {
    /** A stanza whose fate nobody has told by then is refused, so that it can't hold up acknowledgements for ever. */
    private static final Duration SETTLEMENT_TIMEOUT = Duration.ofSeconds(15);

    /** So long after a message was sent without stream management its account hears that the socket has taken it ... */
    private static final Duration WRITTEN_DELAY = Duration.ofMillis(100);

    /** ... or as soon as so many wait for that, whichever comes first: telling of each costs as much as the message. */
    private static final int WRITTEN_AT_ONCE = 64;

    private final SessionState state;
    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final StreamManagement management;

    SessionProtocol(SessionState state, ActorContext<Command> context, TimerScheduler<Command> timers) {
        this.state = state;
        this.context = context;
        this.timers = timers;
        this.management = new StreamManagement(state, this, timers);
    }

    /** Asks for the resource; after a failure there is nothing to ask for any more. */
    void started() {
        if (state.account != null) context.watch(state.account);
        else state.services.accounts().tell(state.requested.bare(), bind());
    }

    private AccountEntity.Command bind() {
        return new SessionCommands.Bind(state.requested, context.getSelf());
    }

    void bound(Session.Bound bound) {
        if (state.jid == null) {
            state.services.open().bound();
            if (state.link != null) state.services.open().connected();
        }
        state.jid = bound.jid();
        state.account = bound.account();
        state.outboundFree = bound.outboundFree();
        context.watch(bound.account());
        Element bind = Element.builder("urn:ietf:params:xml:ns:xmpp-bind", "bind")
                .textChild(
                        "urn:ietf:params:xml:ns:xmpp-bind", "jid", bound.jid().text())
                .build();
        sendNow(Element.builder(Stanza.CLIENT, "iq")
                .attribute("type", "result")
                .attribute("id", state.bindId)
                .add(bind)
                .build());
        ready();
    }

    void outboundFree(boolean free) {
        state.outboundFree = free;
    }

    private void ready() {
        if (state.link != null) state.link.ready();
    }

    /** One more element of the client is done with. */
    private void done() {
        if (state.link != null) state.link.settled();
    }

    void bindRefused(StanzaError error) {
        sendNow(Element.builder(Stanza.CLIENT, "iq")
                .attribute("type", "error")
                .attribute("id", state.bindId)
                .add(error.element())
                .build());
        end(null);
    }

    void received(Element element) {
        if (Stanza.isStanza(element)) stanza(element);
        else {
            if (!management.received(element))
                end(StreamError.of(StreamError.Condition.UNSUPPORTED_STANZA_TYPE)); // RFC 6120 §4.9.3.24
            done();
        }
    }

    private void stanza(Element element) {
        Jid self = state.self();
        Stanza stanza;
        try {
            stanza = Stanza.of(element);
        } catch (StanzaException malformed) {
            malformed(element, malformed.error());
            return;
        }
        Jid from = stanza.from();
        if (from != null && !from.equals(self) && !from.equals(self.bare())) {
            end(StreamError.of(StreamError.Condition.INVALID_FROM)); // RFC 6120 §8.1.2.1
            return;
        }
        dispatch(normalised(stanza).withFrom(self));
    }

    /** Everybody behind this sees an address in one spelling only (RFC 7622). */
    private static Stanza normalised(Stanza stanza) {
        Jid to = stanza.to();
        return to == null || to.text().equals(stanza.element().attribute("to")) ? stanza : stanza.withTo(to);
    }

    /** Errors and results are never answered (RFC 6120 §8.3.1), not even malformed ones. */
    private void malformed(Element element, StanzaError error) {
        Stanza answer = Unreadable.answer(element, error, state.self());
        if (answer != null) deliver(new Outgoing(answer, 0));
        management.countMalformed();
        done();
    }

    private void dispatch(Stanza stanza) {
        long number = state.handled.receive(stanza);
        Jid to = stanza.to();
        if (stanza instanceof Iq iq
                && to != null
                && to.isDomain()
                && state.services.accounts().isLocal(to)) {
            Iq answer = state.services.extensions().answerAtServer(iq);
            if (answer != null) deliver(new Outgoing(answer, 0));
            if (answer != null || !iq.isRequest()) {
                settled(number, null);
                return;
            }
        }
        Receipt receipt = new Receipt(context.getSelf(), number);
        if (!bypassed(stanza, receipt)) {
            state.lastThroughAccount = number;
            state.account().tell(new AccountEntity.FromClient(stanza, receipt));
        }
        if (state.settlementCheck == null) watchSettlement();
    }

    /** Straight to the recipient, where nothing of this client that takes the longer way can be overtaken. */
    private boolean bypassed(Stanza stanza, Receipt receipt) {
        Jid to = stanza.to();
        if (to == null || !state.outboundFree || !Outbound.mayBypass(stanza, state.self())) return false;
        if (state.handled.handled() < state.lastThroughAccount) return false;
        ActorRef<AccountEntity.Command> recipient = state.services.accounts().connected(to);
        if (recipient == null) return false;
        String domain = state.services.accounts().domain().domain();
        recipient.tell(new AccountEntity.Inbound(to.bare(), Outbound.genuine(stanza, domain), receipt));
        return true;
    }

    private void watchSettlement() {
        Session.SettlementOverdue check = new Session.SettlementOverdue(state.handled.oldestOpen());
        state.settlementCheck = context.scheduleOnce(SETTLEMENT_TIMEOUT, context.getSelf(), check);
    }

    void settlementOverdue(long oldestThen) {
        if (state.settlementCheck != null) state.settlementCheck.cancel();
        state.settlementCheck = null;
        long oldest = state.handled.oldestOpen();
        if (oldest != 0 && oldest <= oldestThen)
            settled(oldest, StanzaError.of(Condition.INTERNAL_SERVER_ERROR).withType(StanzaError.Type.WAIT));
        if (state.handled.oldestOpen() != 0) watchSettlement();
    }

    void settled(long number, @Nullable StanzaError error) {
        Stanza stanza = state.handled.settle(number);
        if (stanza == null) return;
        if (error != null && isAnswerable(stanza)) deliver(new Outgoing(stanza.error(error), 0));
        done();
        management.answerDueRequests();
    }

    /** Errors and results are answered by nobody (RFC 6120 §8.3.1). */
    private static boolean isAnswerable(Stanza stanza) {
        return !stanza.isError() && !(stanza instanceof Iq iq && !iq.isRequest());
    }

    /** Hands a stanza to the client, or keeps it for the client's return. */
    void deliver(Outgoing outgoing) {
        if (state.management != null) management.send(outgoing);
        else if (state.link == null) undelivered(List.of(outgoing));
        else if (outgoing.queued() == 0) state.link.send(outgoing.stanza().content(), 0);
        else {
            state.unwritten.addLast(outgoing);
            state.link.send(outgoing.stanza().content(), ++state.writtenMark);
            if (state.unwritten.size() >= WRITTEN_AT_ONCE) written(state.link);
            if (!timers.isTimerActive(WrittenTimer.KEY)) watchWritten();
        }
    }

    /** Hands over stanzas that the account's journal does not hold, such as a page of an archive, in one go. */
    void deliverAll(List<Stanza> stanzas) {
        if (state.management == null && state.link != null)
            state.link.sendAll(stanzas.stream().map(Stanza::content).toList());
        else for (Stanza stanza : stanzas) deliver(new Outgoing(stanza, 0));
    }

    private void watchWritten() {
        timers.startSingleTimer(WrittenTimer.KEY, new Session.WrittenDue(), WRITTEN_DELAY);
    }

    void writtenDue() {
        if (state.link != null) written(state.link);
        if (!state.unwritten.isEmpty()) watchWritten();
    }

    /** Without stream management a message counts as delivered when the socket has taken it. */
    private void written(ClientLink link) {
        long firstMark = state.writtenMark - state.unwritten.size() + 1;
        List<Outgoing> written = new ArrayList<>();
        for (long i = firstMark; i <= link.written() && !state.unwritten.isEmpty(); i++)
            written.add(state.unwritten.removeFirst());
        delivered(written, false);
    }

    /** Tells the account which of the messages it holds have arrived. */
    void delivered(List<Outgoing> outgoing, boolean acknowledged) {
        long[] queued = outgoing.stream()
                .mapToLong(Outgoing::queued)
                .filter(q -> q != 0)
                .toArray();
        if (queued.length > 0)
            state.account().tell(new SessionCommands.Delivered(state.self().resource(), queued, acknowledged));
    }

    void sendNow(Markup element) {
        if (state.link != null) state.link.send(element, 0);
    }

    void resume(ClientLink link, String id, long h) {
        management.resume(link, id, h);
    }

    void streamLost(ClientLink lost, boolean orderly) {
        if (lost != state.link) return;
        unlink();
        if (orderly || !management.hibernate()) leave();
    }

    void resumptionOver() {
        if (state.link == null) leave();
    }

    void requestAck() {
        management.requestAck();
    }

    /** The client has said nothing for a while: it has to, now (XEP-0199). */
    void silent() {
        String id = state.services.tokens().next();
        deliver(new Outgoing(
                Iq.request(Iq.Type.GET, id, state.services.accounts().domain(), state.self(), PingRequest.element()),
                0));
    }

    void end(@Nullable StreamError error) {
        if (state.link != null) state.link.end(error);
        unlink();
        leave();
    }

    private void unlink() {
        ClientLink left = state.link;
        state.link = null;
        if (left == null) return;
        written(left);
        if (state.jid != null) state.services.open().disconnected();
    }

    /** The stanza that was being handled takes the blame; everything else goes on. */
    void failed() {
        long oldest = state.handled.oldestOpen();
        if (oldest != 0) context.getSelf().tell(new Session.SettlementOverdue(oldest));
    }

    private void leave() {
        if (state.ended()) return;
        state.markEnded();
        if (state.settlementCheck != null) state.settlementCheck.cancel();
        List<Outgoing> left = new ArrayList<>(state.unwritten);
        if (state.management != null) left.addAll(state.management.unacked.stanzas());
        management.forget();
        if (state.account != null) state.account.tell(farewell());
        undelivered(left);
    }

    private SessionCommands.SessionEnded farewell() {
        SessionState.Management management = state.management;
        String id = management == null ? null : management.id;
        long handled = management == null ? 0 : state.handledSince(management);
        return new SessionCommands.SessionEnded(state.self().resource(), context.getSelf(), id, handled);
    }

    /** What the account's journal holds goes out again from there; a request gets its error (XEP-0198 §5). */
    private void undelivered(List<Outgoing> left) {
        for (Outgoing outgoing : left)
            if (outgoing.stanza() instanceof Iq iq && iq.isRequest())
                state.services.router().route(iq.error(StanzaError.of(Condition.RECIPIENT_UNAVAILABLE)), null);
    }

    private enum WrittenTimer {
        KEY
    }
}
