package de.pimux.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where one server lives while it is measured: its own folder and its own loopback ports.
 *
 * @param folder configuration and logs; the data is in its folder {@code data}
 * @param certificate the certificate that all servers under test share
 */
record Site(Path folder, TestCertificate certificate, int startTlsPort, int directTlsPort) {
    static final String DOMAIN = "localhost";

    static Site in(Path folder, TestCertificate certificate) throws IOException {
        return new Site(folder, certificate, freePort(), freePort());
    }

    Path data() {
        return folder.resolve("data");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Below the range from which the system takes the client's ports. */
    private static int freePort() throws IOException {
        for (int tries = 0; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(21_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (tries > 100) {
                    throw taken;
                }
            }
        }
    }
}
