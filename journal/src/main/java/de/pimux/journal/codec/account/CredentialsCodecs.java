package de.pimux.journal.codec.account;

import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.CredentialsEvent.PasswordChanged;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.sasl.ScramKeys;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How an account comes, changes its password and goes. */
final class CredentialsCodecs implements CodecModule {
    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "account-registered",
                        1,
                        AccountRegistered.class,
                        (event, out) -> credentials(event.credentials(), out).instant(event.at()),
                        (in, version) -> new AccountRegistered(credentials(in), in.instant())),
                new Codec<>(
                        "password-changed",
                        1,
                        PasswordChanged.class,
                        (event, out) -> credentials(event.credentials(), out),
                        (in, version) -> new PasswordChanged(credentials(in))),
                new Codec<>(
                        "account-erased",
                        1,
                        AccountErased.class,
                        (event, out) -> out.instant(event.at()),
                        (in, version) -> new AccountErased(in.instant())));
    }

    /** In the order of the hashes, so that equal credentials are equal bytes. */
    private static Output credentials(ScramCredentials credentials, Output out) {
        return out.each(new TreeMap<>(credentials.keys()).entrySet(), (entry, to) -> {
            ScramKeys keys = entry.getValue();
            to.text(entry.getKey().name())
                    .bytes(keys.salt())
                    .number(keys.iterations())
                    .bytes(keys.storedKey())
                    .bytes(keys.serverKey());
        });
    }

    private static ScramCredentials credentials(Input in) {
        Map<ScramHash, ScramKeys> keys = new EnumMap<>(ScramHash.class);
        in.each(each -> keys.put(
                ScramHash.valueOf(each.text()),
                new ScramKeys(each.bytes(), each.smallNumber(), each.bytes(), each.bytes())));
        return new ScramCredentials(keys);
    }
}
