package de.pimux.actors.web;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.dispatch.Dispatchers;
import akka.event.NoLogging;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.TLSProtocol.SendBytes;
import akka.stream.TLSProtocol.SessionBytes;
import akka.stream.TLSProtocol.SslTlsInbound;
import akka.stream.TLSProtocol.SslTlsOutbound;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import de.pimux.actors.net.ClientAddress;
import de.pimux.actors.net.ConnectionHandler;
import de.pimux.actors.net.ConnectionInfo;
import de.pimux.actors.net.WireCommand;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;

/**
 * Speaks HTTP on connections that Netty has accepted and decrypted. Hardly anything of Akka HTTP is loaded before the
 * first of them, and it logs nothing: its lines would hold what the policy keeps out.
 */
public final class WebPort implements ConnectionHandler {
    /** Silence after which a connection is closed, in either direction. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** However busy it is, so that nobody can hold one for ever by being slow. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final ActorSystem<?> system;
    private final Predicate<ClientAddress> blocked;
    private final WebRoutes routes;

    /** @param blocked who may not connect */
    public WebPort(ActorSystem<?> system, Predicate<ClientAddress> blocked, WebRoutes routes) {
        this.system = system;
        this.blocked = blocked;
        this.routes = routes;
    }

    @Override
    public boolean admits(ClientAddress client) {
        return !blocked.test(client);
    }

    @Override
    public Flow<ByteString, WireCommand, NotUsed> newConnection(ConnectionInfo info) {
        BidiFlow<HttpResponse, SslTlsOutbound, SslTlsInbound, HttpRequest, NotUsed> http = Http.get(system)
                .serverLayer(
                        ServerSettings.create(system.settings().config()), Optional.empty(), NoLogging.getInstance());
        Flow<ByteString, WireCommand, NotUsed> bytes = Flow.of(ByteString.class)
                .<SslTlsInbound>map(received -> new SessionBytes(NoSession.SESSION, received))
                .via(answers(info).join(http))
                .map(WebPort::toWire);
        return BidiFlow.<ByteString, WireCommand>bidirectionalIdleTimeout(SILENCE)
                .join(bytes)
                .completionTimeout(LIFETIME)
                .async(Dispatchers.DefaultDispatcherId());
    }

    /** The deadline from the accept on covers the first request; a slow second one ends with the connection. */
    private Flow<HttpRequest, HttpResponse, NotUsed> answers(ConnectionInfo info) {
        return Flow.of(HttpRequest.class).mapAsync(1, request -> {
            info.loggedIn();
            return routes.answer(request);
        });
    }

    private static WireCommand toWire(SslTlsOutbound outbound) {
        if (outbound instanceof SendBytes send) return new WireCommand.Write(send.bytes());
        throw new IllegalStateException("HTTP asks for a handshake");
    }

    /** Akka HTTP wants one beside all bytes, and doesn't look at it. */
    private static final class NoSession {
        private static final SSLSession SESSION = session();

        private static SSLSession session() {
            try {
                return SSLContext.getDefault().createSSLEngine().getSession();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this JDK has no TLS", e);
            }
        }
    }
}
