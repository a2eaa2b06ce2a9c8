package de.pimux.journal.codec.account;

import de.pimux.core.guard.FailedLoginEvent.FailureNoted;
import de.pimux.core.guard.FailedLoginEvent.NoticeDue;
import de.pimux.core.guard.FailedLoginEvent.OwnerNotified;
import de.pimux.core.guard.Origin;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.util.List;

/** Who tried to get into an account, and whether its owner knows. */
final class FailedLoginCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "login-failure-noted",
                        1,
                        FailureNoted.class,
                        (event, out) ->
                                out.instant(event.at()).text(event.origin().text()),
                        (in, version) -> new FailureNoted(in.instant(), new Origin(in.text()))),
                new Codec<>(
                        "failure-notice-due",
                        1,
                        NoticeDue.class,
                        (event, out) -> out.number(event.sequenceNr()),
                        (in, version) -> new NoticeDue(in.number())),
                new Codec<>(
                        "owner-notified",
                        1,
                        OwnerNotified.class,
                        (event, out) -> {},
                        (in, version) -> new OwnerNotified()));
    }
}
