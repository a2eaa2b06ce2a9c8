package de.pimux.core.pubsub;

import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import java.util.Map;

/** What an account makes of requests about its nodes: the part of XEP-0060 that XEP-0163 and its users need. */
public final class PubsubService {
    @FunctionalInterface
    private interface Handler {
        Change handle(PubsubRequest request) throws StanzaException;
    }

    private static final Map<String, Handler> PUBSUB = Map.of(
            "get items", Retrieval::items,
            "get subscriptions", Retrieval::subscriptions,
            "get affiliations", Retrieval::affiliations,
            "set publish", Publishing::publish,
            "set retract", Publishing::retract,
            "set create", NodeManagement::create,
            "set subscribe", Subscribing::subscribe,
            "set unsubscribe", Subscribing::unsubscribe);

    private static final Map<String, Handler> OWNER = Map.of(
            "get configure", NodeManagement::configForm,
            "get default", NodeManagement::defaultForm,
            "get affiliations", NodeLists::affiliations,
            "get subscriptions", NodeLists::subscriptions,
            "set configure", NodeManagement::configure,
            "set delete", NodeManagement::delete,
            "set purge", NodeManagement::purge,
            "set affiliations", NodeLists::setAffiliations,
            "set subscriptions", NodeLists::endSubscriptions);

    private PubsubService() {}

    /** @throws StanzaException the error for whoever asks */
    public static Change answer(Iq.Type type, PubsubRequest request) throws StanzaException {
        String name = request.action().name();
        boolean isOwner = request.pubsub().namespace().equals(PubsubXml.OWNER);
        Handler handler = (isOwner ? OWNER : PUBSUB).get(type.wire() + " " + name);
        if (handler != null) return handler.handle(request);
        request.asker().knows();
        if (name.equals("options")) throw PubsubXml.unsupported("subscription-options");
        if (name.equals("default")) throw PubsubXml.unsupported("retrieve-default-sub");
        throw new StanzaException(Condition.BAD_REQUEST);
    }
}
