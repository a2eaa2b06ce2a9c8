package de.pimux.bench.client;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * TLS 1.3 towards a server under test. It trusts any certificate, because test servers sign their own, and never resumes
 * a TLS session, so that every login pays for a full handshake.
 */
final class TlsClient {
    private final SslContext startTls = context(false);
    private final SslContext direct = context(true);

    SslHandler handler(Channel channel, Target target) {
        SslContext context = target.directTls() ? direct : startTls;
        SslHandler handler = context.newHandler(channel.alloc());
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(target.domain())));
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(60_000); // a flood of logins queues behind slow servers
        return handler;
    }

    private static SslContext context(boolean alpn) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .protocols("TLSv1.3");
            return (alpn ? builder.applicationProtocolConfig(xmppClient()) : builder).build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JDK cannot do TLS 1.3", e);
        }
    }

    /** XEP-0368 names the protocol {@code xmpp-client}. */
    private static ApplicationProtocolConfig xmppClient() {
        return new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                "xmpp-client");
    }
}
