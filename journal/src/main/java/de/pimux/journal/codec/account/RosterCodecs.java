package de.pimux.journal.codec.account;

import de.pimux.core.jid.Jid;
import de.pimux.core.roster.RosterEvent.HistoryForgotten;
import de.pimux.core.roster.RosterEvent.ItemRemoved;
import de.pimux.core.roster.RosterEvent.ItemSet;
import de.pimux.core.roster.RosterEvent.RequestSettled;
import de.pimux.core.roster.RosterEvent.SubscriptionRequested;
import de.pimux.core.roster.RosterItem;
import de.pimux.core.roster.Subscription;
import de.pimux.journal.codec.Codec;
import de.pimux.journal.codec.CodecModule;
import de.pimux.journal.codec.Input;
import de.pimux.journal.codec.Output;
import java.util.List;

/** What happens to a roster. */
final class RosterCodecs implements CodecModule {
    private static final int TO = 1;
    private static final int FROM = 1 << 1;
    private static final int ASK = 1 << 2;
    private static final int APPROVED = 1 << 3;

    @Override
    public List<Codec<?>> codecs() {
        return List.of(
                new Codec<>(
                        "roster-item-set",
                        1,
                        ItemSet.class,
                        (event, out) -> item(event.item(), out).number(event.version()),
                        (in, version) -> new ItemSet(item(in), in.number())),
                new Codec<>(
                        "roster-item-removed",
                        1,
                        ItemRemoved.class,
                        (event, out) -> out.text(event.jid().text()).number(event.version()),
                        (in, version) -> new ItemRemoved(Values.jid(in), in.number())),
                new Codec<>(
                        "subscription-requested",
                        1,
                        SubscriptionRequested.class,
                        (event, out) -> {
                            Values.jid(event.from(), out);
                            Values.element(event.stanza(), out);
                        },
                        (in, version) -> new SubscriptionRequested(Values.jid(in), Values.element(in))),
                new Codec<>(
                        "request-settled",
                        1,
                        RequestSettled.class,
                        (event, out) -> Values.jid(event.from(), out),
                        (in, version) -> new RequestSettled(Values.jid(in))),
                new Codec<>(
                        "roster-history-forgotten",
                        1,
                        HistoryForgotten.class,
                        (event, out) -> out.number(event.upTo()),
                        (in, version) -> new HistoryForgotten(in.number())));
    }

    private static Output item(RosterItem item, Output out) {
        return out.text(item.jid().text())
                .text(item.name())
                .each(item.groups(), (group, to) -> to.text(group))
                .number(flags(item));
    }

    private static int flags(RosterItem item) {
        return (item.subscription().hasTo() ? TO : 0)
                | (item.subscription().hasFrom() ? FROM : 0)
                | (item.ask() ? ASK : 0)
                | (item.approved() ? APPROVED : 0);
    }

    private static RosterItem item(Input in) {
        Jid jid = Values.jid(in);
        String name = in.text();
        List<String> groups = in.each(Input::text);
        int flags = in.smallNumber();
        Subscription subscription = Subscription.NONE.withTo((flags & TO) != 0).withFrom((flags & FROM) != 0);
        return new RosterItem(jid, name, groups, subscription, (flags & ASK) != 0, (flags & APPROVED) != 0);
    }
}
