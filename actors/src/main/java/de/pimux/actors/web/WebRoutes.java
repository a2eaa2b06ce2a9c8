package de.pimux.actors.web;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.ResponseEntity;
import akka.http.javadsl.model.StatusCodes;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import de.pimux.actors.log.AccessLog;
import de.pimux.actors.log.AccessLog.Access;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each request to what answers it, and notes in the access log what came of it. */
public final class WebRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(WebRoutes.class);

    /** What isn't there, whatever it is. */
    private static final WebResource NOTHING = new WebResource() {
        @Override
        public CompletionStage<HttpResponse> answer(HttpRequest request, List<String> path) {
            return CompletableFuture.completedFuture(HttpResponse.create().withStatus(StatusCodes.NOT_FOUND));
        }

        /** Long segments may be a link to a file with a slip in it. */
        @Override
        public String logged(String path) {
            return path.replaceAll("[^/]{20,}", "*");
        }
    };

    private final Map<String, WebResource> resources;
    private final AccessLog log;

    /** @param resources by the first segment of the path */
    public WebRoutes(Map<String, WebResource> resources, AccessLog log) {
        this.resources = Map.copyOf(resources);
        this.log = log;
    }

    CompletionStage<HttpResponse> answer(HttpRequest request) {
        String path = request.getUri().path();
        List<String> segments = Arrays.asList(path.split("/", -1));
        WebResource resource = segments.size() < 2 ? NOTHING : resources.getOrDefault(segments.get(1), NOTHING);
        return resource.answer(request, segments.subList(Math.min(2, segments.size()), segments.size()))
                .exceptionally(failure -> {
                    LOG.error("A request to the web port could not be answered", failure);
                    return HttpResponse.create().withStatus(StatusCodes.INTERNAL_SERVER_ERROR);
                })
                .thenApply(response -> noted(request, resource.logged(path), response));
    }

    /** What was received counts as well as what is sent; what is sent in parts is noted when it ends. */
    private HttpResponse noted(HttpRequest request, String path, HttpResponse response) {
        String method = request.method().name();
        int status = response.status().intValue();
        long received = response.status().isSuccess()
                ? request.entity().getContentLengthOption().orElse(0)
                : 0;
        LongConsumer note = sent -> log.note(new Access(method, path, status, received + sent));
        ResponseEntity content = response.entity();
        if (request.method().equals(HttpMethods.HEAD)) note.accept(0);
        else if (content.isStrict())
            note.accept(content.getContentLengthOption().orElse(0));
        else return response.withEntity(counted(content, note));
        return response;
    }

    private static ResponseEntity counted(ResponseEntity content, LongConsumer note) {
        AtomicLong sent = new AtomicLong();
        Source<ByteString, ?> parts = content.getDataBytes()
                .map(part -> {
                    sent.addAndGet(part.size());
                    return part;
                })
                .watchTermination((before, end) -> end.whenComplete((done, failure) -> note.accept(sent.get())));
        return HttpEntities.create(
                content.getContentType(), content.getContentLengthOption().orElse(0), parts);
    }
}
