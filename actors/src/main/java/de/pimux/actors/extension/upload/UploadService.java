package de.pimux.actors.extension.upload;

import de.pimux.actors.account.AccountDesk;
import de.pimux.actors.extension.DiscoNodes;
import de.pimux.actors.extension.Identity;
import de.pimux.actors.extension.Service;
import de.pimux.actors.upload.UploadResource;
import de.pimux.actors.upload.Uploads;
import de.pimux.core.datapolicy.DataPolicy;
import de.pimux.core.jid.Jid;
import de.pimux.core.language.Language;
import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.RetentionPolicy;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.stanza.StanzaException;
import de.pimux.core.upload.SlotRequest;
import de.pimux.core.upload.UploadXml;
import de.pimux.xml.Element;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells at its address where a file may be put (XEP-0363 §4 and §5). */
final class UploadService implements Service {
    private final Jid address;
    private final Uploads uploads;
    private final long maxFileBytes;
    private final DataPolicy policy;
    private final Supplier<String> url;

    /**
     * @param maxFileBytes of one file
     * @param url what links begin with
     */
    UploadService(Jid address, Uploads uploads, long maxFileBytes, RetentionPolicy retention, Supplier<String> url) {
        this.address = address;
        this.uploads = uploads;
        this.maxFileBytes = maxFileBytes;
        this.policy = DataPolicy.ofService(retention, Set.of(RetentionClass.UPLOAD));
        this.url = url;
    }

    @Override
    public Jid address() {
        return address;
    }

    @Override
    public DiscoNodes.Info info() {
        return new DiscoNodes.Info(new Identity("store", "file", "HTTP File Upload"), UploadXml.features());
    }

    @Override
    public List<Element> forms(@Nullable String language) {
        return List.of(UploadXml.maxFileSize(maxFileBytes), policy.form(Language.of(language)));
    }

    @Override
    public CompletionStage<Iq> answer(Iq request) {
        Jid from = request.from();
        if (from == null || !request.isGet() || !request.requested().is(UploadXml.NAMESPACE, "request"))
            return CompletableFuture.completedFuture(refused(request, Condition.SERVICE_UNAVAILABLE));
        try {
            SlotRequest wanted = SlotRequest.of(request.requested());
            return uploads.give(from, wanted)
                    .thenApply(slot -> {
                        String link = String.join(
                                "/",
                                url.get(),
                                UploadResource.SEGMENT,
                                slot.locator().text(),
                                wanted.linkName());
                        return request.result(UploadXml.slot(link, link));
                    })
                    .exceptionally(failure -> (Iq) request.error(error(failure)));
        } catch (StanzaException refused) {
            return CompletableFuture.completedFuture((Iq) request.error(refused.error()));
        }
    }

    private static Iq refused(Iq request, Condition condition) {
        return (Iq) request.error(StanzaError.of(condition));
    }

    private static StanzaError error(Throwable failure) {
        StanzaError refusal = AccountDesk.refusal(failure);
        return refusal != null ? refusal : StanzaError.of(Condition.INTERNAL_SERVER_ERROR);
    }
}
