package de.pimux.actors.upload;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.ActorAttributes;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import de.pimux.core.upload.ByteRange;
import de.pimux.core.upload.FileLocator;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.journal.files.FileReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Serves files, one chunk in memory for each request (RFC 9110 §9.3.1, §14). */
public final class OutgoingFiles {
    /** Whatever a file is, it runs nothing in a browser. */
    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final UploadStore store;
    private final Duration kept;
    private final InstantSource clock;
    private final String dispatcher;

    /**
     * @param kept how long a file lives
     * @param dispatcher where files are read
     */
    public OutgoingFiles(UploadStore store, Duration kept, InstantSource clock, String dispatcher) {
        this.store = store;
        this.kept = kept;
        this.clock = clock;
        this.dispatcher = dispatcher;
    }

    CompletionStage<HttpResponse> get(HttpRequest request, FileLocator locator) {
        return store.find(locator)
                .thenCompose(found -> found.isEmpty()
                        ? UploadResource.just(StatusCodes.NOT_FOUND)
                        : CompletableFuture.completedFuture(served(request, found.get())));
    }

    /** A range that depends on a validator is ignored: there is none (§13.1.5). */
    private HttpResponse served(HttpRequest request, FileUploaded file) {
        String asked = request.getHeader("If-Range").isPresent()
                ? null
                : request.getHeader("Range").map(HttpHeader::value).orElse(null);
        Optional<ByteRange> range = ByteRange.asked(asked, file.size());
        if (range.isEmpty())
            return HttpResponse.create()
                    .withStatus(StatusCodes.RANGE_NOT_SATISFIABLE)
                    .addHeader(RawHeader.create("Content-Range", "bytes */" + file.size()));
        return served(file, range.get(), request.method().equals(HttpMethods.HEAD));
    }

    private HttpResponse served(FileUploaded file, ByteRange range, boolean isHead) {
        HttpResponse response = HttpResponse.create()
                .addHeaders(headers(file))
                .withEntity(HttpEntities.create(
                        ContentTypes.parse(file.type().text()), range.length(), content(file, range)));
        if (isHead) response = response.addHeader(new HeadLength(range.length()));
        return range.equals(ByteRange.whole(file.size()))
                ? response
                : response.withStatus(StatusCodes.PARTIAL_CONTENT)
                        .addHeader(RawHeader.create(
                                "Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + file.size()));
    }

    /** No cache keeps a file for longer than it lives. */
    private List<HttpHeader> headers(FileUploaded file) {
        long left = Math.max(0, Duration.between(clock.instant(), end(file)).toSeconds());
        List<HttpHeader> headers = new ArrayList<>(List.of(
                RawHeader.create("Accept-Ranges", "bytes"),
                RawHeader.create("Cache-Control", "private, max-age=" + left),
                RawHeader.create("Content-Security-Policy", POLICY)));
        if (!file.type().mayBeShown()) headers.add(RawHeader.create("Content-Disposition", "attachment"));
        return headers;
    }

    private Instant end(FileUploaded file) {
        return file.at().plus(kept);
    }

    private Source<ByteString, ?> content(FileUploaded file, ByteRange range) {
        return Source.unfoldResource(() -> store.open(file, range), reader -> next(file, reader), FileReader::close)
                .withAttributes(ActorAttributes.dispatcher(dispatcher));
    }

    /** A transfer that outlasts the file breaks off. */
    private Optional<ByteString> next(FileUploaded file, FileReader reader) throws IOException {
        if (clock.instant().isAfter(end(file))) throw new IllegalStateException("the time of the file is up");
        byte[] part = reader.next();
        return part.length == 0 ? Optional.empty() : Optional.of(ByteString.fromArrayUnsafe(part));
    }
}
