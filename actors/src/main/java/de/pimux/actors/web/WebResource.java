package de.pimux.actors.web;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What answers the requests below one first segment of the path. */
public interface WebResource {
    /** @param path the segments behind the first, as they stand in the request: nothing is unescaped */
    CompletionStage<HttpResponse> answer(HttpRequest request, List<String> path);

    /** The path as it may be logged: without what nobody but its owner should know. */
    String logged(String path);
}
