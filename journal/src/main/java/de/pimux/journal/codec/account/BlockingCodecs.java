package de.pimux.journal.codec.account;

import de.pimux.core.blocking.BlockingEvent.JidsBlocked;
import de.pimux.core.blocking.BlockingEvent.JidsUnblocked;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.util.List;

/** What happens to a block list. */
final class BlockingCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "jids-blocked",
                        1,
                        JidsBlocked.class,
                        (event, out) -> out.each(event.jids(), Values::jid),
                        (in, version) -> new JidsBlocked(in.each(Values::jid))),
                new Codec<>(
                        "jids-unblocked",
                        1,
                        JidsUnblocked.class,
                        (event, out) -> out.each(event.jids(), Values::jid),
                        (in, version) -> new JidsUnblocked(in.each(Values::jid))));
    }
}
