package de.pimux.actors.upload;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.stream.ActorAttributes;
import akka.stream.javadsl.Sink;
import de.pimux.actors.account.AccountDesk;
import de.pimux.core.stanza.StanzaError;
import de.pimux.core.stanza.StanzaError.Condition;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.MediaType;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes files in, each into the slot that was given for it (XEP-0363 §8). */
public final class IncomingFiles {
    private final ActorSystem<?> system;
    private final UploadDesk desk;
    private final UploadStore store;
    private final String dispatcher;

    /** @param dispatcher where files are written */
    public IncomingFiles(ActorSystem<?> system, UploadDesk desk, UploadStore store, String dispatcher) {
        this.system = system;
        this.desk = desk;
        this.store = store;
        this.dispatcher = dispatcher;
    }

    CompletionStage<HttpResponse> put(HttpRequest request, FileLocator locator) {
        Slot slot = desk.waiting(locator);
        if (slot == null) return UploadResource.just(StatusCodes.FORBIDDEN);
        MediaType sent = type(request.entity().getContentType());
        StatusCode refusal = refusal(slot, request.entity().getContentLengthOption(), sent);
        if (refusal == null && !desk.begin(slot)) refusal = StatusCodes.FORBIDDEN;
        if (refusal != null) return UploadResource.just(refusal);
        return store.begin(slot, sent == null ? MediaType.UNKNOWN : sent)
                .thenCompose(upload -> received(request.entity().withSizeLimit(slot.size()), upload))
                .handle((stored, failure) -> {
                    desk.end(slot);
                    return HttpResponse.create().withStatus(status(failure));
                });
    }

    private static @Nullable MediaType type(ContentType type) {
        return type.equals(ContentTypes.NO_CONTENT_TYPE) ? null : MediaType.parse(type.toString());
    }

    /** Null if the upload is the one that the slot was given for. */
    private static @Nullable StatusCode refusal(Slot slot, OptionalLong length, @Nullable MediaType sent) {
        if (length.isEmpty()) return StatusCodes.LENGTH_REQUIRED;
        if (length.getAsLong() > slot.size()) return StatusCodes.CONTENT_TOO_LARGE;
        if (length.getAsLong() < slot.size()) return StatusCodes.BAD_REQUEST;
        return slot.type() == null || slot.type().equals(sent) ? null : StatusCodes.UNSUPPORTED_MEDIA_TYPE;
    }

    /** Whoever sends faster than the disk writes is slowed down; nothing gathers here. */
    private CompletionStage<Void> received(HttpEntity content, Upload upload) {
        return content.getDataBytes()
                .runWith(
                        Sink.fold(upload, Upload::write).withAttributes(ActorAttributes.dispatcher(dispatcher)), system)
                .handle((written, failure) -> {
                    if (failure == null) return store.finish(upload);
                    store.abandon(upload);
                    return CompletableFuture.<Void>failedFuture(failure);
                })
                .thenCompose(finished -> finished);
    }

    /** Where the account takes nothing the client hears why; what else goes wrong is ours, or it has gone itself. */
    private static StatusCode status(@Nullable Throwable failure) {
        if (failure == null) return StatusCodes.CREATED;
        StanzaError refusal = AccountDesk.refusal(failure);
        if (refusal == null) return StatusCodes.INTERNAL_SERVER_ERROR;
        return refusal.condition() == Condition.RESOURCE_CONSTRAINT
                ? StatusCodes.INSUFFICIENT_STORAGE
                : StatusCodes.FORBIDDEN;
    }
}
