package de.pimux.actors.account;

import de.pimux.actors.extension.Extensions;
import de.pimux.core.blocking.BlockVerdict;
import de.pimux.core.blocking.Blocking;
import de.pimux.core.delivery.Delivery;
import de.pimux.core.delivery.DeliveryRules;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;

/** Requests and answers that pass an account (RFC 6121 §8). */
final class IqGate {
    private final Extensions extensions;
    private final InterestDesk interests;

    IqGate(Extensions extensions, InterestDesk interests) {
        this.extensions = extensions;
        this.interests = interests;
    }

    Outcome fromClient(AccountContext account, Iq iq) {
        Jid to = iq.to();
        if (to == null || to.equals(account.jid()) || to.equals(account.jid().domainJid()))
            return iq.isRequest() ? extensions.decideOwn(account, iq) : interests.answered(account, iq);
        BlockVerdict verdict = Outbound.verdict(account, iq);
        if (verdict == BlockVerdict.BOUNCE) return Outcome.refuse(Blocking.OUTBOUND_ERROR);
        return verdict == BlockVerdict.DROP ? Outcome.NOTHING : Outcome.NOTHING.then(new AccountEffect.HandOn(iq));
    }

    /** An account that isn't there answers as one that hides (RFC 6121 §8.5.1). */
    Outcome inbound(AccountContext account, Iq iq) {
        if (!account.state().exists()) return DeliveryRules.toNobody(iq).fold(new ToClients(iq));
        BlockVerdict verdict = Blocking.inbound(account.state().blockList(), account.jid(), iq);
        if (verdict == BlockVerdict.BOUNCE) return Outcome.refuse(Blocking.INBOUND_ERROR);
        if (verdict == BlockVerdict.DROP) return Outcome.NOTHING;
        return DeliveryRules.of(account.sessions().resources(), iq).fold(new Arrival(account, iq));
    }

    private final class Arrival implements Delivery.Cases<Outcome> {
        private final AccountContext account;
        private final Iq iq;
        private final ToClients toClients;

        Arrival(AccountContext account, Iq iq) {
            this.account = account;
            this.iq = iq;
            this.toClients = new ToClients(iq);
        }

        @Override
        public Outcome handleAtServer() {
            return iq.isRequest() ? extensions.decideOther(account, iq) : Outcome.NOTHING;
        }

        @Override
        public Outcome toResources(Delivery.ToResources delivery) {
            return toClients.toResources(delivery);
        }

        @Override
        public Outcome queue() {
            return toClients.queue();
        }

        @Override
        public Outcome bounce(StanzaError error) {
            return toClients.bounce(error);
        }

        @Override
        public Outcome ignore() {
            return toClients.ignore();
        }
    }
}
