package de.pimux.actors.wire;

import javax.net.ssl.SSLSession;

/** The channel binding of RFC 9266, which Java knows from 25 on. */
final class TlsExporter {
    private TlsExporter() {}

    static byte[] of(SSLSession session) {
        try {
            return (byte[]) Class.forName("javax.net.ssl.ExtendedSSLSession")
                    .getMethod("exportKeyingMaterialData", String.class, byte[].class, int.class)
                    .invoke(session, "EXPORTER-Channel-Binding", new byte[0], 32);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
