package de.pimux.actors.upload;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import de.pimux.actors.web.WebResource;
import de.pimux.core.upload.FileLocator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The files, by their links: {@code /upload/LOCATOR/NAME}. The name is for whoever reads the link, and not looked at. */
public final class UploadResource implements WebResource {
    /** The first segment of its paths. */
    public static final String SEGMENT = "upload";

    private static final String METHODS = "OPTIONS, HEAD, GET, PUT";

    /** Web clients come from other hosts; there are no cookies that could be abused (XEP-0363 §9). */
    private static final List<HttpHeader> FOR_OTHER_HOSTS = List.of(
            RawHeader.create("Access-Control-Allow-Origin", "*"),
            RawHeader.create("Access-Control-Allow-Methods", METHODS),
            RawHeader.create("Access-Control-Allow-Headers", "Authorization, Content-Type, Range"),
            RawHeader.create("X-Content-Type-Options", "nosniff"));

    private final IncomingFiles incoming;
    private final OutgoingFiles outgoing;

    public UploadResource(IncomingFiles incoming, OutgoingFiles outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    @Override
    public CompletionStage<HttpResponse> answer(HttpRequest request, List<String> path) {
        return found(request, path).thenApply(response -> response.addHeaders(FOR_OTHER_HOSTS));
    }

    private CompletionStage<HttpResponse> found(HttpRequest request, List<String> path) {
        FileLocator locator = path.size() == 2 ? FileLocator.parse(path.get(0)) : null;
        if (locator == null) return just(StatusCodes.NOT_FOUND);
        HttpMethod method = request.method();
        if (method.equals(HttpMethods.GET) || method.equals(HttpMethods.HEAD)) return outgoing.get(request, locator);
        if (method.equals(HttpMethods.PUT)) return incoming.put(request, locator);
        return method.equals(HttpMethods.OPTIONS)
                ? just(StatusCodes.NO_CONTENT)
                : just(StatusCodes.METHOD_NOT_ALLOWED)
                        .thenApply(refused -> refused.addHeader(RawHeader.create("Allow", METHODS)));
    }

    static CompletionStage<HttpResponse> just(StatusCode status) {
        return CompletableFuture.completedFuture(HttpResponse.create().withStatus(status));
    }

    /** Who has a link can read the file: it must not stand in a log. */
    @Override
    public String logged(String path) {
        return "/" + SEGMENT + "/*";
    }
}
