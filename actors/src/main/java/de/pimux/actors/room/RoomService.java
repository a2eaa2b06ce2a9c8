package de.pimux.actors.room;

import de.pimux.actors.extension.DiscoNodes;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.HostingService;
import de.pimux.actors.extension.Identity;
import de.pimux.actors.router.Bounce;
import de.pimux.actors.router.Receipt;
import de.pimux.actors.router.Router;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.resultset.PageRequest;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.room.Muc;
import de.pimux.core.room.RoomDataPolicy;
import de.pimux.core.room.RoomListPage;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Stanza;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.xml.Element;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The address at which the rooms are: tells of them, and gives each what is for it. */
public final class RoomService implements HostingService {
    private static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";

    private final Rooms rooms;
    private final RoomDirectory directory;
    private final Extensions extensions;
    private final Router router;
    private final RetentionPolicy policy;

    public RoomService(
            Rooms rooms, RoomDirectory directory, Extensions extensions, Router router, RetentionPolicy policy) {
        this.rooms = rooms;
        this.directory = directory;
        this.extensions = extensions;
        this.router = router;
        this.policy = policy;
    }

    @Override
    public Jid address() {
        return rooms.address();
    }

    @Override
    public DiscoNodes.Info info() {
        return new DiscoNodes.Info(
                new Identity("conference", "text", "Chatrooms"),
                List.of(Muc.NAMESPACE, Muc.STABLE_ID, DISCO_ITEMS, PageRequest.NAMESPACE));
    }

    /** A room may keep less than what this says, which each says of itself. */
    @Override
    public List<Element> forms(@Nullable String language) {
        return List.of(RoomDataPolicy.ofAny(policy).form(Language.of(language)));
    }

    @Override
    public CompletionStage<Iq> answer(Iq request) {
        return CompletableFuture.completedFuture((Iq) request.error(StanzaError.of(Condition.SERVICE_UNAVAILABLE)));
    }

    @Override
    public void route(Stanza stanza, @Nullable Receipt receipt) {
        Jid to = stanza.to();
        if (to != null && !to.local().isEmpty())
            rooms.tell(to.bare(), new RoomCommand.Inbound(to.bare(), stanza, receipt));
        else if (stanza instanceof Iq iq && iq.isRequest() && to != null && to.isDomain()) request(iq, receipt);
        else refuse(stanza, Condition.SERVICE_UNAVAILABLE, receipt);
    }

    private void request(Iq iq, @Nullable Receipt receipt) {
        boolean isList = iq.isGet() && iq.requested().is(DISCO_ITEMS, "query");
        (isList ? list(iq) : extensions.answerAt(this, iq)).whenComplete((answer, failure) -> {
            if (answer == null) refuse(iq, Condition.INTERNAL_SERVER_ERROR, receipt);
            else {
                router.route(answer, null);
                if (receipt != null) receipt.settle();
            }
        });
    }

    private CompletionStage<Iq> list(Iq iq) {
        try {
            PageRequest page = PageRequest.of(iq.requested());
            return directory.rooms().thenApply(all -> iq.result(RoomListPage.of(all, page)));
        } catch (StanzaException malformed) {
            return CompletableFuture.completedFuture((Iq) iq.error(malformed.error()));
        }
    }

    private void refuse(Stanza stanza, Condition condition, @Nullable Receipt receipt) {
        Bounce.refuse(stanza, StanzaError.of(condition), receipt, router);
    }
}
