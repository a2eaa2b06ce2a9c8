package de.pimux.journal.codec.guard;

import de.pimux.core.guard.GuardEvent.AddressBlocked;
import de.pimux.core.guard.GuardEvent.AddressUnblocked;
import de.pimux.core.guard.GuardEvent.LoginFailed;
import de.pimux.core.guard.Origin;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.Input;
import java.util.List;

/** Wrong passwords and blocks. There is no codec for a state of the guard: it has no snapshots. */
public final class GuardCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "login-failed",
                        1,
                        LoginFailed.class,
                        (event, out) ->
                                out.instant(event.at()).text(event.origin().text()),
                        (in, version) -> new LoginFailed(in.instant(), origin(in))),
                new Codec<>(
                        "address-blocked",
                        1,
                        AddressBlocked.class,
                        (event, out) -> out.instant(event.at())
                                .text(event.network().text())
                                .instant(event.until()),
                        (in, version) -> new AddressBlocked(in.instant(), origin(in), in.instant())),
                new Codec<>(
                        "address-unblocked",
                        1,
                        AddressUnblocked.class,
                        (event, out) ->
                                out.instant(event.at()).text(event.network().text()),
                        (in, version) -> new AddressUnblocked(in.instant(), origin(in))));
    }

    private static Origin origin(Input in) {
        return new Origin(in.text());
    }
}
