package de.pimux.journal.codec.account;

import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.EventCodec;
import java.util.List;
import java.util.stream.Stream;

/** Everything that the journal holds of an account. */
public final class AccountCodecs implements CodecModule {
    private static final List<CodecModule> EVENTS = List.of(
            new CredentialsCodecs(),
            new RosterCodecs(),
            new QueueCodecs(),
            new BlockingCodecs(),
            new StoredXmlCodecs(),
            new PubsubCodecs(),
            new FailedLoginCodecs(),
            new ArchiveCodecs(),
            new LedgerCodecs(),
            new UploadCodecs());

    @Override
    public List<Codec<?>> codecs() {
        CodecModule snapshot = new SnapshotCodec(new EventCodec(EVENTS));
        return Stream.concat(EVENTS.stream(), Stream.of(snapshot))
                .<Codec<?>>flatMap(module -> module.codecs().stream())
                .toList();
    }
}
