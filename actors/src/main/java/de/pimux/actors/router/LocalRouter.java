package de.pimux.actors.router;

import de.pimux.actors.account.AccountEntity;
import de.pimux.actors.account.Accounts;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.HostingService;
import de.pimux.actors.extension.Service;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import org.jspecify.annotations.Nullable;

/** Knows the accounts and the services of its own domain, and that nobody else can be reached. */
public final class LocalRouter implements Router {
    private final Accounts accounts;
    private final Extensions extensions;

    public LocalRouter(Accounts accounts, Extensions extensions) {
        this.accounts = accounts;
        this.extensions = extensions;
    }

    @Override
    public void route(Stanza stanza, @Nullable Receipt receipt) {
        Jid to = stanza.to();
        if (to == null) throw new IllegalArgumentException("a stanza without an address reaches nobody");
        if (!accounts.isLocal(to)) beyondAccounts(to, stanza, receipt);
        else if (to.local().isEmpty()) toServer(stanza, receipt);
        else accounts.tell(to.bare(), new AccountEntity.Inbound(to.bare(), stanza, receipt));
    }

    private void beyondAccounts(Jid to, Stanza stanza, @Nullable Receipt receipt) {
        Service service = extensions.service(to.domainJid());
        if (service instanceof HostingService hosting) hosting.route(stanza, receipt);
        else if (service != null) toService(service, stanza, receipt);
        else refuse(stanza, Condition.REMOTE_SERVER_NOT_FOUND, receipt);
    }

    /** The server itself takes requests only; what else reaches its address has no recipient (RFC 6120 §10.5.1). */
    private void toServer(Stanza stanza, @Nullable Receipt receipt) {
        if (stanza instanceof Iq iq
                && iq.isRequest()
                && stanza.to() != null
                && stanza.to().isDomain()) {
            Iq answer = extensions.answerAtServer(iq);
            if (answer != null && answer.to() != null) route(answer, null);
            if (receipt != null) receipt.settle();
        } else if (stanza instanceof Iq) refuse(stanza, Condition.SERVICE_UNAVAILABLE, receipt);
        else if (receipt != null) receipt.settle();
    }

    /** A service takes requests only, and has nobody at its address, unless it says otherwise. */
    private void toService(Service service, Stanza stanza, @Nullable Receipt receipt) {
        boolean isRequest =
                stanza instanceof Iq iq && iq.isRequest() && service.address().equals(stanza.to());
        if (!isRequest) refuse(stanza, Condition.SERVICE_UNAVAILABLE, receipt);
        else
            extensions.answerAt(service, (Iq) stanza).whenComplete((answer, failure) -> {
                if (answer == null) refuse(stanza, Condition.INTERNAL_SERVER_ERROR, receipt);
                else {
                    if (answer.to() != null) route(answer, null);
                    if (receipt != null) receipt.settle();
                }
            });
    }

    private void refuse(Stanza stanza, Condition condition, @Nullable Receipt receipt) {
        Bounce.refuse(stanza, StanzaError.of(condition), receipt, this);
    }
}
