package de.pimux.journal.codec.account;

import de.pimux.core.account.CredentialsEvent.AccountErased;
import de.pimux.core.account.CredentialsEvent.AccountRegistered;
import de.pimux.core.account.CredentialsEvent.AccountRestricted;
import de.pimux.core.account.CredentialsEvent.AccountUnrestricted;
import de.pimux.core.account.CredentialsEvent.ErasureBegun;
import de.pimux.core.account.CredentialsEvent.PasswordChanged;
import de.pimux.core.erasure.ReceiptId;
import de.pimux.core.erasure.Requester;
import de.pimux.core.erasure.Tally;
import de.pimux.core.sasl.ScramCredentials;
import de.pimux.core.sasl.ScramHash;
import de.pimux.core.sasl.ScramKeys;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import de.pimux.journal.codec.erasure.ReceiptValues;
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
                        "account-restricted",
                        1,
                        AccountRestricted.class,
                        (event, out) -> out.instant(event.at()),
                        (in, version) -> new AccountRestricted(in.instant())),
                new Codec<>(
                        "account-unrestricted",
                        1,
                        AccountUnrestricted.class,
                        (event, out) -> out.instant(event.at()),
                        (in, version) -> new AccountUnrestricted(in.instant())),
                new Codec<>(
                        "erasure-begun",
                        1,
                        ErasureBegun.class,
                        (event, out) -> {
                            Values.jid(event.account(), out);
                            ReceiptValues.requester(event.by(), out.instant(event.at()));
                        },
                        (in, version) -> new ErasureBegun(Values.jid(in), in.instant(), ReceiptValues.requester(in))),
                new Codec<>(
                        "account-erased",
                        2,
                        AccountErased.class,
                        (event, out) -> {
                            ReceiptValues.requester(event.by(), out.instant(event.at()));
                            ReceiptValues.tally(event.records(), out);
                            ReceiptValues.receipt(event.receipt(), out);
                        },
                        CredentialsCodecs::erased));
    }

    /** Version 1 is from before there were receipts. */
    private static AccountErased erased(Input in, int version) {
        return version == 1
                ? new AccountErased(in.instant(), Requester.USER, Tally.NONE, ReceiptId.NONE)
                : new AccountErased(
                        in.instant(), ReceiptValues.requester(in), ReceiptValues.tally(in), ReceiptValues.receipt(in));
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
