package de.pimux.actors.net;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
import de.pimux.actors.config.ConfigReader;
import de.pimux.actors.config.ServerConfig;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A {@link NetServer} on free ports whose streams say back what they are told; {@code starttls} does that. */
final class EchoServer implements AutoCloseable, ConnectionHandler {
    final BlockingQueue<ConnectionInfo> connections = new LinkedBlockingQueue<>();
    final BlockingQueue<String> threads = new LinkedBlockingQueue<>();
    final AtomicLong received = new AtomicLong();
    final AtomicLong written = new AtomicLong();
    final NetServer net;
    private final ActorSystem<Void> system;

    /** {@code settings}: what differs from the defaults, as lines of HOCON. */
    EchoServer(Path folder, String... settings) throws Exception {
        String text = listening("127.0.0.1:0") + "\n" + String.join("\n", settings);
        ServerConfig config = ConfigReader.read(Files.writeString(folder.resolve("echo.conf"), text));
        system = ActorSystem.create(Behaviors.empty(), "echo", ConfigFactory.load());
        net = NetServer.start(config, system, this, this);
    }

    static String listening(String starttls) {
        return "pimux { c2s { starttls = [\"" + starttls + "\"], direct-tls = [\"127.0.0.1:0\"] }, web.listen = [] }";
    }

    InetSocketAddress plain() {
        return net.starttls().get(0);
    }

    InetSocketAddress direct() {
        return net.directTls().get(0);
    }

    @Override
    public Flow<ByteString, WireCommand, NotUsed> newConnection(ConnectionInfo info) {
        connections.add(info);
        return Flow.of(ByteString.class).mapConcat(bytes -> {
            threads.add(Thread.currentThread().getName());
            received.addAndGet(bytes.length());
            return answer(bytes);
        });
    }

    private List<WireCommand> answer(ByteString bytes) {
        String text = bytes.decodeString(StandardCharsets.UTF_8);
        if (text.equals("starttls")) {
            return List.of(new WireCommand.Write(ByteString.fromString("proceed")), new WireCommand.StartTls());
        }
        if (text.equals("abort")) return List.of(new WireCommand.Abort());
        return List.of(new WireCommand.Write(bytes, () -> written.addAndGet(bytes.length())));
    }

    @Override
    public void close() {
        net.stopAccepting();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
