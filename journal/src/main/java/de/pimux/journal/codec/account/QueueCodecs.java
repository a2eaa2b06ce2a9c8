package de.pimux.journal.codec.account;

import de.pimux.core.offline.QueueEvent.MessageQueued;
import de.pimux.core.offline.QueueEvent.MessagesDelivered;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import java.util.List;

/** Messages on their way. */
final class QueueCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "message-queued",
                        1,
                        MessageQueued.class,
                        (event, out) -> {
                            out.number(event.sequenceNr()).instant(event.at());
                            Values.jid(event.sender(), out);
                            Values.element(event.stanza(), out);
                        },
                        (in, version) ->
                                new MessageQueued(in.number(), in.instant(), Values.jid(in), Values.written(in))),
                new Codec<>(
                        "messages-delivered",
                        1,
                        MessagesDelivered.class,
                        (event, out) -> numbers(event.sequenceNrs(), out),
                        (in, version) -> new MessagesDelivered(numbers(in))));
    }

    private static void numbers(long[] numbers, Output out) {
        out.number(numbers.length);
        for (long number : numbers) {
            out.number(number);
        }
    }

    private static long[] numbers(Input in) {
        return in.each(Input::number).stream().mapToLong(Long::longValue).toArray();
    }
}
