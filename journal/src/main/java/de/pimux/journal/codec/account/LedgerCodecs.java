package de.pimux.journal.codec.account;

import de.pimux.core.ledger.Deed;
import de.pimux.core.ledger.DeviceEvent.DeviceKnown;
import de.pimux.core.ledger.LedgerEvent.DeedNoted;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.util.List;

/** What was done to an account. */
final class LedgerCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "deed-noted",
                        1,
                        DeedNoted.class,
                        (event, out) ->
                                out.instant(event.at()).text(event.deed().name()),
                        (in, version) -> new DeedNoted(in.instant(), Deed.valueOf(in.text()))),
                new Codec<>(
                        "device-known",
                        1,
                        DeviceKnown.class,
                        (event, out) -> out.text(event.mark()),
                        (in, version) -> new DeviceKnown(in.text())));
    }
}
