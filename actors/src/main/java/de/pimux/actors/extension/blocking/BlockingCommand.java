package de.pimux.actors.extension.blocking;

import de.pimux.actors.account.AccountContext;
import de.pimux.actors.account.AccountEffect;
import de.pimux.actors.account.Outcome;
import de.pimux.actors.extension.Extension;
import de.pimux.actors.extension.Registry;
import de.pimux.actors.extension.Xep;
import de.pimux.core.account.AccountState;
import de.pimux.core.blocking.BlockCommand;
import de.pimux.core.blocking.BlockLimits;
import de.pimux.core.blocking.BlockList;
import de.pimux.core.blocking.BlockPresence;
import de.pimux.core.blocking.BlockXml;
import de.pimux.core.blocking.Blocking;
import de.pimux.core.blocking.BlockingEvent;
import de.pimux.core.jid.Jid;
import de.pimux.core.stanza.Iq;
import de.pimux.core.stanza.Presence;
import de.pimux.core.stanza.StanzaException;
import java.util.ArrayList;
import java.util.List;

/** Lists, blocks and unblocks addresses. What blocking does to stanzas is decided where they pass the account. */
@Xep(number = 191, version = "1.3", name = "Blocking Command")
public final class BlockingCommand implements Extension {
    private final BlockLimits limits;

    public BlockingCommand(BlockLimits limits) {
        this.limits = limits;
    }

    @Override
    public void register(Registry on) {
        on.disco(Blocking.NAMESPACE)
                .accountDisco(Blocking.NAMESPACE)
                .accountIq(Iq.Type.GET, Blocking.NAMESPACE, "blocklist", BlockingCommand::list)
                .accountIq(Iq.Type.SET, Blocking.NAMESPACE, "block", this::change)
                .accountIq(Iq.Type.SET, Blocking.NAMESPACE, "unblock", this::change);
    }

    private static Outcome list(AccountContext account, Iq iq) {
        Jid client = iq.from();
        Outcome answer =
                Outcome.reply(iq.result(BlockXml.blockList(account.state().blockList())));
        return client == null ? answer : answer.then(new AccountEffect.WatchesBlocks(client.resource()));
    }

    private Outcome change(AccountContext account, Iq iq) {
        try {
            BlockCommand command = BlockCommand.read(iq.requested());
            return command.decide(account.state().blockList(), limits)
                    .fold(events -> accepted(account, iq, command, events), Outcome::refuse);
        } catch (StanzaException malformed) {
            return Outcome.refuse(malformed.error());
        }
    }

    /** Whoever is blocked sees the owner go before the answer, and whoever isn't any more sees it come back. */
    private static Outcome accepted(AccountContext account, Iq iq, BlockCommand command, List<BlockingEvent> events) {
        AccountState after = account.state();
        for (BlockingEvent event : events) after = after.apply(event);
        return Outcome.happened(events)
                .then(consequences(account, after.blockList()))
                .then(new AccountEffect.Reply(iq.result()))
                .then(new AccountEffect.Push(session -> session.view().blockListRequested(), command.push()));
    }

    private static List<AccountEffect> consequences(AccountContext account, BlockList after) {
        BlockPresence presence =
                BlockPresence.of(account.state().roster(), account.state().blockList(), after);
        List<AccountEffect> effects = new ArrayList<>();
        effects.add(new AccountEffect.EndDirected(after, presence.hiddenFrom()));
        for (Jid contact : presence.hiddenFrom()) effects.add(new AccountEffect.PresenceTo(contact, false));
        for (Jid contact : presence.shownTo()) effects.add(new AccountEffect.PresenceTo(contact, true));
        for (Jid contact : presence.probed())
            effects.add(new AccountEffect.Route(Presence.of(Presence.Type.PROBE, account.jid(), contact)));
        return effects;
    }
}
