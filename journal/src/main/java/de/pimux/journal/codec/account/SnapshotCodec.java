package de.pimux.journal.codec.account;

import de.pimux.core.account.AccountEvent;
import de.pimux.core.account.AccountHistory;
import de.pimux.core.account.AccountState;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.EventCodec;
import java.util.List;

/**
 * The snapshot of an account: the shortest history that leads to its state, in the codecs of the events. So every version
 * of an event that can be replayed can also be read from a snapshot, and messages on their way are not in it.
 */
final class SnapshotCodec implements CodecModule {
    private final EventCodec events;

    SnapshotCodec(EventCodec events) {
        this.events = events;
    }

    @Override
    public List<Codec<?>> codecs() {
        return List.of(new Codec<>(
                "account",
                1,
                AccountState.class,
                (state, out) -> out.each(AccountHistory.of(state), (event, to) -> to.bytes(events.encode(event))),
                (in, version) -> fold(in.each(each -> events.decode(each.bytes())))));
    }

    private static AccountState fold(List<Object> history) {
        AccountState state = AccountState.ABSENT;
        for (Object event : history) {
            state = state.apply((AccountEvent) event);
        }
        return state;
    }
}
