package de.pimux.journal.codec.account;

import de.pimux.core.privatestorage.PrivateStorageEvent.ElementStored;
import de.pimux.core.vcard.ProfileEvent.VCardPublished;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import java.util.List;

/** XML that clients keep on the server: the profile and private storage. */
final class StoredXmlCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "vcard-published",
                        1,
                        VCardPublished.class,
                        (event, out) -> Values.element(event.vCard(), out),
                        (in, version) -> new VCardPublished(Values.element(in))),
                new Codec<>(
                        "private-element-stored",
                        1,
                        ElementStored.class,
                        (event, out) -> Values.element(event.element(), out),
                        (in, version) -> new ElementStored(Values.element(in))));
    }
}
