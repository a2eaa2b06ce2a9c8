package de.pimux.actors;

import de.pimux.actors.account.LastActivities;
import de.pimux.actors.config.ServerConfig;
import de.pimux.actors.export.ExportedFiles;
import de.pimux.actors.export.Exports;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Extensions;
import de.pimux.actors.extension.Xep;
import de.pimux.actors.ledger.Ledgers;
import de.pimux.actors.net.NetServer;
import de.pimux.actors.stream.ClientStream;
import de.pimux.actors.upload.Slot;
import de.pimux.actors.upload.Uploads;
import de.pimux.core.jid.Jid;
import de.pimux.core.upload.ByteRange;
import de.pimux.core.upload.SlotRequest;
import de.pimux.core.upload.StoredFile;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints {@code docs/xeps.md} from the {@link Xep} annotations of what is installed. */
final class XepTable {
    private static final String HEAD = """
        # Supported extensions

        Printed from the code; a test fails where this page differs from it.

        | XEP | name | version | note |
        | --- | --- | --- | --- |
        """;

    private XepTable() {}

    static String of(ServerConfig config) {
        List<Class<?>> classes = new ArrayList<>(List.of(ClientStream.class, NetServer.class));
        Extensions none = new Extensions();
        Exports exports = new Exports(List::of, new NoUploads(), Runnable::run);
        Ledgers ledgers = (account, now) -> CompletableFuture.completedFuture(List.of());
        for (Extension extension : Installed.extensions(
                config,
                none,
                exports,
                ledgers,
                account -> CompletableFuture.completedFuture(List.of()),
                new LastActivities(),
                new NoUploads(),
                () -> "",
                () -> {
                    throw new IllegalStateException("nothing is registered here");
                },
                account -> CompletableFuture.completedFuture(List.of()),
                "",
                () -> "",
                () -> Instant.EPOCH)) classes.add(extension.getClass());
        return classes.stream()
                .flatMap(type -> Stream.of(type.getAnnotationsByType(Xep.class)))
                .sorted(Comparator.comparingInt(Xep::number))
                .map(XepTable::row)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Xep xep) {
        return "| %04d | %s | %s | %s |%n".formatted(xep.number(), xep.name(), xep.version(), xep.note());
    }

    private static final class NoUploads implements Uploads, ExportedFiles {
        @Override
        public CompletionStage<Slot> give(Jid account, SlotRequest request) {
            return CompletableFuture.failedFuture(new IllegalStateException());
        }

        @Override
        public CompletionStage<List<StoredFile>> files(Jid account) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public byte[] read(FileUploaded file, ByteRange range) {
            return new byte[0];
        }

        @Override
        public void discard(List<FileUploaded> files) {}
    }
}
