package de.pimux.journal.codec.erasure;

import de.pimux.core.erasure.ErasureLogEvent.ErasureDropped;
import de.pimux.core.erasure.ErasureLogEvent.ErasurePending;
import de.pimux.core.erasure.ErasureLogEvent.ReceiptLogged;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.util.List;

/** Which erasures are under way, and which receipts were made. */
public final class ErasureLogCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "erasure-pending",
                        1,
                        ErasurePending.class,
                        (event, out) -> out.text(event.account()).number(event.sequenceNr()),
                        (in, version) -> new ErasurePending(in.text(), in.number())),
                new Codec<>(
                        "erasure-dropped",
                        1,
                        ErasureDropped.class,
                        (event, out) -> out.number(event.pending()),
                        (in, version) -> new ErasureDropped(in.number())),
                new Codec<>(
                        "erasure-receipt-logged",
                        1,
                        ReceiptLogged.class,
                        (event, out) -> {
                            out.number(event.pending()).number(event.number()).instant(event.at());
                            ReceiptValues.requester(event.by(), out);
                            ReceiptValues.tally(event.records(), out);
                            ReceiptValues.receipt(event.receipt(), out);
                            out.text(event.previous());
                        },
                        (in, version) -> new ReceiptLogged(
                                in.number(),
                                in.number(),
                                in.instant(),
                                ReceiptValues.requester(in),
                                ReceiptValues.tally(in),
                                ReceiptValues.receipt(in),
                                in.text())));
    }
}
