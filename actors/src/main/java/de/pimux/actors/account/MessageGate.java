package de.pimux.actors.account;

import de.pimux.core.archive.ArchiveEvent.MessageArchived;
import de.pimux.core.archive.StanzaIds;
import de.pimux.core.blocking.BlockVerdict;
import de.pimux.core.blocking.Blocking;
import de.pimux.core.delivery.Delivery;
import de.pimux.core.delivery.DeliveryRules;
import de.pimux.core.jid.Jid;
import de.pimux.core.offline.Delay;
import de.pimux.core.offline.OfflineLimits;
import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.stanza.Message;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.WrittenElement;
import java.util.ArrayList;
import java.util.List;

/** Messages that pass an account (RFC 6121 §8.5, XEP-0160). What is worth keeping is durable before anyone has it. */
final class MessageGate {
    private final String domain;
    private final OfflineLimits limits;
    private final ArchiveGate archive;
    private final DeliveryMarks marks;

    MessageGate(String domain, OfflineLimits limits, ArchiveGate archive, DeliveryMarks marks) {
        this.domain = domain;
        this.limits = limits;
        this.archive = archive;
        this.marks = marks;
    }

    /**
     * A message without an address is for the account itself (RFC 6120 §10.3.1). The sender's copy is durable before the
     * message is handed on.
     */
    Outcome fromClient(AccountContext account, Message message) {
        BlockVerdict verdict = Outbound.verdict(account, message);
        if (verdict == BlockVerdict.BOUNCE) return Outcome.refuse(Blocking.OUTBOUND_ERROR);
        if (verdict == BlockVerdict.DROP) return Outcome.NOTHING;
        Stanza genuine = Outbound.genuine(message, domain);
        Message own = message.withElement(genuine.element());
        Message addressed = own.to() == null ? own.withTo(account.jid()) : own;
        AccountEffect handOn = new AccountEffect.HandOn(addressed);
        MessageArchived copy = archive.sent(account, addressed);
        if (copy == null) return Outcome.NOTHING.then(handOn);
        return archive.reviewed(account, Outcome.happened(copy).then(handOn));
    }

    Outcome inbound(AccountContext account, Message received) {
        Message message = received.withElement(StanzaIds.withoutForged(received.element(), account.jid()));
        if (!account.state().exists()) return DeliveryRules.toNobody(message).fold(new ToClients(message));
        BlockVerdict verdict = Blocking.inbound(account.state().blockList(), account.jid(), message);
        if (verdict == BlockVerdict.BOUNCE) return Outcome.refuse(Blocking.INBOUND_ERROR);
        if (verdict == BlockVerdict.DROP) return Outcome.NOTHING;
        return DeliveryRules.of(account.sessions().resources(), message).fold(new Arrival(account, message));
    }

    /** What becomes of one message that has come. */
    private final class Arrival implements Delivery.Cases<Outcome> {
        private final AccountContext account;
        private final Message message;

        Arrival(AccountContext account, Message message) {
            this.account = account;
            this.message = message;
        }

        /** The message as its takers see it, and the event of its own that comes behind the queue's. */
        private Outcome kept(List<BoundSession> takers) {
            MessageArchived copy = archive.received(account, message);
            if (copy == null) return queued(WrittenElement.of(message.element()), takers);
            Outcome queued = queued(archive.identified(account, copy, account.nextSequenceNr() + 1), takers);
            return queued.refusal() != null ? queued : archive.reviewed(account, queued.and(copy));
        }

        @Override
        public Outcome toResources(Delivery.ToResources delivery) {
            List<BoundSession> takers = new ArrayList<>(delivery.resources().size());
            for (String resource : delivery.resources()) {
                BoundSession taker = account.sessions().get(resource);
                if (taker != null) takers.add(taker);
            }
            if (!delivery.keep()) return Outcome.NOTHING.then(new AccountEffect.Hand(takers, message, 0));
            return kept(takers);
        }

        @Override
        public Outcome queue() {
            return kept(List.of());
        }

        /** In writing from here on: so it is stored and sent, and an account holds little of what is under way. */
        private Outcome queued(WrittenElement accepted, List<BoundSession> takers) {
            AccountEffect hand = new AccountEffect.Hand(takers, message.with(accepted), account.nextSequenceNr());
            Jid from = message.from();
            Jid sender = from == null ? account.jid().domainJid() : from;
            return account.state()
                    .queue()
                    .accept(sender, accepted, account.now(), account.nextSequenceNr(), limits)
                    .fold(events -> Outcome.happened(events).then(hand), Outcome::refuse);
        }

        @Override
        public Outcome bounce(StanzaError error) {
            return Outcome.refuse(error);
        }

        @Override
        public Outcome ignore() {
            return Outcome.NOTHING;
        }

        @Override
        public Outcome handleAtServer() {
            return Outcome.NOTHING;
        }
    }

    /** Everything that waits and that nobody has, for a session that has just begun to take messages. */
    List<AccountEffect> toNewTaker(AccountContext account, BoundSession taker) {
        List<AccountEffect> effects = new ArrayList<>();
        for (MessageQueued queued : account.state().queue().messages())
            if (isWaiting(account, queued)) effects.add(late(queued, List.of(taker)));
        return effects;
    }

    /** What a session had when it ended, and no other session has, for those that take messages; else it waits. */
    List<AccountEffect> redelivered(AccountContext account, BoundSession ended) {
        List<BoundSession> takers = account.sessions().all().stream()
                .filter(session -> session.view().takesMessages())
                .toList();
        if (takers.isEmpty() || ended.handed().isEmpty()) return List.of();
        List<AccountEffect> effects = new ArrayList<>();
        for (MessageQueued queued : account.state().queue().messages())
            if (ended.handed().contains(queued.sequenceNr()) && isWaiting(account, queued))
                effects.add(late(queued, takers));
        return effects;
    }

    /** Whether no client has it, nor had it without the journal knowing yet. */
    private boolean isWaiting(AccountContext account, MessageQueued queued) {
        return !account.sessions().isHanded(queued.sequenceNr()) && !marks.contains(queued.sequenceNr());
    }

    private AccountEffect late(MessageQueued queued, List<BoundSession> takers) {
        try {
            WrittenElement stamped = queued.stanza().with(Delay.element(domain, queued.at()));
            Message message = Message.of(stamped.element()).with(stamped);
            return new AccountEffect.Hand(takers, message, queued.sequenceNr());
        } catch (StanzaException neverStored) {
            throw new IllegalStateException(neverStored);
        }
    }
}
