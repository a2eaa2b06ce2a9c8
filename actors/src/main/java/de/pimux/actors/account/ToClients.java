package de.pimux.actors.account;

import de.pimux.core.delivery.Delivery;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import java.util.ArrayList;
import java.util.List;

/** What a delivery means for a stanza that is never stored: presence, and requests to a resource. */
record ToClients(Stanza stanza) implements Delivery.Cases<Outcome> {
    @Override
    public Outcome toResources(Delivery.ToResources delivery) {
        List<AccountEffect> effects = new ArrayList<>(delivery.resources().size());
        for (String resource : delivery.resources()) effects.add(new AccountEffect.ToResource(resource, stanza));
        return Outcome.NOTHING.then(effects);
    }

    @Override
    public Outcome queue() {
        return Outcome.NOTHING;
    }

    @Override
    public Outcome bounce(StanzaError error) {
        return Outcome.refuse(error);
    }

    @Override
    public Outcome ignore() {
        return Outcome.NOTHING;
    }

    /** The account has answered by itself already. */
    @Override
    public Outcome handleAtServer() {
        return Outcome.NOTHING;
    }
}
