package de.pimux.journal.codec.account;

import de.pimux.core.upload.ContentKey;
import de.pimux.core.upload.MediaType;
import de.pimux.core.upload.UploadEvent.FileDeleted;
import de.pimux.core.upload.UploadEvent.FileUploaded;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.util.List;

/** The files of an account, without their content. */
final class UploadCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "file-uploaded",
                        1,
                        FileUploaded.class,
                        (event, out) -> {
                            Values.jid(event.owner(), out.instant(event.at()));
                            out.text(event.name()).number(event.size());
                            out.text(event.type().text()).bytes(event.key().bytes());
                        },
                        (in, version) -> new FileUploaded(
                                in.instant(),
                                Values.jid(in),
                                in.text(),
                                in.number(),
                                new MediaType(in.text()),
                                new ContentKey(in.bytes()))),
                new Codec<>(
                        "file-deleted",
                        1,
                        FileDeleted.class,
                        (event, out) -> Values.position(event.position(), out.instant(event.at())),
                        (in, version) -> new FileDeleted(in.instant(), Values.position(in))));
    }
}
