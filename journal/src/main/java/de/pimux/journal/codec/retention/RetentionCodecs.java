package de.pimux.journal.codec.retention;

import de.pimux.core.retention.RetentionClass;
import de.pimux.core.retention.ShelfExpired;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.time.LocalDate;
import java.util.List;

/** What is left of what has expired. */
public final class RetentionCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(new Codec<>(
                "shelf-expired",
                1,
                ShelfExpired.class,
                (event, out) -> out.text(event.shelf().name())
                        .number(event.day().toEpochDay())
                        .instant(event.at())
                        .number(event.records()),
                (in, version) -> new ShelfExpired(
                        RetentionClass.valueOf(in.text()),
                        LocalDate.ofEpochDay(in.number()),
                        in.instant(),
                        in.number())));
    }
}
